import { CommanderError } from 'commander'
import { errorCode } from '../src-node/atomic-file.ts'
import { exitStatus } from './shell/terminal/book-report.ts'
import { packageVersion } from './shell/terminal/package-version.ts'
import { createProgram, documentOfNothing } from './shell/terminal/program.ts'

// `bookspool … | head` closes the pipe early: there is nobody left to write for.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (errorCode(error) !== 'EPIPE') throw error
  })

async function runCli(argv: readonly string[]): Promise<void> {
  try {
    const program = createProgram(packageVersion(), (status) => {
      process.exitCode = status
    })
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode !== 0) process.stdout.write(documentOfNothing(argv) ?? '')
      process.exitCode = error.exitCode === 0 ? exitStatus.success : exitStatus.failed
      return
    }
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(`bookspool: Something went wrong inside Bookspool. Please report it:\n${words}\n`)
    process.exitCode = exitStatus.failed
  }
}

await runCli(process.argv.slice(2))
