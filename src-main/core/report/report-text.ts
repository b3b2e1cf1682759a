import type { BatchView, BookView } from '../../../src-contract/book-view.ts'
import { wordsFor } from '../../../src-contract/failure.ts'
import { encodingWords } from '../../../src-contract/text-encodings.ts'
import { phaseOf } from '../../../src-contract/phases.ts'
import type { DoctorItem } from '../../../src-contract/reports.ts'

/** What a log adds to a report. Lines as they stand in it. */
export type ReportedLog = {
  path: string
  sizeBytes: number
  head: readonly string[]
  /** The first error and what follows it. */
  firstError: readonly string[]
  lastErrors: readonly string[]
  tail: readonly string[]
}

export type ReportFacts = {
  /** ISO 8601. */
  at: string
  versions: readonly string[]
  /** "desktop window", "browser". */
  door: string
  orchestrator: string
  batch: BatchView
  /** Null: the report is of the whole batch. */
  book: BookView | null
  log: ReportedLog | null
  /** Books that failed or need something, in the order of the list. */
  failures: readonly BookView[]
  doctor: readonly DoctorItem[]
  /** Key and value of every setting in force, in words. */
  settings: readonly (readonly [string, string])[]
}

/** An issue on GitHub takes 65,536 characters, and somebody writes a few words around it. */
export const longestReport = 60_000
const longestLine = 600
const failuresShown = 40
const gapsShown = 10

const cut = (line: string): string => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line)

/** A block that Markdown leaves as it is, whatever stands in it. */
function fenced(lines: readonly string[]): string[] {
  const longest = Math.max(2, ...lines.map((line) => /`{3,}/u.exec(line)?.[0].length ?? 0))
  const fence = '`'.repeat(longest + 1)
  return [fence, ...lines.map(cut), fence]
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines]
}

function phaseWords(book: BookView): string {
  return book.phases
    .map(({ phase, status, done, total }) => {
      const amount = status === 'done' || total === null ? '' : ` (${Math.floor(done)} of ${total})`
      return `${phase} ${phaseOf(phase).name} ${status}${amount}`
    })
    .join(', ')
}

function failureWords(book: BookView): string {
  if (book.failure === null) return 'none'
  const { code, detail } = book.failure
  const { what, todo } = wordsFor(book.failure)
  return `\`${code}\` ${what} ${todo}${detail === undefined || what.includes(detail) ? '' : ` (${detail})`}`
}

function bookLines(book: BookView): string[] {
  const facts: [string, string | null][] = [
    ['File', book.path],
    ['Kind', `${book.fileType ?? 'unknown'}, ${book.bytes} bytes${book.pages === null ? '' : `, ${book.pages} pages`}`],
    ['Encoding', book.encoding === null ? null : encodingWords(book.encoding)],
    ['Language', book.language],
    ['State', book.state],
    ['Failure', failureWords(book)],
    ['Note', book.note],
    ['Phases', book.phases.length === 0 ? null : phaseWords(book)],
    ['Attempt', book.attempt === 0 ? null : String(book.attempt)],
    ['Voice', book.voice],
    ['Orchestrator', book.orchestrator],
    ['Started', book.startedAt],
    ['Finished', book.finishedAt],
    ['At work', book.elapsedSec === null ? null : `${book.elapsedSec} s`],
    ['Warnings', book.warnings === 0 ? null : String(book.warnings)],
  ] // prettier-ignore
  const gaps = book.gaps
    .slice(0, gapsShown)
    .map(({ chunk, reason, text }) => `- Gap at chunk ${chunk}: ${cut(reason)} (“${text.slice(0, 80)}”)`)
  const more = book.gaps.length - gaps.length
  const sounds = book.sounds
    .slice(0, gapsShown)
    .map(({ chunk, reason, again, left, text }) => `- Sound of chunk ${chunk}: ${reason}; again: ${again ?? 'not'}; still: ${left ?? 'nothing'} (“${text.slice(0, 80)}”)`) // prettier-ignore
  return [
    ...facts.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${cut(value)}`])),
    ...gaps,
    ...(more > 0 ? [`- and ${more} more gaps`] : []),
    ...sounds,
  ]
}

function batchLines(batch: BatchView): string[] {
  const counts = Object.entries(batch.counts).flatMap(([state, count]) =>
    count === 0 ? [] : [`${count} ${state}`],
  )
  return [
    `- State: ${batch.state}`,
    `- Books: ${counts.length === 0 ? 'none' : counts.join(', ')}`,
    ...(batch.hold === null ? [] : [`- Held: ${batch.hold.detail}`]),
    ...(batch.heldBack === null ? [] : [`- ${batch.heldBack}`]),
  ]
}

function failureLines(books: readonly BookView[]): string[] {
  const shown = books.slice(0, failuresShown).map((book) => cut(`- ${book.fileName}: ${failureWords(book)}`))
  const more = books.length - shown.length
  return more > 0 ? [...shown, `- and ${more} more`] : shown
}

function logLines(log: ReportedLog): string[] {
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `${title}:`, '', ...fenced(lines)]
  return [
    `${log.path}, ${log.sizeBytes} bytes`,
    ...part('Its beginning', log.head),
    ...part('The first error', log.firstError),
    ...part('The last errors', log.lastErrors),
    ...part('Its end', log.tail),
  ]
}

/** What a bug report needs, as Markdown that an issue takes whole. What it is given has no secrets any more. */
export function reportText(facts: ReportFacts): string {
  const { book, log } = facts
  const lines = [
    `# Bookspool report`,
    '',
    `- Made: ${facts.at}, in the ${facts.door}`,
    ...facts.versions.map((version) => `- ${version}`),
    `- Orchestrator: ${facts.orchestrator}`,
    ...(book === null ? [] : section('The book', bookLines(book))),
    ...section('The batch', batchLines(facts.batch)),
    ...section('All failures', failureLines(facts.failures)),
    ...section(
      'Check-up',
      facts.doctor.map(({ status, name, detail, fix }) =>
        cut(`- ${status}: ${name}: ${detail}${fix === null ? '' : ` (${fix})`}`),
      ),
    ),
    ...section('Settings in force', fenced(facts.settings.map(([key, value]) => `${key}: ${value}`))),
    // Last: it is what may be cut.
    ...(log === null ? [] : section('The log', logLines(log))),
  ]
  const text = `${lines.join('\n')}\n`
  return text.length <= longestReport ? text : `${text.slice(0, longestReport)}\n…\n`
}
