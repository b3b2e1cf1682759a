// Leaves a child behind that holds its pipes open, and ends.
import { spawn } from 'node:child_process'
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
process.stdout.write(`${JSON.stringify({ type: 'warning', message: String(child.pid) })}\n`, () =>
  process.exit(0),
)
