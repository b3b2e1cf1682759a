import type { Block, BookText, Change, Chapter } from '../../book/book-text.ts'
import { withoutRepeats, type SaidAside } from './aside-blocks.ts'
import type { TextBlock } from './blocks.ts'
import type { ChapterStart } from './chapter-start.ts'
import { countWords } from './clean-text.ts'
import { isOnlyFrontMatter, removed } from './front-matter.ts'

/** Displayed text of more words is a paragraph in large type. */
const maxHeadingWords = 20

function asBlock(block: TextBlock): Block {
  const heading = block.display && countWords(block.text) <= maxHeadingWords
  return { kind: heading ? 'heading' : 'paragraph', text: block.text, places: block.places }
}

/** Rules, asterisks and other ornaments have nothing to say. */
function isOrnament(block: TextBlock): boolean {
  return !/[\p{L}\p{N}]/u.test(block.text)
}

export function wordsIn(chapters: readonly Chapter[]): number {
  return chapters.reduce(
    (sum, chapter) =>
      sum +
      (chapter.titleIsPrinted ? countWords(chapter.title) : 0) +
      chapter.blocks.reduce((words, block) => words + countWords(block.text), 0),
    0,
  )
}

/** Cuts a book's blocks into chapters. What stands before the first is front matter, or a chapter under the book's own title. */
export function assembleBook(
  blocks: readonly TextBlock[],
  starts: readonly ChapterStart[],
  book: { title: string; language: string },
  earlier: readonly Change[],
  asides: readonly (SaidAside | null)[] = [],
): BookText {
  const changes: Change[] = [...earlier]
  const chapters: Chapter[] = []
  const asidesOf = (block: TextBlock): SaidAside[] =>
    block.asides.map((index) => asides[index] ?? null).filter((each) => each !== null)
  const blocksBetween = (from: number, to: number, titleBlocks = 0): Block[] => {
    const here = blocks.slice(from, to)
    changes.push(...removed('ornament', here.filter(isOrnament)))
    const title = blocks.slice(from - titleBlocks, from).flatMap(asidesOf)
    const atEnd = [...title, ...here.flatMap(asidesOf)].filter((aside) => aside.atEnd)
    const behind = (said: readonly SaidAside[]): Block[] =>
      said.filter((aside) => !aside.atEnd).map((aside) => aside.block)
    const read = here.flatMap((block) =>
      (isOrnament(block) ? [] : [asBlock(block)]).concat(behind(asidesOf(block))),
    )
    return withoutRepeats([...behind(title), ...read, ...atEnd.map((aside) => aside.block)])
  }
  const first = starts[0]?.at ?? 0
  const front = blocks.slice(0, first)
  if (starts.length > 0 && isOnlyFrontMatter(front)) changes.push(...removed('front-matter', front))
  else if (front.length > 0)
    chapters.push({ title: book.title, titleIsPrinted: false, blocks: blocksBetween(0, first) })
  for (const [index, start] of starts.entries()) {
    const from = start.at + start.titleBlocks
    const to = starts[index + 1]?.at ?? blocks.length
    const inside = blocksBetween(from, to, start.titleBlocks)
    // An entry of the outline that only holds others has no words of its own.
    if (!start.titleIsPrinted && inside.length === 0) continue
    chapters.push({ title: start.title, titleIsPrinted: start.titleIsPrinted, blocks: inside })
  }
  if (starts.length === 0)
    chapters.push({ title: book.title, titleIsPrinted: false, blocks: blocksBetween(0, blocks.length) })
  return { language: book.language, chapters, changes, words: wordsIn(chapters) }
}
