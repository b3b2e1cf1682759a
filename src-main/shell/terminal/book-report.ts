import { countWords } from '../../../src-contract/count-words.ts'
import { assertNever } from '../../../src-contract/assert-never.ts'
import type { BookView } from '../../../src-contract/book-view.ts'
import type { Failure } from '../../../src-contract/failure.ts'
import { soundTally, soundWords } from '../../../src-contract/off-sounds.ts'
import type { BookReport } from '../../../src-contract/reports.ts'
import { columnsOf, padTo } from './columns.ts'
import { clock, shownName } from './progress-lines.ts'
import { terminalWords } from './terminal-words.ts'

export function reportError(failure: Failure): NonNullable<BookReport['error']> {
  const { what, todo } = terminalWords(failure)
  return { ...failure, message: `${what} ${todo}` }
}

/** A duplicate counts as skipped; what else needs attention counts as failed, because nobody is asked here (pipeline-contract). */
function statusOf(book: BookView): BookReport['status'] {
  switch (book.state) {
    case 'done':
    case 'done-with-gaps':
    case 'skipped':
    case 'failed':
    case 'cancelled':
      return book.state
    case 'needs-attention':
      return book.failure?.code === 'duplicate' ? 'skipped' : 'failed'
    case 'waiting':
    case 'checking':
    case 'running':
    case 'pausing':
    case 'paused':
      return 'cancelled'
    default:
      return assertNever(book.state)
  }
}

export function bookReport(book: BookView, log: string | null): BookReport {
  return {
    source: book.path,
    status: statusOf(book),
    outputs: book.outputs,
    audioSec: book.audioSec,
    chapters: book.chapters,
    gaps: book.gaps,
    sounds: book.sounds,
    log,
    error: book.failure === null ? null : reportError(book.failure),
  }
}

export function refusedReport(failure: Failure): BookReport {
  return {
    source: failure.file ?? '',
    status: 'failed',
    outputs: [],
    audioSec: null,
    chapters: [],
    gaps: [],
    sounds: [],
    log: null,
    error: reportError(failure),
  }
}

export const exitStatus = { success: 0, failed: 1, partial: 2, interrupted: 130 } as const

/** The contract's exit status: 2 where some failed and some succeeded, 1 where none succeeded or their record could not be written, 130 where it was interrupted. */
export function exitStatusOf(
  books: readonly Pick<BookReport, 'status'>[],
  interrupted: boolean,
  unwritten: readonly Failure[] = [],
): number {
  if (interrupted) return exitStatus.interrupted
  if (unwritten.length > 0) return exitStatus.failed
  const failed = books.some(({ status }) => status === 'failed' || status === 'cancelled')
  if (!failed) return exitStatus.success
  return books.some(({ status }) => status === 'done' || status === 'done-with-gaps')
    ? exitStatus.partial
    : exitStatus.failed
}

const statusWords: Record<BookReport['status'], string> = {
  done: 'done',
  'done-with-gaps': 'done, with gaps',
  skipped: 'skipped',
  failed: 'failed',
  cancelled: 'interrupted',
}

function statusOfReport({ status, gaps }: Pick<BookReport, 'status' | 'gaps'>): string {
  return status === 'done-with-gaps' && gaps.length > 0
    ? `done, ${countWords(gaps.length, 'gap')}`
    : statusWords[status]
}

const gapsShown = 10
const gapLength = 100

/** What of a book is silence, and how it is tried again; none where all was spoken. */
export function gapLines({ gaps }: Pick<BookReport, 'gaps'>): string[] {
  if (gaps.length === 0) return []
  const more = gaps.length - gapsShown
  return [
    ...gaps.slice(0, gapsShown).map(({ chunk, text, reason }) => {
      const words = shownName(text.replaceAll(/\s+/gu, ' '))
      const cut = words.length > gapLength ? `${words.slice(0, gapLength)}…` : words
      return `  Gap at chunk ${chunk + 1}: “${cut}” (${shownName(reason)})`
    }),
    ...(more > 0 ? [`  and ${more} more; --json lists all`] : []),
    '  --retry-gaps speaks these again and leaves the rest.',
  ]
}

const placesShown = 5

/** What sounded off and was made again, and where to listen for what still does; none where all sounds well. */
export function soundLines({ sounds }: Pick<BookReport, 'sounds'>): string[] {
  const words = soundWords(sounds)
  if (words === null) return []
  const { places } = soundTally(sounds)
  if (places.length === 0) return [`  ${words}`]
  const more = places.length > placesShown ? ` and ${places.length - placesShown} more; --json lists all` : ''
  return [`  ${words}: listen at ${places.slice(0, placesShown).map(clock).join(', ')}${more}`]
}

const outputsShown = 6

/** Where a book lies; of many files the first. */
function whereShown(outputs: readonly string[]): string {
  if (outputs.length <= outputsShown) return outputs.join(', ')
  return `${outputs[0] ?? ''} and ${outputs.length - 1} more; --json lists all`
}

/** What became of one book, in a line: where it lies, or what is wrong and what to do. */
export function endLine(report: BookReport, name: string): string {
  const length = report.audioSec === null ? '' : ` (${clock(report.audioSec)})`
  const where = report.outputs.length > 0 ? ` → ${whereShown(report.outputs)}${length}` : ''
  const why = report.error === null ? '' : `: ${report.error.message} [${report.error.code}]`
  return `${shownName(name)}: ${statusOfReport(report)}${where}${why}`
}

/** That a book's log holds something worth reading, e.g. what was moved aside for it; null where it does not. */
export function warningLine(
  book: Pick<BookView, 'fileName' | 'warnings'>,
  log: string | null,
): string | null {
  if (book.warnings === 0 || log === null) return null
  return `${shownName(book.fileName)}: ${countWords(book.warnings, 'warning')}, see ${log}`
}

/** Of a finished book that is left as it is: what would be made otherwise by now. */
export const madeOtherwiseWords =
  'made with other settings or text choices than those in force; --redo-changed makes it again'

/** The same in a line of its own; null where nothing would. */
export function madeOtherwiseLine({
  state,
  madeOtherwise,
}: Pick<BookView, 'state' | 'madeOtherwise'>): string | null {
  return state === 'skipped' && madeOtherwise !== null ? `  It was ${madeOtherwiseWords}.` : null
}

/** What went wrong, once more and together: between hours of other lines it is not found again. */
function failureLines(books: readonly BookReport[], names: readonly string[]): string[] {
  const lines = books.flatMap((book, index) => {
    if (book.error === null || book.status !== 'failed') return []
    const log = book.log === null ? [] : [`    Log: ${book.log}`]
    return [`  ${shownName(names[index] ?? '')}: ${book.error.message} [${book.error.code}]`, ...log]
  })
  return lines.length === 0 ? [] : ['', 'Failed:', ...lines, '']
}

/** A table of all books, aligned, for the end of a batch, with the reasons of those that failed. */
export function summaryLines(
  books: readonly BookReport[],
  names: readonly string[],
  elapsedSec: number,
): string[] {
  const width = Math.max(...names.map((name) => columnsOf(shownName(name))), 'Book'.length)
  const statusWidth = Math.max(...books.map((book) => statusOfReport(book).length), 'Status'.length)
  const rows = books.map((book, index) => {
    const status = statusOfReport(book).padEnd(statusWidth)
    return `${padTo(shownName(names[index] ?? ''), width)}  ${status}  ${clock(book.audioSec).padStart(8)}`
  })
  const count = (...wanted: BookReport['status'][]): number =>
    books.filter(({ status }) => wanted.includes(status)).length
  const totals = [
    `${count('done', 'done-with-gaps')} done`,
    `${count('skipped')} skipped`,
    `${count('failed')} failed`,
    ...(count('cancelled') > 0 ? [`${count('cancelled')} interrupted`] : []),
  ]
  return [
    `${'Book'.padEnd(width)}  ${'Status'.padEnd(statusWidth)}  ${'Length'.padStart(8)}`,
    ...rows,
    ...failureLines(books, names),
    `${totals.join(', ')} in ${clock(elapsedSec)}`,
  ]
}
