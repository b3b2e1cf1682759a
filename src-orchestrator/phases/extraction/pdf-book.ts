import type { Change } from '../../book/book-text.ts'
import { collectBehindLong } from '../../collect-garbage.ts'
import type { OutlineEntry } from '../../pdf/outline.ts'
import { asideBlocks, asidesByDefault, type AsideChoices } from './aside-blocks.ts'
import { assembleBook } from './assemble.ts'
import { blockOf, type TextBlock } from './blocks/blocks.ts'
import type { ReadBook } from './chosen-book.ts'
import { removeEndnotes } from './notes/endnotes.ts'
import { withExponents } from './notes/exponents.ts'
import { takeFootnotes } from './notes/footnotes.ts'
import { removeContents, takeOut } from './chapters/front-matter.ts'
import { removeFurniture } from './furniture/furniture.ts'
import { gutenbergEdges } from './chapters/gutenberg.ts'
import { vocabularyOf } from './words/hyphens.ts'
import { bodySizeOf, layoutOf } from './page/layout.ts'
import type { Line, PageLines } from './page/line.ts'
import { chaptersFromOutline } from './chapters/outline-chapters.ts'
import { groupLines, type LineGroup } from './blocks/paragraphs.ts'
import { romanNumber } from './notes/note-marks.ts'
import { restorer, type Restorer } from './restored.ts'
import { chaptersFromHeadings } from './chapters/printed-chapters.ts'
import { takeSetApart } from './page/set-apart.ts'
import { withSideHeads } from './page/side-heads.ts'
import type { WordList } from './words/word-list.ts'

function turnedText(pages: readonly PageLines[], judge: Restorer): Change[] {
  return pages.flatMap(({ page, turned: text }) =>
    text === ''
      ? []
      : [judge({ rule: 'text-at-an-angle', text, place: { page, left: 0, top: 0, right: 0, bottom: 0 } })],
  )
}

/** Without a drop cap and the word behind it: whether they are one is not known yet. */
function believedText({ text, dropCap }: Line): string {
  return dropCap === 0 ? text : text.slice(dropCap).replace(/^[\p{L}’']+/u, '')
}

function lastRomanMark(changes: readonly Change[]): number {
  return Math.max(
    0,
    ...changes.map(({ rule, text }) => (rule === 'note-mark' ? (romanNumber(text) ?? 0) : 0)),
  )
}

/** Text that stands at an angle and is to be read follows its page's own. */
function withTurned(blocks: readonly TextBlock[], turned: readonly Change[]): TextBlock[] {
  const all = [...blocks]
  for (const { text, place, restored } of turned.toReversed()) {
    if (restored !== true || place === null) continue
    const at = all.findIndex((block) => (block.places[0]?.page ?? 0) > place.page)
    const block = { text, verse: null, places: [place], display: false, centred: false, bold: false, size: 0, lines: [], asides: [] } // prettier-ignore
    all.splice(at < 0 ? all.length : at, 0, block)
  }
  return all
}

/** The reading text of a whole PDF from its pages' lines. Pure. */
export function bookFromPages(
  pages: readonly PageLines[],
  outline: readonly OutlineEntry[],
  book: { title: string; language: string },
  words: WordList | null = null,
  choices: AsideChoices = asidesByDefault,
  judge: Restorer = restorer(),
): ReadBook {
  const turned = turnedText(pages, judge)
  const furniture = removeFurniture(pages, bodySizeOf(pages), judge)
  const changes: Change[] = [...turned, ...furniture.changes]
  collectBehindLong()
  const layout = layoutOf(furniture.pages)
  const apart = takeSetApart(withSideHeads(furniture.pages, layout), layout)
  const taken = takeFootnotes(apart, layout, judge)
  const lines = taken.lines.map(withExponents)
  const { asides, changes: noteChanges } = taken
  collectBehindLong()
  const vocabulary = vocabularyOf(lines.map(believedText), words)
  const asBlock = (group: LineGroup): TextBlock | null =>
    blockOf(group, layout, vocabulary, book.language, changes, judge)
  const read = groupLines(lines, layout)
    .map(asBlock)
    .filter((block) => block !== null)
  collectBehindLong()
  const { said, changes: asideChanges } = asideBlocks(
    asides,
    (aside) => asBlock({ kind: 'text', lines: aside.lines }),
    choices,
    book.language,
    judge,
  )
  const all = withTurned(read, turned)
  collectBehindLong()
  const { blocks: withNotes, out: contents } = removeContents(all, pages.length, judge)
  const hasNotes = asides.some(({ kind }) => kind === 'footnote')
  const { blocks: withLicence, out: endnotes } =
    choices.footnotes === 'skip'
      ? removeEndnotes(withNotes, hasNotes, judge, lastRomanMark(noteChanges))
      : { blocks: withNotes, out: [] }
  const own = gutenbergEdges(withLicence.map(({ text }) => text))
  const around = new Set([...withLicence.slice(0, own.from), ...withLicence.slice(own.to)])
  const { blocks, out: licence } = takeOut(
    'gutenberg-licence',
    withLicence,
    (block) => around.has(block),
    judge,
  )
  const out = [...contents, ...endnotes, ...licence]
  changes.push(...out.map(({ change }) => change), ...noteChanges, ...asideChanges)
  const heights = new Map(pages.map((page) => [page.page, page.height]))
  const starts =
    chaptersFromOutline(outline, blocks, pages.length, (page) => heights.get(page) ?? 0, book.title) ??
    chaptersFromHeadings(blocks)
  return assembleBook({ all, blocks, out }, starts, book, changes, judge, said)
}
