import type { SpokenBook } from '../../book/chunk.ts'
import type { Pauses } from '../speech/pauses.ts'

/** Silence before the first word of a chapter and after the book's last, in seconds; ACX asks for 0.5 to 1 s at a file's head and 1 to 5 s at its tail. */
const headSec = 0.5
const tailSec = 1.5

export type PlannedChunk = {
  /** Of the chunk in the book. */
  index: number
  path: string
  key: string
  /** Samples of the book's rate, as all lengths here. */
  samples: number
  pause: number
}

/** A chapter, or a part of one that is too long for a file, as it is encoded: silence, chunks each with a pause after it. */
export type PlannedChapter = {
  title: string
  /** From 0: of the chapter in the book. */
  chapter: number
  /** Who speaks it, by id. */
  voice: string
  /** Not the chapter's first part. */
  isContinued: boolean
  lead: number
  chunks: PlannedChunk[]
  /** All of it, silences included. */
  samples: number
}

export type PlanOptions = {
  titles: readonly string[]
  /** Of a chapter, by its place in the text. */
  pausesOf: (chapter: number) => Pauses
  sampleRateHz: number
  /** Seconds; a longer chapter is divided between two chunks. Null: however long. */
  longestSec: number | null
}

/** The book as a list of chapters that have anything to say, with every pause in its place. What stands between two chapters belongs to both of them. */
export function planChapters(
  spoken: Pick<SpokenBook, 'chunks'>,
  { titles, pausesOf, sampleRateHz, longestSec }: PlanOptions,
): PlannedChapter[] {
  const planned: PlannedChapter[] = []
  const inSamples = (sec: number): number => Math.round(sec * sampleRateHz)
  const longest = longestSec === null ? Number.POSITIVE_INFINITY : inSamples(longestSec)
  const head = inSamples(headSec)
  for (const [at, { index, path, key, durationSec, after, chapter, voice }] of spoken.chunks.entries()) {
    const isLast = at === spoken.chunks.length - 1
    const chunk = { index, path, key, samples: inSamples(durationSec), pause: inSamples(isLast ? tailSec : pausesOf(chapter)[after]) } // prettier-ignore
    let open = planned.at(-1)
    const isSame = open?.chapter === chapter
    if (open === undefined || !isSame || open.samples + chunk.samples + chunk.pause > longest) {
      const title = titles[chapter] ?? `Chapter ${chapter + 1}`
      const lead = open === undefined ? head : takeLead(open, head)
      open = { title, chapter, voice, isContinued: isSame, lead, chunks: [], samples: lead }
      planned.push(open)
    }
    open.chunks.push(chunk)
    open.samples += chunk.samples + chunk.pause
  }
  return planned
}

/** Where each chunk begins in the finished book, by its number; in seconds. */
export function chunkStarts(
  spoken: Pick<SpokenBook, 'chunks' | 'sampleRateHz'>,
  pausesOf: PlanOptions['pausesOf'],
): ReadonlyMap<number, number> {
  const { sampleRateHz } = spoken
  const starts = new Map<number, number>()
  let at = 0
  for (const { lead, chunks } of planChapters(spoken, {
    titles: [],
    pausesOf,
    sampleRateHz,
    longestSec: null,
  })) {
    at += lead
    for (const { index, samples, pause } of chunks) {
      starts.set(index, at / sampleRateHz)
      at += samples + pause
    }
  }
  return starts
}

/** The end of the pause before becomes the silence that the next one begins with; at most half of it. */
function takeLead(before: PlannedChapter, head: number): number {
  const last = before.chunks.at(-1)
  if (last === undefined) return 0
  const lead = Math.min(head, Math.floor(last.pause / 2))
  last.pause -= lead
  before.samples -= lead
  return lead
}
