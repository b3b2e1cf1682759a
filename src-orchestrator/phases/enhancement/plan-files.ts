import type { ChapterMark } from '../../../src-contract/orchestrator-protocol.ts'
import type { PlannedChapter } from './chapter-plan.ts'
import type { Piece } from './piece-store.ts'

/** Where a chapter's mark stands before its first word: a player that seeks to the frame after it misses nothing. */
const markLeadSec = 0.05

/** A piece in a file: so many of its frames. */
export type FileStretch = { chapter: number; frames: number }

/** A file that is to be written, of chapters that follow each other. */
export type PlannedFile = {
  kind: 'book' | 'chapter'
  /** From 1: of the files of its kind. */
  number: number
  of: number
  /** The chapter's title, where the file is one chapter. */
  chapterTitle: string | null
  stretches: FileStretch[]
  /** Seconds from the file's start. */
  marks: ChapterMark[]
  /** Samples of the book that stand before it. */
  from: number
  samples: number
}

export type FrameClock = { samples: number; clockHz: number }

export type FilePlanOptions = {
  sampleRateHz: number
  clock: FrameClock
  /** Seconds and bytes that a file of the whole book may have; null: any. */
  splitSec: number | null
  splitBytes: number | null
  filesPer: 'book' | 'chapter' | 'both'
  /** Bytes of a piece as the format has it. */
  bytesOf: (chapter: number) => number
}

type Range = { first: number; end: number }

function rangesOf(plan: readonly PlannedChapter[], options: FilePlanOptions): Range[] {
  const { sampleRateHz, splitSec, splitBytes, bytesOf } = options
  const longest = (splitSec ?? Number.POSITIVE_INFINITY) * sampleRateHz
  const largest = splitBytes ?? Number.POSITIVE_INFINITY
  const ranges: Range[] = []
  let open = { samples: 0, bytes: 0, first: 0 }
  for (const [index, { samples }] of plan.entries()) {
    const bytes = bytesOf(index)
    const isFull = open.samples + samples > longest || open.bytes + bytes > largest
    if (isFull && index > open.first) {
      ranges.push({ first: open.first, end: index })
      open = { samples: 0, bytes: 0, first: index }
    }
    open.samples += samples
    open.bytes += bytes
  }
  return [...ranges, { first: open.first, end: plan.length }]
}

/** Runs of parts of one chapter. A file for each chapter is not split: who wants that wants chapters. */
function chapterRanges(plan: readonly PlannedChapter[]): Range[] {
  const ranges: Range[] = []
  for (const [index, { isContinued }] of plan.entries()) {
    const last = ranges.at(-1)
    if (isContinued && last !== undefined) last.end = index + 1
    else ranges.push({ first: index, end: index + 1 })
  }
  return ranges
}

/**
 * The frames that each chapter has in a file. Every chapter begins at the frame that is nearest to its place in the book's samples, so that all formats keep
 * the same time, to half a frame, however many chapters there are.
 */
export function stretchesOf(
  plan: readonly Pick<PlannedChapter, 'samples'>[],
  { first, end }: Range,
  sampleRateHz: number,
  clock: FrameClock,
): FileStretch[] {
  const frameAt = (samples: number): number => (samples / sampleRateHz) * (clock.clockHz / clock.samples)
  let before = 0
  let begun = 0
  return plan.slice(first, end).map(({ samples }, index) => {
    before += samples
    const isLast = first + index === end - 1
    const until = isLast ? Math.ceil(frameAt(before) - 1e-9) : Math.round(frameAt(before))
    const frames = until - begun
    begun = until
    return { chapter: first + index, frames }
  })
}

function fileOf(
  plan: readonly PlannedChapter[],
  range: Range,
  { kind, number, of }: Pick<PlannedFile, 'kind' | 'number' | 'of'>,
  { sampleRateHz, clock }: FilePlanOptions,
): PlannedFile {
  const chapters = plan.slice(range.first, range.end)
  const from = plan.slice(0, range.first).reduce((sum, { samples }) => sum + samples, 0)
  const marks: ChapterMark[] = []
  let samples = 0
  for (const { title, isContinued, lead, samples: own } of chapters) {
    const startSec = samples === 0 ? 0 : Math.max(0, (samples + lead) / sampleRateHz - markLeadSec)
    if (!isContinued) marks.push({ title, startSec })
    else if (samples === 0) marks.push({ title: `${title} (continued)`, startSec })
    samples += own
  }
  const chapterTitle = kind === 'chapter' ? (chapters[0]?.title ?? '') : null
  const stretches = stretchesOf(plan, range, sampleRateHz, clock)
  return { kind, number, of, chapterTitle, stretches, marks, from, samples }
}

/** The files of one format, in the order of the book: those of the whole book first. */
export function planFiles(plan: readonly PlannedChapter[], options: FilePlanOptions): PlannedFile[] {
  const files = (kind: PlannedFile['kind'], ranges: readonly Range[]): PlannedFile[] =>
    ranges.map((range, index) => fileOf(plan, range, { kind, number: index + 1, of: ranges.length }, options))
  const { filesPer } = options
  return [
    ...(filesPer === 'chapter' ? [] : files('book', rangesOf(plan, options))),
    ...(filesPer === 'book' ? [] : files('chapter', chapterRanges(plan))),
  ]
}

/** The marks of the whole book, whatever files it is divided into. */
export function bookMarks(plan: readonly PlannedChapter[], sampleRateHz: number): ChapterMark[] {
  const whole = { first: 0, end: plan.length }
  const options = { sampleRateHz, clock: { samples: 1, clockHz: sampleRateHz } }
  const none = { splitSec: null, splitBytes: null, filesPer: 'book', bytesOf: () => 0 } as const
  return fileOf(plan, whole, { kind: 'book', number: 1, of: 1 }, { ...options, ...none }).marks
}

/** Bytes that a chapter takes in a file: the end of its last frame. */
export function pieceBytes(piece: Piece): number {
  return piece.ends.at(-1) ?? piece.frames * 2
}
