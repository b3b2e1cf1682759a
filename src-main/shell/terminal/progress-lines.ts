import type { BookView } from '../../../src-contract/book-view.ts'
import { phaseOf } from '../../../src-contract/phases.ts'

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

function fit(text: string, width: number): string {
  const characters = Array.from(text)
  return characters.length > width ? `${characters.slice(0, Math.max(0, width - 1)).join('')}…` : text
}

const isShown = (book: BookView): boolean =>
  book.state === 'running' || book.state === 'checking' || book.state === 'pausing'

/** A line for each book at work: bar, percent, phase, time left, name. */
export function screenLines(books: readonly BookView[], columns: number): string[] {
  return books.filter(isShown).map((book) => {
    const percent = `${Math.floor(book.fraction * 100)} %`.padStart(5)
    const phase = (book.phase === null ? 'Look' : phaseOf(book.phase).label).padEnd(6)
    const left = book.remainingSec === null ? '' : `  ${clock(book.remainingSec)} left`
    return fit(`${bar(book.fraction)} ${percent}  ${phase} ${shownName(book.fileName)}${left}`, columns - 1)
  })
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
