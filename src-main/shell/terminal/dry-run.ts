import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assertNever } from '../../../src-contract/assert-never.ts'
import { droppedAt, type BookPlan } from '../../../src-contract/book-page.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import { isMade, type BookView } from '../../../src-contract/book-view.ts'
import { succeed, type Result } from '../../../src-contract/failure.ts'
import type { BookSpeech } from '../../../src-contract/own-speech.ts'
import type { BatchReport, BookReport } from '../../../src-contract/reports.ts'
import { redoNothing, type Redo } from '../../core/batch/book.ts'
import type { Controller } from '../app/bookspool-api.ts'
import type { SpeechPrograms } from '../orchestrator/speech-programs.ts'
import { bookStatuses } from '../workspace/book-statuses.ts'
import { madeOtherwiseWords, reportError } from './book-report.ts'
import { tellWhoWouldNotSpeak } from './missing-voices.ts'
import { printJson, type Terminal } from './terminal.ts'
import { terminalWords } from './terminal-words.ts'
import { whenLookedAt } from './when-looked-at.ts'

type Fate = { willRun: boolean; words: string }

/** Of what phase 1 made nothing is dropped. */
const firstDropped = 2

/** What the flags have made again of a book that is there, and in which words; null: nothing. */
function madeAgain(
  redo: Redo,
  phases: readonly number[],
  dropped: boolean,
): { phases: number[]; why: string } | null {
  const from = (phase: number): number[] =>
    phases.filter((one) => one >= (dropped ? Math.min(phase, firstDropped) : phase))
  const also = dropped ? '; its working files were dropped' : ''
  switch (redo.kind) {
    case 'nothing':
    case 'all':
      // What --no-resume does stands in the plan.
      return null
    case 'from':
      return {
        phases: from(redo.phase),
        why: `made again from phase ${redo.phase}${also}`,
      }
    case 'gaps':
      return { phases: from(4), why: `its gaps are tried again${also}` }
    default:
      return assertNever(redo)
  }
}

/** "phase 5", "phases 4, 5". */
export function phasesInWords(phases: readonly number[]): string {
  return `${phases.length === 1 ? 'phase' : 'phases'} ${phases.join(', ')}`
}

export type Looked = {
  /** How many more books batch_size allows. */
  left: number
  phases: readonly number[]
  /** What the record and the disk say, where it could be read. */
  plan?: BookPlan | null
  /** Whether what the phases had left behind was dropped. */
  dropped?: boolean
  redo?: Redo
}

/** What would become of a book, and why. */
export function fateOf(
  book: BookView,
  { left, phases, plan = null, dropped = false, redo = redoNothing }: Looked,
): Fate {
  if (book.failure !== null) {
    const { what } = terminalWords(book.failure)
    return { willRun: false, words: `would not run: ${what}` }
  }
  if (plan?.action === 'refuse') return { willRun: false, words: `would not run: ${plan.why}` }
  const why = plan?.why ?? book.note
  const note = why === null ? '' : ` (${why})`
  if (isMade(book.state))
    return {
      willRun: false,
      words: `would be skipped: every requested phase is done${note}${book.madeOtherwise === null ? '' : `, ${madeOtherwiseWords}`}`,
    }
  if (left <= 0) return { willRun: false, words: 'would wait: batch_size is reached' }
  const again = plan === null || plan.action === 'run' ? null : madeAgain(redo, phases, dropped)
  if (again !== null) {
    const all = phases.filter(
      (phase) => again.phases.includes(phase) || plan?.phases.some((left) => left === phase),
    )
    const reasons = [why, again.why].filter((words) => words !== null).join('; ')
    return { willRun: true, words: `would run ${phasesInWords(all)} (${reasons})` }
  }
  const which = plan === null || plan.phases.length === 0 ? phases : plan.phases
  return { willRun: true, words: `would run ${phasesInWords(which)}${note}` }
}

function dryReport(book: BookView): BookReport {
  const { path, outputs, audioSec, chapters, gaps, sounds, failure } = book
  return {
    source: path,
    status: 'skipped',
    outputs,
    audioSec,
    chapters,
    gaps,
    sounds,
    log: null,
    error: failure === null ? null : reportError(failure),
  }
}

/** By path. Without a record there is nothing to plan by; one that cannot be read is each book's failure already. */
async function plansOf(
  controller: Controller,
  config: Config,
): Promise<Map<string, Pick<Looked, 'plan' | 'dropped'>>> {
  if (config.pipeline_json === null) return new Map()
  const files = controller.books().flatMap((book) => (book.failure === null ? [book.path] : []))
  const items = await bookStatuses({ pipelineJson: config.pipeline_json, config }, files, true)
  const all = items.ok ? items.value : []
  return new Map(
    all.map(({ source, plan, phases }) => [source ?? '', { plan, dropped: droppedAt(phases) !== null }]),
  )
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

type DryRun = {
  paths: readonly string[]
  config: Config
  redo: Redo
  /** Said where there is no book. */
  nothingFound: string
  /** Who is to speak. */
  speakers: { said: BookSpeech; speech: SpeechPrograms }
}

/** Looks at every book and says what a run would do; nothing is run. Exit status 0, whatever it finds. */
export async function dryRun(
  controller: Controller,
  { paths, config, redo, nothingFound, speakers }: DryRun,
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
      const fate = fateOf(book, {
        left,
        phases: config.phases_to_run,
        ...plans.get(book.path),
        redo,
      })
      if (fate.willRun) left -= 1
      terminal.say(`${book.fileName}: ${fate.words}`)
    }
    for (const failure of added?.refused ?? [])
      terminal.say(`${failure.file ?? 'a file'}: ${terminalWords(failure).what}`)
    if (controller.books().length === 0) terminal.warn(nothingFound)
    // Another make's orchestrator has voices of its own.
    else if (config.phases_to_run.includes(4) && !Array.isArray(config.orchestrator))
      await tellWhoWouldNotSpeak(controller, speakers, terminal)
    const elapsedSec = Math.round(performance.now() - begun) / 1000
    const report: BatchReport = { books: controller.books().map(dryReport), elapsedSec }
    if (json) printJson(terminal, report)
    return succeed(0)
  } finally {
    await controller.close()
  }
}
