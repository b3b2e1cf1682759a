import type { BreakAfter, SpokenBook } from '../../book/chunk.ts'
import { pauseAfter } from '../speech/pauses.ts'

/** Silence before the first word and after the last, in seconds; ACX asks for 0.5 to 1 s at the head and 1 to 5 s at the tail. */
const headSec = 0.5
const tailSec = 1.5

export type PlannedChunk = { path: string; key: string; durationSec: number; pauseAfterSec: number }

/** A chapter as it is encoded: silence, chunks each with a pause after it. */
export type PlannedChapter = {
  title: string
  leadSec: number
  chunks: PlannedChunk[]
  /** Seconds, silences included. */
  durationSec: number
}

/** The book as a list of chapters that have anything to say, with every pause in its place. */
export function planChapters(
  spoken: Pick<SpokenBook, 'chunks'>,
  titles: readonly string[],
  speed: number,
): PlannedChapter[] {
  const planned: (PlannedChapter & { chapter: number })[] = []
  const last = spoken.chunks.at(-1)
  for (const chunk of spoken.chunks) {
    let open = planned.at(-1)
    if (open === undefined || open.chapter !== chunk.chapter) {
      const title = titles[chunk.chapter] ?? `Chapter ${chunk.chapter + 1}`
      const leadSec = open === undefined ? headSec : 0
      open = { chapter: chunk.chapter, title, leadSec, chunks: [], durationSec: leadSec }
      planned.push(open)
    }
    const after: BreakAfter = chunk.after
    const pauseAfterSec = chunk === last ? tailSec : pauseAfter(after, speed)
    const { path, key, durationSec } = chunk
    open.chunks.push({ path, key, durationSec, pauseAfterSec })
    open.durationSec += durationSec + pauseAfterSec
  }
  return planned.map(({ title, leadSec, chunks, durationSec }) => ({ title, leadSec, chunks, durationSec }))
}
