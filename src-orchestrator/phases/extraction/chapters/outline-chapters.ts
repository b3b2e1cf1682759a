import type { OutlineEntry } from '../../../pdf/outline.ts'
import type { TextBlock } from '../blocks/blocks.ts'
import type { ChapterStart } from './chapter-start.ts'
import { isOnlyFrontMatter } from './front-matter.ts'
import { countWords, folded } from '../words/clean-text.ts'
import { isOnlyNumbered, isOutsideText, numberedTitle, opensPart } from '../words/heading-words.ts'

const maxTitleLength = 200
const maxTitleBlocks = 4
/** Letters and digits that a title may have more on the page than in the outline, e.g. "Chapter 12". */
const looseLetters = 14

/** An entry that holds more of the document than this, and its chapters under it, is a cover around them. */
const coverShare = 0.4

/** Words between a part's entry and its first chapter's: more than its own name and a motto are a chapter's own text. */
const maxPartWords = 60

/**
 * The entries that are chapters: the top level, or the next one where a top one is the book itself, most of it, or a part. Parts stand on pages of
 * their own; a chapter with sections has text before the first of them, or that section on its own first page.
 */
export function chapterEntries(
  outline: readonly OutlineEntry[],
  pages: number,
  wordsBetween: (from: number, to: number) => number = () => Number.POSITIVE_INFINITY,
): OutlineEntry[] {
  const placed = outline.filter((entry) => entry.page !== null && !isOutsideText(entry.title))
  const top = Math.min(...placed.map((entry) => entry.level))
  const firsts = placed.filter((entry) => entry.level === top)
  return firsts.flatMap((entry, index) => {
    const next = firsts[index + 1]
    const under = placed
      .slice(placed.indexOf(entry) + 1, next === undefined ? undefined : placed.indexOf(next))
      .filter((each) => each.level === top + 1)
    const own = entry.page ?? 0
    const [child] = under
    const span = ((next === undefined ? pages : (next.page ?? 0)) - own) / Math.max(1, pages)
    const isCover = firsts.length === 1 || span > coverShare
    const ownPage = (child?.page ?? 0) > own && wordsBetween(own, child?.page ?? 0) <= maxPartWords
    return under.length >= 2 && (isCover || opensPart(entry.title) || ownPage)
      ? [entry].concat(under)
      : [entry]
  })
}

function pageOf(block: TextBlock): number {
  return block.places[0]?.page ?? 0
}

/** How well a run of blocks is the title: 2 letter for letter, 1 but for a number or a word more, 0 not at all. */
export function likeness(printed: string, title: string): 0 | 1 | 2 {
  if (printed === title) return 2
  if (printed.length < 3 || title.length < 3) return 0
  const [longer, shorter] = printed.length > title.length ? [printed, title] : [title, printed]
  const more = longer.length - shorter.length
  return more <= looseLetters &&
    more <= shorter.length &&
    (longer.endsWith(shorter) || longer.startsWith(shorter))
    ? 1
    : 0
}

function findTitle(
  blocks: readonly TextBlock[],
  title: string,
  page: number,
  from: number,
): ChapterStart | null {
  const wanted = folded(title)
  let best: { start: ChapterStart; score: number } | null = null
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at]
    if (block === undefined || pageOf(block) > page) break
    if (pageOf(block) < page) continue
    let printed = ''
    for (let count = 1; count <= maxTitleBlocks; count++) {
      const next = blocks[at + count - 1]
      if (next === undefined || next.text.length > maxTitleLength) break
      printed += `${printed === '' ? '' : ' '}${next.text}`
      const score = likeness(folded(printed), wanted)
      if (score > (best?.score ?? 0))
        best = {
          score,
          start: { title: asPrinted(printed, title), titleIsPrinted: true, at, titleBlocks: count },
        }
    }
  }
  return best?.start ?? null
}

/** "Chapter 4" printed above a name that the outline has without it belongs to the title. */
function withNumberAbove(start: ChapterStart, blocks: readonly TextBlock[], from: number): ChapterStart {
  const above = start.at > from ? blocks[start.at - 1] : undefined
  const heading = blocks[start.at]
  if (above === undefined || heading === undefined || pageOf(above) !== pageOf(heading)) return start
  if (!isOnlyNumbered(above.text) || isOnlyNumbered(start.title)) return start
  return {
    ...start,
    title: numberedTitle(above.text, start.title),
    at: start.at - 1,
    titleBlocks: start.titleBlocks + 1,
  }
}

/** The page's own words, unless it shouts them in capitals and the outline does not. */
export function asPrinted(printed: string, title: string): string {
  const shouted = printed === printed.toUpperCase() && title !== title.toUpperCase()
  return shouted && folded(printed) === folded(title) ? title : printed
}

function firstBlockAt(
  blocks: readonly TextBlock[],
  entry: OutlineEntry,
  from: number,
  heightOf: (page: number) => number,
): number {
  const page = (entry.page ?? 0) + 1
  const top = entry.y === null ? 0 : heightOf(page) - entry.y
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at]
    const place = block?.places[0]
    if (place === undefined) continue
    if (place.page > page || (place.page === page && place.bottom >= top)) return at
  }
  return blocks.length
}

/** The outlines of what browsers and their kin print have the title page too: the book's own name, with an author's and an imprint under it. */
function isTitlePage(
  { title, at, titleBlocks }: ChapterStart,
  next: ChapterStart,
  blocks: readonly TextBlock[],
  bookTitle: string,
): boolean {
  const isBooksName = likeness(folded(title), folded(bookTitle)) > 0
  return isBooksName && isOnlyFrontMatter(blocks.slice(0, at).concat(blocks.slice(at + titleBlocks, next.at)))
}

/** Chapters as the outline names them, each found in the text where its title is printed. Null: the outline is of no use. */
export function chaptersFromOutline(
  outline: readonly OutlineEntry[],
  blocks: readonly TextBlock[],
  pages: number,
  heightOf: (page: number) => number,
  bookTitle = '',
): ChapterStart[] | null {
  const wordsOn = new Map<number, number>()
  for (const block of blocks)
    wordsOn.set(pageOf(block), (wordsOn.get(pageOf(block)) ?? 0) + countWords(block.text))
  const wordsBetween = (first: number, to: number): number => {
    let words = 0
    for (let page = first + 1; page <= to; page++) words += wordsOn.get(page) ?? 0
    return words
  }
  const entries = outline.length === 0 ? [] : chapterEntries(outline, pages, wordsBetween)
  if (new Set(entries.map((entry) => entry.page)).size < 2) return null
  const starts: ChapterStart[] = []
  let from = 0
  for (const entry of entries.toSorted((a, b) => (a.page ?? 0) - (b.page ?? 0))) {
    const printed =
      findTitle(blocks, entry.title, (entry.page ?? 0) + 1, from) ??
      findTitle(blocks, entry.title, (entry.page ?? 0) + 2, from)
    const found = printed === null ? null : withNumberAbove(printed, blocks, from)
    const at = found?.at ?? firstBlockAt(blocks, entry, from, heightOf)
    if (at >= blocks.length) continue
    starts.push(found ?? { title: entry.title, titleIsPrinted: false, at, titleBlocks: 0 })
    from = at + (found?.titleBlocks ?? 0)
  }
  if (starts.length < 2) return null
  const [first, next] = starts
  const hasTitlePage =
    first !== undefined && next !== undefined && isTitlePage(first, next, blocks, bookTitle)
  return hasTitlePage ? starts.slice(1) : starts
}
