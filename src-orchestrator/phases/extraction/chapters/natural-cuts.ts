import type { ChapterStart } from './chapter-start.ts'

/** A paragraph of a book without chapters. */
export type Cuttable = {
  words: number
  /** Stars, a rule: nothing to say, but a scene ends there. */
  isBreak: boolean
  isHeading: boolean
}

/** A book without chapters is left whole up to so many words: forty minutes. */
const longestWhole = 6000
/** Words of a stretch: about half an hour. */
const wanted = 4500
/** As a part of a stretch, how far from its due place a cut may be: at the end of a scene, before a heading, between paragraphs. */
const reach = { scene: 0.4, heading: 0.4, paragraph: 0.25 }

/** Scenes end there, or headings stand there, or nothing but paragraphs meet; in this order, the nearest to the due place. */
function cutNear(
  due: number,
  length: number,
  {
    paragraphs,
    before,
    after,
  }: { paragraphs: readonly Cuttable[]; before: readonly number[]; after: number },
): number | null {
  const nearest = (part: number, isOne: (at: number) => boolean): number | null => {
    let best: number | null = null
    for (const [at, words] of before.entries()) {
      const off = Math.abs(words - due)
      if (at <= after || off > part * length || paragraphs[at]?.isBreak === true || !isOne(at)) continue
      if (best === null || off < Math.abs((before[best] ?? 0) - due)) best = at
    }
    return best
  }
  const isBehindHeading = (at: number): boolean => paragraphs[at - 1]?.isHeading === true
  return (
    nearest(reach.scene, (at) => paragraphs[at - 1]?.isBreak === true) ??
    nearest(reach.heading, (at) => paragraphs[at]?.isHeading === true && !isBehindHeading(at)) ??
    nearest(reach.paragraph, (at) => !isBehindHeading(at))
  )
}

/**
 * Where a book that says nothing of chapters is cut into stretches of about half an hour: at the ends of scenes, before headings, else between paragraphs; never
 * between a heading and its text. Empty for a short one.
 */
function naturalCuts(paragraphs: readonly Cuttable[]): number[] {
  const before: number[] = []
  let sum = 0
  for (const { words } of paragraphs) {
    before.push(sum)
    sum += words
  }
  if (sum <= longestWhole) return []
  const count = Math.max(2, Math.round(sum / wanted))
  const cuts = [0]
  for (let part = 1; part < count; part++) {
    const length = sum / count
    const at = cutNear(part * length, length, { paragraphs, before, after: cuts.at(-1) ?? 0 })
    if (at !== null) cuts.push(at)
  }
  return cuts.length < 2 ? [] : cuts
}

/** The chapters that were found; where there is none, or one that is the whole book, that is cut at natural places. */
export function withNaturalCuts(
  starts: readonly ChapterStart[],
  paragraphs: readonly Cuttable[],
): ChapterStart[] {
  const [only, second] = starts
  if (second !== undefined) return [...starts]
  const from = only === undefined ? 0 : only.at + only.titleBlocks
  const cuts = naturalCuts(paragraphs.slice(from)).map((at, index): ChapterStart => ({
    title: String(index + 1),
    titleIsPrinted: false,
    at: at + from,
    titleBlocks: 0,
  }))
  return only === undefined ? cuts : [only, ...cuts.slice(1)]
}
