import type { Block, Change, Chapter, Place } from '../../book/book-text.ts'

/** A block, and its place among everything of the book, read or not, counted from 0. */
export type PlacedBlock = { at: number; block: Block }

/** A chapter as it was found. `at`: the place of its title, or of its text where no title is printed. */
export type FoundChapter = Omit<Chapter, 'blocks' | 'found'> & { at: number; blocks: PlacedBlock[] }

/** What the account says of a piece that is left out, and the text that it would be, or is, where the listener wants it read. */
export type LeftPiece = { change: Change; blocks: Block[] }

/** A stretch of the book that a rule leaves out as one: an index, a contents page. */
export type LeftStretch = { at: number; rule: string; title: string; pieces: LeftPiece[] }

/** A part of the book as it was found: a chapter, or a stretch that is left out. */
export type TextPart = {
  title: string
  titleIsPrinted: boolean
  titlePlaces: Place[] | null
  /** The rule that leaves it out; null: it is read, and has no pieces but blocks. */
  left: string | null
  /** Where it is read, it goes on with the part before it. */
  joined: boolean
  /** It stands within the part before it, behind so many of its blocks. */
  inside: number | null
  blocks: Block[]
  pieces: LeftPiece[]
}

/** Notes that are read go on with their chapter; other parts are chapters of their own. */
const joinsWhatIsBefore = 'endnote'

function leftPart({ rule, title, pieces }: LeftStretch, inside: number | null): TextPart {
  const joined = rule === joinsWhatIsBefore
  return { title, titleIsPrinted: false, titlePlaces: null, left: rule, joined, inside, blocks: [], pieces }
}

/** Puts chapters and what is left out between and in them in the order of the book. Pure. */
export function wovenParts(chapters: readonly FoundChapter[], left: readonly LeftStretch[]): TextPart[] {
  const stretches = left.toSorted((a, b) => a.at - b.at)
  const [first] = chapters
  const before = stretches.filter(({ at }) => first === undefined || at < first.at)
  return [
    ...before.map((stretch) => leftPart(stretch, null)),
    ...chapters.flatMap((chapter, index): TextPart[] => {
      const { title, titleIsPrinted, titlePlaces = null, at: from, blocks } = chapter
      const to = chapters[index + 1]?.at ?? Number.POSITIVE_INFINITY
      const behind = stretches
        .filter(({ at }) => at >= from && at < to)
        .map((stretch) => {
          const count = blocks.filter(({ at }) => at < stretch.at).length
          return leftPart(stretch, count < blocks.length ? count : null)
        })
      const own: TextPart = {
        title, titleIsPrinted, titlePlaces, left: null, joined: false, inside: null, pieces: [],
        blocks: blocks.map(({ block }) => block),
      } // prettier-ignore
      return [own, ...behind]
    }),
  ]
}

/** What is left out. `group`: what it is left out together with, if that stands beside it. */
export type LeftBlock = { at: number; rule: string; group: unknown; piece: LeftPiece }

/**
 * Pieces of one group that stand by each other are one stretch. `isGap`: of places that hold nothing. `titleOf`: what a stretch is called that begins there; `isFirst`
 * of its rule.
 */
export function leftStretches(
  left: readonly LeftBlock[],
  titleOf: (stretch: Omit<LeftStretch, 'title'>, isFirst: boolean) => string,
  isGap: (at: number) => boolean = () => false,
): LeftStretch[] {
  const isBeside = (end: number, at: number): boolean => {
    for (let between = end; between < at; between++) if (!isGap(between)) return false
    return true
  }
  const runs: { stretch: Omit<LeftStretch, 'title'>; group: unknown; end: number }[] = []
  for (const { at, rule, group, piece } of left.toSorted((a, b) => a.at - b.at)) {
    const last = runs.at(-1)
    if (last !== undefined && last.group === group && last.stretch.rule === rule && isBeside(last.end, at)) {
      last.stretch.pieces.push(piece)
      last.end = at + 1
    } else runs.push({ stretch: { at, rule, pieces: [piece] }, group, end: at + 1 })
  }
  return runs.map(({ stretch }, index) => {
    const isFirst = runs.findIndex((run) => run.stretch.rule === stretch.rule) === index
    const { at, rule, pieces } = stretch
    return { at, rule, pieces, title: titleOf(stretch, isFirst) }
  })
}
