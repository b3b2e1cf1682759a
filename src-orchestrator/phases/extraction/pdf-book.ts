import type { BookText, Change } from '../../book/book-text.ts'
import type { OutlineEntry } from '../../pdf/outline.ts'
import { asideBlocks, asidesByDefault, type AsideChoices } from './aside-blocks.ts'
import { assembleBook } from './assemble.ts'
import { blockOf, type TextBlock } from './blocks.ts'
import { removeEndnotes } from './endnotes.ts'
import { takeFootnotes } from './footnotes.ts'
import { removeContents } from './front-matter.ts'
import { removeFurniture } from './furniture.ts'
import { vocabularyOf } from './hyphens.ts'
import { bodySizeOf, layoutOf } from './layout.ts'
import type { PageLines } from './line.ts'
import { chaptersFromOutline } from './outline-chapters.ts'
import { groupLines } from './paragraphs.ts'
import { chaptersFromHeadings } from './printed-chapters.ts'
import { takeSetApart } from './set-apart.ts'
import type { WordList } from './word-list.ts'

function turnedText(pages: readonly PageLines[]): Change[] {
  return pages.flatMap(({ page, turned }) =>
    turned === ''
      ? []
      : [{ rule: 'text-at-an-angle', text: turned, place: { page, left: 0, top: 0, right: 0, bottom: 0 } }],
  )
}

/** The reading text of a whole PDF from its pages' lines. Pure. */
export function bookFromPages(
  pages: readonly PageLines[],
  outline: readonly OutlineEntry[],
  book: { title: string; language: string },
  words: WordList | null = null,
  choices: AsideChoices = asidesByDefault,
): BookText {
  const furniture = removeFurniture(pages, bodySizeOf(pages))
  const changes: Change[] = [...turnedText(pages), ...furniture.changes]
  const layout = layoutOf(furniture.pages)
  const apart = takeSetApart(furniture.pages, layout)
  const { lines, asides, changes: noteChanges } = takeFootnotes(apart, layout)
  const vocabulary = vocabularyOf(
    lines.map((line) => line.text),
    words,
  )
  const all = groupLines(lines, layout)
    .map((group) => blockOf(group, layout, vocabulary, book.language, changes))
    .filter((block): block is TextBlock => block !== null)
  const { said, changes: asideChanges } = asideBlocks(
    asides,
    (aside) => blockOf({ kind: 'text', lines: aside.lines }, layout, vocabulary, book.language, changes),
    choices,
    book.language,
  )
  const { blocks: withNotes, changes: contents } = removeContents(all, pages.length)
  const { blocks, changes: endnotes } =
    choices.footnotes === 'skip'
      ? removeEndnotes(
          withNotes,
          asides.some(({ kind }) => kind === 'footnote'),
        )
      : { blocks: withNotes, changes: [] }
  changes.push(...contents, ...endnotes, ...noteChanges, ...asideChanges)
  const heights = new Map(pages.map((page) => [page.page, page.height]))
  const starts =
    chaptersFromOutline(outline, blocks, pages.length, (page) => heights.get(page) ?? 0) ??
    chaptersFromHeadings(blocks)
  return assembleBook(blocks, starts, book, changes, said)
}
