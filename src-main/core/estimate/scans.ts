import type { Book } from '../batch/book.ts'

/**
 * Seconds of audio that are made in the CPU time in which one scanned page is recognised. Measured side by side on a busy machine of two cores: 5.9 s for a page of the
 * corpus's alice-scan, 0.045 s for a second of audio (eSpeak NG, mastered, MP3).
 */
const audioSecPerScan = 130

type ScannedBook = Pick<Book, 'facts' | 'phases'>

/** Pages that have to be recognised from their pictures; 0 where none have, or reading is not asked for. */
function scansOf({ facts, phases }: ScannedBook): number {
  const reads = phases.length === 0 || phases.some(({ phase }) => phase === 2)
  return reads ? (facts?.scannedPages ?? 0) : 0
}

/** Of these, how many are left. Pages with a text of their own are read in no time. */
export function scansLeft(book: ScannedBook): number {
  const all = scansOf(book)
  const reading = book.phases.find(({ phase }) => phase === 2)
  if (all === 0 || reading === undefined) return all
  if (reading.status === 'done') return 0
  return reading.total === null ? all : Math.min(all, Math.max(0, reading.total - reading.done))
}

/** Seconds of audio that would take as long as recognising the book's pages. */
export function audioSecOfScans(book: ScannedBook): number {
  return scansOf(book) * audioSecPerScan
}

/** So much more than usual reading weighs in the book's time: a share of what all of its other work takes. */
export function scanWeightOf(book: ScannedBook & Pick<Book, 'audioSec'>): number {
  const { audioSec } = book
  return audioSec === null || audioSec <= 0 ? 0 : audioSecOfScans(book) / audioSec
}

/** Seconds of work that a page takes to be recognised: as it was measured, else by how fast this machine speaks; null where neither is known. */
export function secPerScan(speeds: {
  workPerAudio: number | null
  workPerScan: number | null
}): number | null {
  if (speeds.workPerScan !== null) return speeds.workPerScan
  return speeds.workPerAudio === null ? null : speeds.workPerAudio * audioSecPerScan
}
