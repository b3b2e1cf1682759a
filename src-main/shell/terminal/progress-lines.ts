import { countWords } from '../../../src-contract/count-words.ts'
import type { BatchView, BookView } from '../../../src-contract/book-view.ts'
import { phaseOf } from '../../../src-contract/phases.ts'
import { cutTo } from './columns.ts'

const barWidth = 20

/** "1:02:05", "4:09", or "–" where nothing is known. */
export function clock(seconds: number | null): string {
  if (seconds === null) return '–'
  const whole = Math.max(0, Math.round(seconds))
  const pad = (value: number): string => String(value).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`
}

/** A name may hold line breaks and the escape codes that a terminal obeys: each is shown as a mark instead. */
export function shownName(name: string): string {
  return name.replaceAll(/\p{Cc}/gu, '\uFFFD')
}

function bar(fraction: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * barWidth)
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`
}

const overStates: ReadonlySet<BookView['state']> = new Set([
  'done',
  'done-with-gaps',
  'skipped',
  'failed',
  'cancelled',
  'needs-attention',
])

/** Nothing more happens to it in this run by itself. */
export function isOver(book: Pick<BookView, 'state'>): boolean {
  return overStates.has(book.state)
}

function bookLine(book: BookView): string {
  const percent = `${Math.floor(book.fraction * 100)} %`.padStart(5)
  const phase = (book.phase === null ? 'Look' : phaseOf(book.phase).label).padEnd(6)
  const left = book.remainingSec === null ? '' : `  ${clock(book.remainingSec)} left`
  return `${bar(book.fraction)} ${percent}  ${phase} ${shownName(book.fileName)}${left}`
}

function batchLine(books: readonly BookView[], batch: BatchView): string {
  const over = books.filter(isOver).length
  const left = batch.remainingSec === null ? [] : [`${clock(batch.remainingSec)} left`]
  const load = batch.heldBack === null ? [] : [batch.heldBack]
  const words = [`${over} of ${countWords(books.length, 'book')}`, ...left, ...load]
  return `${bar(batch.fraction)} ${`${Math.floor(batch.fraction * 100)} %`.padStart(5)}  ${words.join(', ')}`
}

export type ScreenSize = { columns: number; rows: number }

/** A line for each book at work: bar, percent, phase, name, time left; below them one for the batch. Never more than the screen has. */
export function screenLines(books: readonly BookView[], batch: BatchView, screen: ScreenSize): string[] {
  const atWork = books.filter(({ state }) => state === 'running' || state === 'pausing')
  const looking = books.filter(({ state }) => state === 'checking')
  // What is drawn must not scroll: it could not be drawn over any more.
  const room = Math.max(1, screen.rows - 4)
  const unseen = Math.max(0, atWork.length - room)
  const lines = [
    ...atWork.slice(0, room).map(bookLine),
    ...(unseen > 0 ? [`and ${unseen} more`] : []),
    ...(looking.length > 0 ? [`Looking at ${countWords(looking.length, 'file')}`] : []),
    ...(batch.state === 'idle' ? [] : [batchLine(books, batch)]),
  ]
  return lines.map((line) => cutTo(line, screen.columns - 1))
}

/** What is worth a line where nothing can be drawn: a new phase, or every tenth part of the way. */
export function plainStep(before: BookView | undefined, book: BookView): string | null {
  if (book.state !== 'running' || book.phase === null) return null
  const tenth = Math.floor(book.fraction * 10)
  const isNew = before?.state !== 'running' || before.phase !== book.phase
  if (!isNew && Math.floor((before?.fraction ?? 0) * 10) === tenth) return null
  const left = book.remainingSec === null ? '' : `, ${clock(book.remainingSec)} left`
  return `${shownName(book.fileName)}: ${phaseOf(book.phase).label}, ${Math.floor(book.fraction * 100)} %${left}`
}
