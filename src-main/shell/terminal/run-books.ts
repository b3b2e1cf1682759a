import type { BookView } from '../../../src-contract/book-view.ts'
import type { Failure, Result } from '../../../src-contract/failure.ts'
import type { BatchReport } from '../../../src-contract/reports.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import { startTidier } from '../work/tidier.ts'
import { openWorkDesk, type DeskParts } from '../work/work-desk.ts'
import type { Controller } from '../app/bookspool-api.ts'
import { bookReport, endLine, refusedReport } from './book-report.ts'
import { watchInterrupt } from './interrupt.ts'
import { askPasswords } from './ask-passwords.ts'
import { showProgress } from './show-progress.ts'
import { printJson, type Terminal } from './terminal.ts'
import { failureLine } from './terminal-words.ts'

export type RunBooks = {
  controller: Controller
  paths: readonly string[]
  terminal: Terminal
  /** Whether stdout is to hold one document, also where a second Ctrl-C ends everything at once. */
  json: boolean
  /** Whether what is no book was named by the user (then it counts as failed) or only found in a folder (then it is listed). */
  isNamed: (failure: Failure) => boolean
  /** Whose working files are looked after while the books are made and when they are; `compress`: also made smaller, which takes its time at the end. */
  work: Pick<DeskParts, 'places' | 'config'> & { compress: boolean }
}

export type BooksRun = {
  report: BatchReport
  names: string[]
  interrupted: boolean
  /** Records that could not be written to the end: the books are there, and the next run does not know it. */
  unwritten: readonly Failure[]
}

/** Runs the books to their end, or until Ctrl-C; the controller is closed afterwards. */
export async function runBooks({
  controller,
  paths,
  terminal,
  json,
  isNamed,
  work,
}: RunBooks): Promise<Result<BooksRun>> {
  const begun = performance.now()
  let named: Failure[] = []
  // What batch_size left over has not been tried: it is no part of this run.
  const isPart = (book: BookView): boolean => interrupt.happened() || book.state !== 'waiting'
  const reportNow = (): BatchReport => ({
    books: [
      ...controller
        .books()
        .filter(isPart)
        .map((book) => bookReport(book, controller.logPath(book.id))),
      ...named.map(refusedReport),
    ],
    elapsedSec: Math.round(performance.now() - begun) / 1000,
  })
  const desk = openWorkDesk({
    ...work,
    program: orchestratorProgram(),
    record: controller.record,
    log: () => undefined,
  })
  const tidier = startTidier({ controller, desk, compress: work.compress, log: () => undefined })
  let stopping: Promise<unknown> = Promise.resolve()
  const endTidily = (): void => {
    terminal.warn('Stopping; what is made so far is kept. Press Ctrl-C again to leave at once.')
    stopping = Promise.all([controller.stop(), desk.stop()])
  }
  const interrupt = watchInterrupt(endTidily, () => {
    if (json) printJson(terminal, reportNow())
  })
  try {
    const added = await controller.add(paths)
    named = added.refused.filter(isNamed)
    for (const failure of added.refused)
      terminal.warn(endLine(refusedReport(failure), failure.file ?? 'a file').replace(': failed:', ':'))
    const stopShowing = showProgress(controller, terminal)
    if (!json && terminal.canAsk) await askPasswords(controller, terminal, interrupt.happened)
    if (!interrupt.happened() && controller.books().length > 0) {
      const started = await controller.start()
      if (!started.ok) return started
      await controller.whenIdle()
    }
    await stopping
    stopShowing()
    const names = [
      ...controller
        .books()
        .filter(isPart)
        .map((book) => book.fileName),
      ...named.map((failure) => failure.file ?? ''),
    ]
    const report = reportNow()
    if (interrupt.happened()) await tidier.stop()
    else await tidier.finish()
    const unwritten = await controller.close()
    const left = controller.books().filter((book) => !isPart(book)).length
    if (left > 0) terminal.say(`${left} ${left === 1 ? 'book' : 'books'} left for the next run (batch_size)`)
    for (const failure of unwritten) terminal.warn(failureLine(failure))
    return { ok: true, value: { report, names, interrupted: interrupt.happened(), unwritten } }
  } finally {
    await tidier.stop()
    await controller.close()
    interrupt.release()
  }
}
