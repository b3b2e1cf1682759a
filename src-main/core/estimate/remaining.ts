import { booksInOrder, isAtWork, type Batch, type Book } from '../batch/state.ts'
import { fractionOf } from './fraction.ts'
import { remainingAt } from './pace.ts'

/** Seconds of work left for one book; null without a ground to say so. `workPerAudio`: of the machine, measured. */
export function bookRemainingSec(workPerAudio: number | null, book: Book): number | null {
  const fraction = fractionOf(book.phases)
  if (isAtWork(book) || (book.state === 'paused' && book.run !== null)) {
    const measured = remainingAt(book.pace, fraction)
    if (measured !== null) return measured
  }
  const counts = isAtWork(book) || book.state === 'waiting' || book.state === 'paused'
  if (!counts || workPerAudio === null || book.audioSec === null) return null
  return book.audioSec * (1 - fraction) * workPerAudio
}

export function isToBeDone(book: Book): boolean {
  return isAtWork(book) || book.state === 'waiting' || book.state === 'paused' || book.state === 'checking'
}

/**
 * Seconds of work for a second of audio: measured on finished books, this session's and earlier ones'; until the first is finished, as the runs of
 * the moment show it; else null.
 */
export function workPerAudioOf(batch: Batch): number | null {
  if (batch.workPerAudio !== null) return batch.workPerAudio
  let work = 0
  let audio = 0
  for (const book of booksInOrder(batch)) {
    const left = isAtWork(book) ? remainingAt(book.pace, fractionOf(book.phases)) : null
    if (left === null || book.audioSec === null) continue
    work += left
    audio += book.audioSec * (1 - fractionOf(book.phases))
  }
  return audio > 0 ? work / audio : null
}
