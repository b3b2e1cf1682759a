// Uses a whole core, in itself and in a child, and obeys `stop`.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
const child = spawn(process.execPath, ['-e', 'for (;;) ;'], { stdio: 'ignore' })
process.stdout.write(`${JSON.stringify({ type: 'warning', message: String(child.pid) })}\n`)
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line.includes('"stop"')) {
    process.stdout.write(`${JSON.stringify({ type: 'stopped' })}\n`, () => process.exit(130))
  }
})
