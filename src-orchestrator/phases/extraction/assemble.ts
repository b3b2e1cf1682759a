import type { Block, BookText, Change, Chapter } from '../../book/book-text.ts'
import { withoutRepeats, type SaidAside } from './aside-blocks.ts'
import type { TextBlock } from './blocks.ts'
import type { ChapterStart } from './chapter-start.ts'
import { countWords } from './clean-text.ts'
import { isOnlyFrontMatter, removed, takeOut } from './front-matter.ts'
import type { Restorer } from './restored.ts'

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
  judge: Restorer,
  asides: readonly (SaidAside | null)[] = [],
): BookText {
  const changes: Change[] = [...earlier]
  const chapters: Chapter[] = []
  const asidesOf = (block: TextBlock): SaidAside[] =>
    block.asides.map((index) => asides[index] ?? null).filter((each) => each !== null)
  const blocksOf = (here: readonly TextBlock[], titleBlocks: readonly TextBlock[] = []): Block[] => {
    changes.push(...removed('ornament', here.filter(isOrnament)).map(judge))
    const title = titleBlocks.flatMap(asidesOf)
    const atEnd = [...title, ...here.flatMap(asidesOf)].filter((aside) => aside.atEnd)
    const behind = (said: readonly SaidAside[]): Block[] =>
      said.filter((aside) => !aside.atEnd).map((aside) => aside.block)
    const read = here.flatMap((block) =>
      (isOrnament(block) ? [] : [asBlock(block)]).concat(behind(asidesOf(block))),
    )
    return withoutRepeats([...behind(title), ...read, ...atEnd.map((aside) => aside.block)])
  }
  const first = starts[0]?.at ?? 0
  const before = blocks.slice(0, first)
  const isFront = starts.length > 0 && isOnlyFrontMatter(before)
  const front = takeOut('front-matter', before, () => isFront, judge)
  changes.push(...front.changes)
  if (front.blocks.length > 0)
    chapters.push({ title: book.title, titleIsPrinted: false, blocks: blocksOf(front.blocks) })
  for (const [index, start] of starts.entries()) {
    const from = start.at + start.titleBlocks
    const to = starts[index + 1]?.at ?? blocks.length
    const inside = blocksOf(blocks.slice(from, to), blocks.slice(start.at, from))
    // An entry of the outline that only holds others has no words of its own.
    if (!start.titleIsPrinted && inside.length === 0) continue
    const { title, titleIsPrinted } = start
    const titlePlaces = blocks.slice(start.at, from).flatMap(({ places }) => places)
    chapters.push({ title, titleIsPrinted, titlePlaces, blocks: inside })
  }
  if (starts.length === 0)
    chapters.push({ title: book.title, titleIsPrinted: false, blocks: blocksOf(blocks) })
  return { language: book.language, chapters, changes, words: wordsIn(chapters) }
}
