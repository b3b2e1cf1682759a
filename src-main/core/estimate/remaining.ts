import { booksInOrder, isAtWork, type Batch, type Book } from '../batch/state.ts'
import { fractionOf } from './fraction.ts'
import { remainingAt } from './pace.ts'

/** A book whose length nobody knows yet counts as this much audio, in seconds, in the batch's bar. */
const unknownAudioSec = 3600

/** Seconds of work left for one book; null without a ground to say so. */
export function bookRemainingSec(batch: Batch, book: Book): number | null {
  const fraction = fractionOf(book.phases)
  if (isAtWork(book) || (book.state === 'paused' && book.run !== null)) {
    const measured = remainingAt(book.pace, fraction)
    if (measured !== null) return measured
  }
  const counts = isAtWork(book) || book.state === 'waiting' || book.state === 'paused'
  if (!counts || batch.workPerAudio === null || book.audioSec === null) return null
  return book.audioSec * (1 - fraction) * batch.workPerAudio
}

export function isToBeDone(book: Book): boolean {
  return isAtWork(book) || book.state === 'waiting' || book.state === 'paused' || book.state === 'checking'
}

function isMade(book: Book): boolean {
  return book.state === 'done' || book.state === 'done-with-gaps' || book.state === 'skipped'
}

function isDoneNow(book: Book): boolean {
  return isMade(book) && book.state !== 'skipped' && book.unreported
}

/** Seconds of work for a second of audio, as the runs of the moment show it: the ground to go by until the first book is finished. */
function presentWorkPerAudio(batch: Batch): number | null {
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

/**
 * Of everything that is to be done, weighed by length; finished books of the present batch count as whole. Where nothing is left to do, all of it is
 * done: 1, or 0 where nothing ever was.
 */
export function batchFraction(batch: Batch): number {
  let total = 0
  let done = 0
  for (const book of booksInOrder(batch)) {
    if (!isToBeDone(book) && !isDoneNow(book)) continue
    const weight = book.audioSec ?? unknownAudioSec
    total += weight
    done += weight * (isDoneNow(book) ? 1 : fractionOf(book.phases))
  }
  if (total > 0) return done / total
  return booksInOrder(batch).some(isMade) ? 1 : 0
}

/** Seconds until the last book is done: the work shared among the books side by side, at least as long as the longest one. */
export function batchRemainingSec(batch: Batch): number | null {
  const measured = { ...batch, workPerAudio: batch.workPerAudio ?? presentWorkPerAudio(batch) }
  let sum = 0
  let longest = 0
  let count = 0
  for (const book of booksInOrder(batch)) {
    if (!isAtWork(book) && !(book.wanted && isToBeDone(book))) continue
    const left = bookRemainingSec(measured, book)
    if (left === null) return null
    sum += left
    longest = Math.max(longest, left)
    count += 1
  }
  if (count === 0) return null
  return Math.max(longest, sum / Math.min(count, batch.limits.maxWorkers))
}
