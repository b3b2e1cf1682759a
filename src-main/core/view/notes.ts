import { capitalised } from '../../../src-contract/capitalised.ts'
import { countWords } from '../../../src-contract/count-words.ts'
import { phaseOf } from '../../../src-contract/phases.ts'
import { fractionOf } from '../estimate/fraction.ts'
import { isEnding, type Book } from '../batch/book.ts'

const unitWords = { bytes: 'byte', pages: 'page', chapters: 'chapter', chunks: 'chunk', seconds: 'second' }

/** Where the next run goes on; null where there is nothing to go on from. */
function resumePoint(book: Book): string | null {
  if (book.redo.kind === 'all') return null
  const next = book.phases.find((progress) => progress.status !== 'done')
  if (next === undefined || fractionOf(book.phases) === 0) return null
  const { label, unit } = phaseOf(next.phase)
  if (book.foreign) return `phase ${next.phase} (${label})`
  if (next.done <= 0 || next.total === null || unit === 'bytes') return `phase ${next.phase} (${label})`
  if (unit === 'seconds')
    return `phase ${next.phase} (${label}), ${Math.round((100 * next.done) / next.total)} %`
  return `${unitWords[unit]} ${Math.round(next.done)} of ${Math.round(next.total)}`
}

/** Another make keeps nothing of a phase that was cut short; one that is suspended goes on where it is. */
function goesOnAt(book: Book, point: string): string {
  return book.foreign && book.run === null ? `${point} starts again` : `resumes at ${point}`
}

/** A few words beside the state. */
export function noteOf(book: Book): string | null {
  if (isEnding(book)) return 'Stopping'
  switch (book.state) {
    case 'waiting':
    case 'cancelled':
    case 'paused': {
      // Before its first run here the record knows more than the phases: why it goes on there, and that it was moved.
      if (book.attempt === 0 && book.standingNote !== null) return capitalised(book.standingNote)
      const point = book.run === null || book.state === 'paused' ? resumePoint(book) : null
      const parts = [book.interrupted ? 'interrupted' : null, point === null ? null : goesOnAt(book, point)]
      const words = parts.filter((part) => part !== null).join(', ')
      if (words !== '') return capitalised(words)
      if (book.standingNote !== null) return capitalised(book.standingNote)
      return book.state === 'waiting' && book.wanted ? 'Queued' : null
    }
    case 'skipped':
      return book.doneOn === null ? 'Already done' : `Already done on ${book.doneOn}`
    case 'done-with-gaps': {
      const gaps = book.gaps.length
      return countWords(gaps, 'gap')
    }
    case 'checking':
    case 'needs-attention':
    case 'running':
    case 'pausing':
    case 'failed':
    case 'done':
      return null
    default:
      return book.state
  }
}
