import { assertNever } from '../../../src-contract/assert-never.ts'
import { wordsFor } from '../../../src-contract/failure.ts'
import type { Command } from '../../core/batch/commands.ts'
import type { Book } from '../../core/batch/book.ts'
import type { Batch } from '../../core/batch/state.ts'
import type { BatchLog } from '../logs/batch-log.ts'
import type { StoreClient } from '../store/store-client.ts'
import { batchSection } from './batch-section.ts'
import type { BookChecker } from './check-book.ts'
import type { LiveRuns } from './live-runs.ts'
import type { MachineWatch } from './machine-watch.ts'

export type CommandTools = {
  runs: LiveRuns
  checker: BookChecker
  store: StoreClient
  log: BatchLog
  watch: MachineWatch
  /** What is kept in memory alone about a book that left the list. */
  forget: (bookId: string) => void
}

function logLine(word: string, book: Book): string {
  const about = book.failure === null ? '' : `: ${wordsFor(book.failure).what}`
  const done =
    book.state === 'skipped' ? `: already done${book.doneOn === null ? '' : ` on ${book.doneOn}`}` : ''
  const gaps = book.gaps.length === 0 ? '' : ` (${book.gaps.length} gaps)`
  return `[${word}] ${book.path}${gaps}${about}${done}`
}

/** Carries out what the machine has decided. `before` and `state`: around the event that led to it. */
export function commandRunner(tools: CommandTools): (command: Command, before: Batch, state: Batch) => void {
  const { runs, checker, store, log, watch } = tools

  const storeBatch = (command: Extract<Command, { type: 'store-batch' }>, state: Batch): void => {
    const books = command.bookIds.flatMap((id) => {
      const book = state.books.get(id)
      return book === undefined ? [] : [book]
    })
    const paths = new Set(books.flatMap((book) => (book.place === null ? [] : [book.place.pipelineJson])))
    const { batchId: id, startedAt, endedAt, interrupted } = command
    const avgCpu = watch.averageCpu()
    for (const path of paths) {
      // A file that could not even be read has no place of its own; with one record for all it is told there.
      const told = books.filter((book) =>
        book.place === null ? paths.size === 1 : book.place.pipelineJson === path,
      )
      store.batch(path, batchSection({ id, startedAt, endedAt, interrupted, avgCpu }, told))
    }
  }

  return (command, before, state) => {
    switch (command.type) {
      case 'inspect':
        return checker.check(command.bookId)
      case 'start-run': {
        const book = state.books.get(command.bookId)
        if (book === undefined) throw new TypeError('a run was started for a book that is not there')
        watch.begin()
        return runs.start(book, command.runId, { redo: command.redo, phases: command.phases })
      }
      case 'suspend-run': {
        const book = state.books.get(command.bookId)
        return book === undefined ? undefined : runs.suspend(book, command.runId)
      }
      case 'continue-run':
        return runs.resume(command.runId)
      case 'stop-run':
        return runs.stop(command.runId, command.why)
      case 'store-record': {
        const book = state.books.get(command.bookId)
        if (book === undefined || book.place === null || book.fileId === null) return undefined
        return store.record(book.place.pipelineJson, book.fileId, command.phase, command.entry)
      }
      case 'store-batch':
        return storeBatch(command, state)
      case 'log-batch': {
        const book = state.books.get(command.bookId) ?? before.books.get(command.bookId)
        return book === undefined
          ? undefined
          : log.write(logLine(command.word, book), command.word === 'FAIL' ? 'ERROR' : 'INFO')
      }
      case 'forget-book':
        return tools.forget(command.bookId)
      case 'persist':
        // The journal is written by the loop itself, which sees every change.
        return undefined
      default:
        return assertNever(command)
    }
  }
}
