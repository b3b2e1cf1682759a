// Says hello, then nothing; ends on SIGTERM, as programs do.
process.stdin.resume()
process.stdout.write(`${JSON.stringify({ type: 'warning', message: 'ready' })}\n`)
setInterval(() => undefined, 1000)
