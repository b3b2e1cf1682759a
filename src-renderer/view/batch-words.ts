import { assertNever } from '../../src-contract/assert-never.ts'
import type { BatchView, Hold } from '../../src-contract/book-view.ts'
import { sizeWords } from '../../src-contract/size-words.ts'
import { durationWords } from './amounts.ts'

/** What the pile comes to: "14 to do · 92 h of audio · 5 h of work · 12 GB of disk · 3 not read yet". Null where nothing is left to do. */
export function totalsWords({ totals }: Pick<BatchView, 'totals'>): string | null {
  if (totals.books === 0) return null
  const parts = [
    totals.audioSec === null ? null : `${hourWords(totals.audioSec)} of audio`,
    totals.workSec === null ? null : `${hourWords(totals.workSec)} of work`,
    totals.diskBytes === null ? null : `${sizeWords(totals.diskBytes)} of disk`,
  ].filter((part) => part !== null)
  // Where nothing is known, there is nothing that the unread ones are missing from.
  const missing =
    totals.unread === 0 || parts.length === 0 ? [] : [`${totals.unread.toLocaleString('en')} not read yet`]
  return [`${totals.books.toLocaleString('en')} to do`, ...parts, ...missing].join(' · ')
}

/** Libraries are told in hours, however many: "92 h", "1,204 h"; less than ten of them to the minute. */
function hourWords(sec: number): string {
  const hours = Math.round(sec / 3600)
  return hours < 10 ? durationWords(sec) : `${hours.toLocaleString('en')} h`
}

/** Why Bookspool itself holds the batch, and that it goes on by itself. */
export function holdWords({ reason, detail }: Hold): string {
  switch (reason) {
    case 'disk':
      return `Waits for room: ${detail}`
    case 'battery':
      return `Waits for power: ${detail}`
    case 'cpu':
      return `Waits for the CPU: ${detail}`
    default:
      return assertNever(reason)
  }
}
