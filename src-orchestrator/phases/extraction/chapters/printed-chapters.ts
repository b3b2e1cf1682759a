import type { TextBlock } from '../blocks/blocks.ts'
import type { ChapterStart } from './chapter-start.ts'
import { isOnlyFrontMatter } from './front-matter.ts'
import {
  bareNumber,
  isDay,
  isLoneHeading,
  isOnlyNumbered,
  leadingNumber,
  namesByOrdinal,
  numberedTitle,
  opensChapter,
  opensPart,
} from '../words/heading-words.ts'
import { blocksOfName, isPlainName, longNameLines, nameOf } from './names-under-numbers.ts'

/** Headings longer than this are text in large type. */
const maxHeadingLength = 120
const maxHeadingLines = 4
/** Words between two headings of one size on average: below this they are a list or a title page, no chapters. */
const minWordsAChapter = 120

const startsWithNumber = /^(?:[IVXLC]{1,7}|\d{1,3})[.:)]?\s+\p{Lu}/u

function isHeadingLike(block: TextBlock): boolean {
  if (block.restored === true) return false
  if (block.text.length > maxHeadingLength || block.lines.length > maxHeadingLines) return false
  if (!/[\p{L}\p{N}]/u.test(block.text)) return false
  if (block.display) return true
  const named = opensChapter(block.text) || isLoneHeading(block.text) || bareNumber(block.text) !== null
  if (block.centred)
    return named || (block.text === block.text.toUpperCase() && /\p{Lu}{3}/u.test(block.text))
  return (
    block.lines.length === 1 &&
    block.text.length < 60 &&
    (opensChapter(block.text) || isLoneHeading(block.text))
  )
}

function isNumbered(block: TextBlock): boolean {
  const { text } = block
  if (isDay(text)) return false
  const standsOut = block.display || (block.centred && text === text.toUpperCase())
  return opensChapter(text) || bareNumber(text) !== null || (standsOut && startsWithNumber.test(text))
}

const sizeStep = 0.5
const sizeOf = (block: TextBlock): number => Math.round(block.size / sizeStep)
const sameSize = (a: number, b: number): boolean => Math.abs(a - b) <= 1

function wordsOf(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.text.split(' ').length, 0)
}

/** Sizes of type, as `sizeOf` has them. */
type HeadingSizes = { chapters: number; parts: number | null }

/**
 * The sizes in which this book sets its chapters' headings, and those of its parts where they are larger; null where it has none. Larger headings that are all
 * of parts are those of chapters only where none are below them.
 */
function headingSizes(blocks: readonly TextBlock[], headings: readonly TextBlock[]): HeadingSizes | null {
  const words = wordsOf(blocks)
  const usable = (group: readonly TextBlock[]): boolean =>
    new Set(group.map((block) => block.places[0]?.page)).size >= 2 && words / group.length >= minWordsAChapter
  const sizes = [...new Set(headings.map(sizeOf))].toSorted((a, b) => b - a)
  const groupOf = (size: number, test: (block: TextBlock) => boolean): TextBlock[] =>
    headings.filter((block) => sameSize(sizeOf(block), size) && test(block))
  const isUsed = (test: (block: TextBlock) => boolean) => (size: number) => {
    const group = groupOf(size, test)
    return group.length >= 2 && usable(group)
  }
  const numbered = sizes.filter(isUsed(isNumbered))
  const [largest] = numbered
  const areParts = (size: number): boolean =>
    groupOf(size, isNumbered).every((block) => opensPart(block.text))
  if (largest !== undefined && !areParts(largest)) return { chapters: largest, parts: null }
  const named = new Set(
    blocks.filter((_, at) => {
      const before = blocks[at - 1]
      return before !== undefined && opensPart(before.text) && isHeadingLike(before)
    }),
  )
  const isOwn = (block: TextBlock): boolean => block.display && !opensPart(block.text) && !named.has(block)
  const chapters = numbered.find((size) => !areParts(size)) ?? sizes.find(isUsed(isOwn)) ?? largest
  if (chapters === undefined) return null
  return { chapters, parts: chapters === largest ? null : (largest ?? null) }
}

/** Headings in the text's own type need as many, counting up one by one from 1. */
const minCounted = 3

/** Short lines in the text's own type, "1 The Fox", "II. The Crow", that count the chapters. Empty where the count has gaps or is a list. */
function countedHeadings(blocks: readonly TextBlock[]): Set<TextBlock> {
  const found: TextBlock[] = []
  let from = 0
  for (const [at, block] of blocks.entries()) {
    const short = block.text.length <= 80 && block.lines.length <= 3 && !/[,;?!”]$/u.test(block.text)
    if (block.restored === true || !short || leadingNumber(block.text) !== found.length + 1) continue
    const crowded = found.length > 0 && wordsOf(blocks.slice(from, at)) < minWordsAChapter
    if (crowded) return new Set()
    found.push(block)
    from = at + 1
  }
  return new Set(found.length < minCounted ? [] : found)
}

function isNameUnder(number: TextBlock, next: TextBlock): boolean {
  if (isNumbered(next) && !namesByOrdinal(number.text, next.text)) return false
  return isHeadingLike(next) || (!number.display && isPlainName(next))
}

function opensPage(blocks: readonly TextBlock[], at: number): boolean {
  const page = blocks[at]?.places[0]?.page
  return at === 0 || blocks[at - 1]?.places.at(-1)?.page !== page
}

/** "A" over an appendix's name, where chapters have their numbers. */
function isLetter(block: TextBlock, next: TextBlock | undefined, numberSize: number): boolean {
  const isOver = next !== undefined && next.places[0]?.page === block.places[0]?.page && isHeadingLike(next)
  return block.display && /^\p{Lu}$/u.test(block.text) && sameSize(sizeOf(block), numberSize) && isOver
}

/**
 * Names under "Chapter 4" in type of their own, as many at least: a heading in it that opens a page opens a chapter without a number, "Preface", "Index". Where they are
 * smaller than the numbers, all headings of their size must open pages: those of sections do not.
 */
const minNames = 2

/** The size in which names stand under numbers of this one; null where that is none of their own. */
function sizeOfNames(blocks: readonly TextBlock[], numberSize: number): number | null {
  const names = blocks.filter((block, at) => {
    const number = blocks[at - 1]
    if (number === undefined || !block.display || !isHeadingLike(block)) return false
    return isOnlyNumbered(number.text) && sameSize(sizeOf(number), numberSize)
  })
  const [first] = names
  const size = first === undefined ? 0 : sizeOf(first)
  const alike = names.length >= minNames && names.every((block) => sizeOf(block) === size)
  if (!alike || sameSize(size, numberSize)) return null
  const areNames = (): boolean =>
    blocks.every((block, at) => {
      if (!block.display || sizeOf(block) !== size || names.includes(block) || opensPage(blocks, at))
        return true
      const number = blocks[at - 1]
      return number !== undefined && (opensPart(number.text) || isLetter(number, block, numberSize))
    })
  return size > numberSize || areNames() ? size : null
}

/** Chapters by large or centred headings, numbered ones first, for books without a usable outline. */
export function chaptersFromHeadings(blocks: readonly TextBlock[]): ChapterStart[] {
  const headings = blocks.filter(isHeadingLike)
  const sizes = headingSizes(blocks, headings)
  if (sizes === null) {
    const counted = countedHeadings(blocks)
    return blocks.flatMap((block, at) =>
      counted.has(block) ? [{ title: block.text, titleIsPrinted: true, at, titleBlocks: 1 }] : [],
    )
  }
  const { chapters: size, parts } = sizes
  // "Part Two" over its name on a page of their own, whatever size it has.
  const isPart = (block: TextBlock, at: number): boolean =>
    opensPart(block.text) &&
    ((parts !== null && sameSize(sizeOf(block), parts)) ||
      (block.display && isOnlyNumbered(block.text) && opensPage(blocks, at)))
  const nameSize = sizeOfNames(blocks, size)
  const numberedOnly = headings
    .filter((block) => sameSize(sizeOf(block), size))
    .every((block) => !block.display)
  const starts: ChapterStart[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (block === undefined || !isHeadingLike(block)) continue
    const isNamed =
      nameSize !== null && sizeOf(block) === nameSize && !isPart(block, at) && opensPage(blocks, at)
    if (isNamed) starts.push({ title: block.text, titleIsPrinted: true, at, titleBlocks: 1 })
    if (isNamed || (!sameSize(sizeOf(block), size) && !isPart(block, at))) continue
    const needsNumber = numberedOnly || nameSize !== null || !block.display
    const next = blocks[at + 1]
    const isAppendix = opensPage(blocks, at) && isLetter(block, next, size)
    if (needsNumber && !isAppendix && !isNumbered(block) && !isLoneHeading(block.text)) continue
    let title = block.text
    let titleBlocks = 1
    const besides = next !== undefined && next.places[0]?.page === block.places[0]?.page
    if ((isAppendix || isOnlyNumbered(title)) && besides && isNameUnder(block, next)) {
      const name = blocksOfName(next, blocks.slice(at + 2, at + 2 + longNameLines))
      title = numberedTitle(title, nameOf(name))
      titleBlocks = 1 + name.length
    }
    starts.push({ title, titleIsPrinted: true, at, titleBlocks })
    at += titleBlocks - 1
  }
  return withoutTitlePage(starts, blocks)
}

/** A title page may be set in the chapters' own type: it opens the book, has no number and nothing to read after it. */
function withoutTitlePage(starts: readonly ChapterStart[], blocks: readonly TextBlock[]): ChapterStart[] {
  const isTitlePage = (start: ChapterStart, next: ChapterStart): boolean => {
    const heading = blocks[start.at]
    if (heading === undefined || isNumbered(heading) || isLoneHeading(heading.text)) return false
    return isOnlyFrontMatter(blocks.slice(start.at + start.titleBlocks, next.at))
  }
  const first = starts.findIndex((start, index) => {
    const next = starts[index + 1]
    return next === undefined || !isTitlePage(start, next)
  })
  return starts.slice(Math.max(0, first))
}
