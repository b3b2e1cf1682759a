// Bytes that are no UTF-8, on both streams, around a good event.
process.stdout.write(Buffer.from([0xff, 0xfe, 0x80, 0x0a]))
process.stdout.write(`${JSON.stringify({ type: 'warning', message: 'Größe' })}\n`)
process.stderr.write(Buffer.from([0xc3, 0x28, 0x0a]))
