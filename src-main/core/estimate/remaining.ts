import { isAtWork, type Book } from '../batch/book.ts'
import { booksInOrder, type Batch } from '../batch/state.ts'
import { bookFraction, fractionOf } from './fraction.ts'
import { remainingAt } from './pace.ts'
import { scansLeft, secPerScan } from './scans.ts'

/** How fast this machine makes books, as it was measured: src-main/core/batch/state.ts. */
export type Speeds = Pick<Batch, 'workPerAudio' | 'workPerScan'>

/** Seconds of work left for one book; null without a ground to say so. */
export function bookRemainingSec(speeds: Speeds, book: Book): number | null {
  if (isAtWork(book) || (book.state === 'paused' && book.run !== null)) {
    const measured = remainingAt(book.pace, bookFraction(book))
    if (measured !== null) return measured
  }
  const counts = isAtWork(book) || book.state === 'waiting' || book.state === 'paused'
  const { workPerAudio } = speeds
  if (!counts || workPerAudio === null || book.audioSec === null) return null
  const scans = scansLeft(book) * (secPerScan(speeds) ?? 0)
  return book.audioSec * (1 - fractionOf(book.phases)) * workPerAudio + scans
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
    const left = isAtWork(book) ? remainingAt(book.pace, bookFraction(book)) : null
    // What pages take to be recognised says nothing of how fast a book is spoken.
    if (left === null || book.audioSec === null || scansLeft(book) > 0) continue
    work += left
    audio += book.audioSec * (1 - fractionOf(book.phases))
  }
  return audio > 0 ? work / audio : null
}
