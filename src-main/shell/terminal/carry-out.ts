import { failureFrom, type Failure, type Result } from '../../../src-contract/failure.ts'
import { exitStatus } from './book-report.ts'
import { openTerminal, type Terminal } from './terminal.ts'
import { failureLine } from './terminal-words.ts'

export const jsonHelp = 'print one JSON document on stdout and nothing else'

type Command_ = (terminal: Terminal) => Promise<Result<number>>
export type Finish = (status: number) => void

/** Runs a command; a failure is said with what to do. With --json it is the document too. */
export async function carryOut(
  command: Command_,
  json: boolean,
  empty: (failure: Failure) => unknown,
  finish: Finish,
): Promise<void> {
  const terminal = openTerminal(json)
  const document = (failure: Failure): void => {
    if (json) terminal.result(`${JSON.stringify(empty(failure), null, 2)}\n`)
  }
  const result = await command(terminal).catch((error: unknown): never => {
    terminal.draw([])
    document(failureFrom(error))
    throw error
  })
  if (result.ok) {
    finish(result.value)
    return
  }
  terminal.draw([])
  terminal.warn(`bookspool: ${failureLine(result.failure)}`)
  document(result.failure)
  finish(exitStatus.failed)
}

export const noItems = (): unknown => ({ items: [] })
