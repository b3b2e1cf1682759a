import type { Block, Change } from '../../book/book-text.ts'
import { withoutRepeats, type SaidAside } from './aside-blocks.ts'
import type { TextBlock } from './blocks/blocks.ts'
import type { ChapterStart } from './chapters/chapter-start.ts'
import { chosenBook, type ReadBook } from './chosen-book.ts'
import { countWords } from './words/clean-text.ts'
import { isOnlyFrontMatter, removed, takeOut, type OutBlock } from './chapters/front-matter.ts'
import { matterByTitles, stretchTitle } from './chapters/matter-titles.ts'
import { withNaturalCuts, type Cuttable } from './chapters/natural-cuts.ts'
import type { Restorer } from './restored.ts'
import {
  leftStretches,
  wovenParts,
  type FoundChapter,
  type LeftPiece,
  type PlacedBlock,
} from './text-parts.ts'

/** Displayed text of more words is a paragraph in large type. */
const maxHeadingWords = 20

function isHeading(block: TextBlock): boolean {
  return block.display && countWords(block.text) <= maxHeadingWords
}

function asBlock(block: TextBlock): Block {
  const { verse, places } = block
  if (isHeading(block)) return { kind: 'heading', text: block.text, places }
  return verse === null
    ? { kind: 'paragraph', text: block.text, places }
    : { kind: 'verse', text: verse, places }
}

/** Rules, asterisks and other ornaments have nothing to say. */
function isOrnament(block: TextBlock): boolean {
  return !/[\p{L}\p{N}]/u.test(block.text)
}

function cuttable(block: TextBlock): Cuttable {
  return { words: countWords(block.text), isBreak: isOrnament(block), isHeading: isHeading(block) }
}

/** Makes what is read of blocks, and says where among all blocks each stood. */
function blockReader(
  placeOf: (block: TextBlock) => number,
  asides: readonly (SaidAside | null)[],
  leave: (ornaments: readonly TextBlock[]) => void,
): (here: readonly TextBlock[], titleBlocks?: readonly TextBlock[]) => PlacedBlock[] {
  const asidesOf = (block: TextBlock): SaidAside[] =>
    block.asides.map((index) => asides[index] ?? null).filter((each) => each !== null)
  return (here, titleBlocks = []) => {
    leave(here.filter(isOrnament))
    const behind = (at: number, said: readonly SaidAside[]): PlacedBlock[] =>
      said.filter((aside) => !aside.atEnd).map(({ block }) => ({ at, block }))
    const title = titleBlocks.flatMap(asidesOf)
    const read = here.flatMap((block): PlacedBlock[] => {
      const at = placeOf(block)
      return [...(isOrnament(block) ? [] : [{ at, block: asBlock(block) }]), ...behind(at, asidesOf(block))]
    })
    const [first] = titleBlocks
    const last = here.at(-1) ?? titleBlocks.at(-1)
    const end = last === undefined ? 0 : placeOf(last)
    const atEnd = [...title, ...here.flatMap(asidesOf)].filter((aside) => aside.atEnd)
    const said = [
      ...behind(first === undefined ? end : placeOf(first), title),
      ...read,
      ...atEnd.map(({ block }) => ({ at: end, block })),
    ]
    const kept = new Set(withoutRepeats(said.map(({ block }) => block)))
    return said.filter(({ block }) => kept.has(block))
  }
}

export type Assembled = {
  /** Everything in the order of the book. */
  all: readonly TextBlock[]
  /** What is left of it to be read. */
  blocks: readonly TextBlock[]
  /** What rules have left out of it. */
  out: readonly OutBlock[]
}

/** Cuts a book's blocks into chapters. What stands before the first is front matter, or a chapter under the book's own title. */
export function assembleBook(
  { all, blocks, out }: Assembled,
  starts: readonly ChapterStart[],
  book: { title: string; language: string },
  earlier: readonly Change[],
  judge: Restorer,
  asides: readonly (SaidAside | null)[] = [],
): ReadBook {
  const changes: Change[] = [...earlier]
  const places = new Map(all.map((block, at) => [block, at]))
  const placeOf = (block: TextBlock | undefined): number =>
    block === undefined ? 0 : (places.get(block) ?? 0)
  const blocksOf = blockReader(placeOf, asides, (ornaments) => {
    changes.push(...removed('ornament', ornaments).map(judge))
  })
  const begins = withNaturalCuts(starts, blocks.map(cuttable))
  const before = blocks.slice(0, begins[0]?.at ?? blocks.length)
  const isFront = starts.length > 0 && isOnlyFrontMatter(before)
  const front = takeOut('front-matter', before, () => isFront, judge)
  changes.push(...front.out.map(({ change }) => change))
  const left = [...out, ...front.out]
  const chapters: FoundChapter[] = []
  if (front.blocks.length > 0 || begins.length === 0)
    chapters.push({
      title: book.title,
      titleIsPrinted: false,
      at: placeOf(front.blocks[0]),
      blocks: blocksOf(front.blocks),
    })
  const matter = matterByTitles(begins, blocks)
  for (const [index, start] of begins.entries()) {
    const { title, titleIsPrinted } = start
    const from = start.at + start.titleBlocks
    const to = begins[index + 1]?.at ?? blocks.length
    const rule = matter.get(start)
    if (rule !== undefined) {
      const taken = takeOut(rule, blocks.slice(start.at, to), () => true, judge)
      changes.push(...taken.out.map(({ change }) => change))
      left.push(...taken.out)
      continue
    }
    const inside = blocksOf(blocks.slice(from, to), blocks.slice(start.at, from))
    // An entry of the outline that only holds others has no words of its own.
    if (!titleIsPrinted && inside.length === 0) continue
    const titlePlaces = blocks.slice(start.at, from).flatMap(({ places }) => places)
    chapters.push({ title, titleIsPrinted, titlePlaces, at: placeOf(blocks[start.at]), blocks: inside })
  }
  const pieceOf = ({ block, change }: OutBlock): LeftPiece => {
    const read = change.restored === true ? blocksOf([block]).map((each) => each.block) : null
    return { change, blocks: read ?? (isOrnament(block) ? [] : [asBlock(block)]) }
  }
  const stretches = leftStretches(
    left.map((each) => ({
      at: placeOf(each.block),
      rule: each.change.rule,
      group: null,
      piece: pieceOf(each),
    })),
    ({ rule, pieces }, isFirst) =>
      rule === 'front-matter' && isFirst
        ? book.title
        : stretchTitle(rule, pieces[0]?.change.text ?? book.title, book.language),
  )
  return chosenBook({ parts: wovenParts(chapters, stretches), language: book.language, changes }).book
}
