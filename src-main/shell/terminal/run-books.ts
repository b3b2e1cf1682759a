import { countWords } from '../../../src-contract/count-words.ts'
import type { BookView } from '../../../src-contract/book-view.ts'
import type { Failure, Result } from '../../../src-contract/failure.ts'
import type { BatchReport } from '../../../src-contract/reports.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import { startTidier, type Tidier } from '../work/tidier.ts'
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
  /** Whose working files are looked after while the books are made and when they are. */
  work: Pick<DeskParts, 'places' | 'config' | 'compressesIn'>
  /** Tells of the run, before the working files have their turn: nobody waits for those. */
  tell: (run: ToldRun) => void
}

export type ToldRun = { report: BatchReport; names: string[]; interrupted: boolean }

export type BooksRun = ToldRun & {
  /** Records that could not be written to the end: the books are there, and the next run does not know it. */
  unwritten: readonly Failure[]
}

/** A short book's working files are compressed before anybody notices. */
const unnoticedMs = 1000

async function tidyUp(tidier: Tidier, terminal: Terminal): Promise<void> {
  const words = 'Compressing working files, without loss. Ctrl-C leaves them for another time.'
  const notice = setTimeout(
    () => (terminal.isScreen ? terminal.draw([words]) : terminal.say(words)),
    unnoticedMs,
  )
  await tidier.finish()
  clearTimeout(notice)
  terminal.draw([])
}

/** Runs the books to their end, or until Ctrl-C; the controller is closed afterwards. */
export async function runBooks({
  controller,
  paths,
  terminal,
  json,
  isNamed,
  work,
  tell,
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
  const tidier = startTidier({ controller, desk, log: () => undefined })
  let stopping: Promise<unknown> = Promise.resolve()
  let isTold = false
  const endTidily = (): void => {
    if (isTold) {
      terminal.warn(
        'The working files that are left are compressed by the next run, or by bookspool clean --compress.',
      )
      stopping = desk.stop()
      return
    }
    terminal.warn('Stopping; what is made so far is kept. Press Ctrl-C again to leave at once.')
    stopping = Promise.all([controller.stop(), desk.stop()])
  }
  const interrupt = watchInterrupt(endTidily, () => {
    if (json && !isTold) printJson(terminal, reportNow())
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
    const run = { report: reportNow(), names, interrupted: interrupt.happened() }
    const left = controller.books().filter((book) => !isPart(book)).length
    // What cannot be written is tried again, and told of when that has failed too.
    await controller.record.flush()
    tell(run)
    isTold = true
    if (left > 0) terminal.say(`${countWords(left, 'book')} left for the next run (batch_size)`)
    if (run.interrupted) await tidier.stop()
    else await tidyUp(tidier, terminal)
    const unwritten = await controller.close()
    for (const failure of unwritten) terminal.warn(failureLine(failure))
    return { ok: true, value: { ...run, unwritten } }
  } finally {
    await tidier.stop()
    await controller.close()
    interrupt.release()
  }
}
