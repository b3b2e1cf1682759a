// One line of many megabytes without an end, then an event on a line of its own.
const part = 'y'.repeat(65_536)
for (let count = 0; count < 600; count++) process.stdout.write(part)
process.stdout.write(`\n${JSON.stringify({ type: 'warning', message: 'still here' })}\n`)
