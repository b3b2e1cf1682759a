import { isMade, type BatchView, type BookState } from '../../../src-contract/book-view.ts'
import { isAtWork } from '../batch/book.ts'
import { booksInOrder, type Batch } from '../batch/state.ts'
import { bookFraction, fractionOf } from './fraction.ts'
import { diskNeeded } from './needs.ts'
import { bookRemainingSec, isToBeDone, workPerAudioOf } from './remaining.ts'
import { audioSecOfScans } from './scans.ts'

/** A book whose length nobody knows yet counts as this much audio, in seconds, in the batch's bar. */
const unknownAudioSec = 3600

/** The whole list in figures; times in seconds. */
export type Tally = {
  counts: Record<BookState, number>
  /** Of everything that is to be done, 0 to 1, weighed by length. */
  fraction: number
  /** Until the last book that is wanted is done. */
  remainingSec: number | null
  totals: BatchView['totals']
}

/** A sum of which a part may be unknown. */
type Sum = number | null

function plus(sum: Sum, part: Sum): Sum {
  return sum === null || part === null ? null : sum + part
}

/** Of what is known; null where nothing is. */
function knownPlus(sum: Sum, part: Sum): Sum {
  return part === null ? sum : (sum ?? 0) + part
}

/** Books work side by side: the work is shared among them, and lasts at least as long as the longest one. */
function sharedSec(work: Sum, longest: number, count: number, workers: number): number | null {
  return work === null || count === 0 ? null : Math.max(longest, work / Math.max(1, Math.min(count, workers)))
}

/**
 * One pass over the list, which is asked for at every announcement. Finished books of the present batch count as whole; where nothing is left to do, all of
 * it is done: 1, or 0 where nothing ever was.
 */
export function tallyOf(batch: Batch): Tally {
  const counts: Record<BookState, number> = {
    waiting: 0, checking: 0, 'needs-attention': 0, running: 0, pausing: 0, paused: 0,
    failed: 0, cancelled: 0, done: 0, 'done-with-gaps': 0, skipped: 0,
  } // prettier-ignore
  const speeds = { workPerAudio: workPerAudioOf(batch), workPerScan: batch.workPerScan }
  const wanted: { work: Sum; longest: number; count: number } = { work: 0, longest: 0, count: 0 }
  const left: { work: Sum; timed: number; audio: Sum; disk: Sum; longest: number; count: number; unread: number } = {
    work: null, timed: 0, audio: null, disk: null, longest: 0, count: 0, unread: 0,
  } // prettier-ignore
  let weight = 0
  let done = 0
  let anyMade = false
  for (const book of booksInOrder(batch)) {
    counts[book.state] += 1
    const made = isMade(book.state)
    anyMade ||= made
    const bookWeight = (book.audioSec ?? unknownAudioSec) + audioSecOfScans(book)
    if (made && book.state !== 'skipped' && book.unreported) {
      weight += bookWeight
      done += bookWeight
    }
    if (!isToBeDone(book)) continue
    const work = bookRemainingSec(speeds, book)
    weight += bookWeight
    done += bookWeight * bookFraction(book)
    left.count += 1
    left.unread += book.audioSec === null ? 1 : 0
    left.timed += work === null ? 0 : 1
    left.work = knownPlus(left.work, work)
    left.audio = knownPlus(left.audio, book.audioSec)
    left.disk = knownPlus(left.disk, diskNeeded(book.audioSec, fractionOf(book.phases)))
    left.longest = Math.max(left.longest, work ?? 0)
    if (!isAtWork(book) && !book.wanted) continue
    wanted.count += 1
    wanted.work = plus(wanted.work, work)
    wanted.longest = Math.max(wanted.longest, work ?? 0)
  }
  const workers = batch.limits.maxWorkers
  const totalWork = sharedSec(left.work, left.longest, left.timed, workers)
  return {
    counts,
    fraction: weight > 0 ? done / weight : anyMade ? 1 : 0,
    remainingSec: sharedSec(wanted.work, wanted.longest, wanted.count, workers),
    totals: {
      books: left.count,
      unread: left.unread,
      audioSec: left.audio,
      workSec: totalWork === null ? null : Math.round(totalWork),
      diskBytes: left.disk,
    },
  }
}
