import { assertNever } from '../../src-contract/assert-never.ts'
import { isMade, type BookState, type BookView, type PhaseProgress } from '../../src-contract/book-view.ts'
import { asksForPassword } from '../../src-contract/failure.ts'
import { phaseOf } from '../../src-contract/phases.ts'
import { countWords } from '../../src-contract/count-words.ts'
import { sizeWords } from '../../src-contract/size-words.ts'
import { clockWords, durationWords, percentBeforeEnd, timeLeftWords } from './amounts.ts'

/** How a state looks: the tone colours it, the words and the icon say it. */
export type Tone = 'quiet' | 'active' | 'good' | 'warn' | 'bad'

const states: Record<BookState, { words: string; tone: Tone }> = {
  waiting: { words: 'Waiting', tone: 'quiet' },
  checking: { words: 'Checking', tone: 'active' },
  'needs-attention': { words: 'Needs attention', tone: 'warn' },
  running: { words: 'Running', tone: 'active' },
  pausing: { words: 'Pausing…', tone: 'quiet' },
  paused: { words: 'Paused', tone: 'warn' },
  failed: { words: 'Failed', tone: 'bad' },
  cancelled: { words: 'Stopped', tone: 'quiet' },
  done: { words: 'Done', tone: 'good' },
  'done-with-gaps': { words: 'Done with gaps', tone: 'warn' },
  skipped: { words: 'Already done', tone: 'good' },
}

const workWords = { 1: 'Checking', 2: 'Reading', 3: 'Splitting', 4: 'Speaking', 5: 'Mastering' } as const

export function stateTone(state: BookState): Tone {
  return states[state].tone
}

/** "Speaking" while it runs, "Done with 2 gaps" after: as exact as the state and what goes with it allow. */
export function stateWords(
  book: Pick<BookView, 'state' | 'phase' | 'gaps' | 'failure'> &
    Partial<Pick<BookView, 'pausedAlone' | 'pausesAfterBook'>>,
): string {
  if (book.state === 'pausing' && book.pausesAfterBook === true) return 'Pauses after this book'
  if (book.state === 'paused' && book.pausedAlone === true) return 'Paused, this book alone'

  if (book.state === 'running' && book.phase !== null) return workWords[book.phase]
  if (book.state === 'done-with-gaps' && book.gaps.length > 0)
    return `Done with ${countWords(book.gaps.length, 'gap')}`
  if (book.state === 'needs-attention' && isPasswordWanted(book)) return 'Needs a password'
  return states[book.state].words
}

export function isPasswordWanted(book: Pick<BookView, 'state' | 'failure'>): boolean {
  return book.state === 'needs-attention' && asksForPassword(book.failure)
}

/** All of it, or what has been spoken so far. */
export function canBeHeard({
  state,
  outputs,
  phases,
}: Pick<BookView, 'state' | 'outputs' | 'phases'>): boolean {
  if (isMade(state)) return outputs.length > 0
  return phases.some(({ phase, done }) => phase === 4 && done > 0)
}

export function isAtWork(state: BookState): boolean {
  return state === 'running' || state === 'pausing' || state === 'checking'
}

/** The title, or the file's name without its ending where the book has none. */
export function titleOf(book: Pick<BookView, 'title' | 'fileName'>): string {
  if (book.title !== null && book.title.trim() !== '') return book.title
  return book.fileName.replace(/\.[^.]{1,5}$/u, '')
}

/** What Start would make of a book that waits without more to say: "Ready to start: 80 pages, about 2 h 14 min of audio". */
export function readyWords(
  book: Pick<BookView, 'state' | 'note' | 'pages' | 'audioSec' | 'workSec' | 'diskBytes'>,
): string | null {
  if (book.state !== 'waiting' || book.note !== null) return null
  const parts = [
    book.pages === null ? null : countWords(book.pages, 'page'),
    book.audioSec === null
      ? null
      : `${book.audioSec < 30 ? '' : 'about '}${durationWords(book.audioSec)} of audio`,
    book.workSec === null ? null : `${durationWords(book.workSec)} of work`,
    book.diskBytes === null ? null : `${sizeWords(book.diskBytes)} on disk`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? 'Ready to start' : `Ready to start: ${parts.join(', ')}`
}

/** "Read: 12 of 80 pages". */
export function phaseWords(progress: PhaseProgress): string {
  const { label } = phaseOf(progress.phase)
  switch (progress.status) {
    case 'waiting':
      return `${label}: waiting`
    case 'done':
      return `${label}: done`
    case 'failed':
      return `${label}: failed`
    case 'running': {
      const amount = amountWords(progress)
      return amount === null ? `${label}: running` : `${label}: ${amount}`
    }
    default:
      return assertNever(progress.status)
  }
}

/** "12 of 80 pages"; null before anything is known. */
export function amountWords({ phase, done, total }: PhaseProgress): string | null {
  const { unit } = phaseOf(phase)
  if (total === null)
    return done === 0 || unit === 'seconds' || unit === 'bytes'
      ? null
      : countWords(Math.floor(done), unit.slice(0, -1))
  switch (unit) {
    case 'bytes':
      return `${sizeWords(Math.floor(done))} of ${sizeWords(total)}`
    case 'seconds':
      return `${clockWords(done)} of ${clockWords(total)}`
    case 'pages':
    case 'chapters':
    case 'chunks':
      return `${Math.floor(done).toLocaleString('en')} of ${countWords(Math.floor(total), unit.slice(0, -1))}`
    default:
      return assertNever(unit)
  }
}

/** 0 to 1; null while it cannot be told. */
export function phaseFraction(progress: PhaseProgress): number | null {
  if (progress.status === 'done') return 1
  if (progress.total === null || progress.total <= 0) return progress.status === 'running' ? null : 0
  return Math.min(1, Math.max(0, progress.done / progress.total))
}

/** "42 % · 2 h 14 min left", for a book that has begun; an empty string for one that has not. */
export function progressWords(
  book: Pick<BookView, 'state' | 'fraction' | 'remainingSec' | 'audioSec'>,
): string {
  if (isMade(book.state)) return book.audioSec === null ? '' : `${clockWords(book.audioSec)} of audio`
  if (book.fraction <= 0 && book.state !== 'running') return ''
  const percent = `${percentBeforeEnd(book.fraction)} %`
  return book.state === 'running' && book.remainingSec !== null
    ? `${percent} · ${timeLeftWords(book.remainingSec)}`
    : percent
}
