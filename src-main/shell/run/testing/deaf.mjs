// Hears neither `stop` nor SIGTERM.
process.on('SIGTERM', () => undefined)
process.stdin.resume()
process.stdout.write(`${JSON.stringify({ type: 'warning', message: 'ready' })}\n`)
setInterval(() => undefined, 1000)
