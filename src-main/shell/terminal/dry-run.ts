import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BookPlan } from '../../../src-contract/book-page.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import type { BookView } from '../../../src-contract/book-view.ts'
import { succeed, type Result } from '../../../src-contract/failure.ts'
import type { BatchReport, BookReport } from '../../../src-contract/reports.ts'
import type { Controller } from '../app/bookspool-api.ts'
import { bookStatuses } from '../workspace/book-statuses.ts'
import { reportError } from './book-report.ts'
import { printJson, type Terminal } from './terminal.ts'
import { terminalWords } from './terminal-words.ts'
import { whenLookedAt } from './when-looked-at.ts'

type Fate = { willRun: boolean; words: string }

/** What would become of a book, and why. `left`: how many more batch_size allows; `plan`: what the record and the disk say, where it could be read. */
export function fateOf(
  book: BookView,
  left: number,
  phases: readonly number[],
  plan: BookPlan | null = null,
): Fate {
  if (book.failure !== null) {
    const { what } = terminalWords(book.failure)
    return { willRun: false, words: `would not run: ${what}` }
  }
  if (plan?.action === 'refuse') return { willRun: false, words: `would not run: ${plan.why}` }
  const why = plan?.why ?? book.note
  const note = why === null ? '' : ` (${why})`
  if (book.state === 'skipped' || book.state === 'done' || book.state === 'done-with-gaps')
    return { willRun: false, words: `would be skipped: every requested phase is done${note}` }
  if (left <= 0) return { willRun: false, words: 'would wait: batch_size is reached' }
  const which = plan === null || plan.phases.length === 0 ? phases : plan.phases
  return { willRun: true, words: `would run phases ${which.join(', ')}${note}` }
}

function dryReport(book: BookView): BookReport {
  const { path, outputs, audioSec, chapters, failure } = book
  return {
    source: path,
    status: 'skipped',
    outputs,
    audioSec,
    chapters,
    log: null,
    error: failure === null ? null : reportError(failure),
  }
}

/** By path. Without a record there is nothing to plan by; one that cannot be read is each book's failure already. */
async function plansOf(controller: Controller, config: Config): Promise<Map<string, BookPlan>> {
  if (config.pipeline_json === null) return new Map()
  const files = controller.books().flatMap((book) => (book.failure === null ? [book.path] : []))
  const items = await bookStatuses({ pipelineJson: config.pipeline_json, config }, files, true)
  return new Map(items.ok ? items.value.map(({ source, plan }) => [source ?? '', plan]) : [])
}

/** Leaves no trace: what a controller writes for itself goes into a folder that is dropped. */
export async function withScratchFolder<Value>(use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-dry-run-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Looks at every book and says what a run would do; nothing is run. Exit status 0, whatever it finds. */
export async function dryRun(
  controller: Controller,
  paths: readonly string[],
  config: Config,
  json: boolean,
  terminal: Terminal,
): Promise<Result<number>> {
  const begun = performance.now()
  try {
    const added = paths.length === 0 ? null : await controller.add(paths)
    await whenLookedAt(controller)
    const plans = await plansOf(controller, config)
    let left = config.batch_size ?? Number.POSITIVE_INFINITY
    for (const book of controller.books()) {
      const fate = fateOf(book, left, config.phases_to_run, plans.get(book.path) ?? null)
      if (fate.willRun) left -= 1
      terminal.say(`${book.fileName}: ${fate.words}`)
    }
    for (const failure of added?.refused ?? [])
      terminal.say(`${failure.file ?? 'a file'}: ${terminalWords(failure).what}`)
    const elapsedSec = Math.round(performance.now() - begun) / 1000
    const report: BatchReport = { books: controller.books().map(dryReport), elapsedSec }
    if (json) printJson(terminal, report)
    return succeed(0)
  } finally {
    await controller.close()
  }
}
