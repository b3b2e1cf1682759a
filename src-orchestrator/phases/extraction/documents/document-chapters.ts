import type { Piece } from '../../../documents/markup/pieces.ts'
import type { ChapterStart } from '../chapters/chapter-start.ts'
import { countWords, folded } from '../words/clean-text.ts'
import { chapterLevel } from '../chapters/heading-levels.ts'
import {
  isOnlyNumbered,
  isOutsideText,
  numberedTitle,
  opensChapter,
  opensPart,
} from '../words/heading-words.ts'
import { asPrinted, likeness } from '../chapters/outline-chapters.ts'

/** An entry of the document's contents at its place among the pieces. */
export type PlacedEntry = { title: string; level: number; at: number }

const maxTitleLength = 200
const maxTitlePieces = 4
/** Pieces between an entry's place and its title: a picture's words, a motto. */
const maxBefore = 2
/** An entry that holds more of the book than this is a cover around its chapters. */
const coverShare = 0.4
/** Words between a part's own entry and its first chapter's. */
const maxPartWords = 60

type Branch = PlacedEntry & { children: Branch[] }

function treeOf(entries: readonly PlacedEntry[]): Branch[] {
  const top: Branch[] = []
  const open: Branch[] = []
  for (const entry of entries) {
    const branch: Branch = { ...entry, children: [] }
    while ((open.at(-1)?.level ?? -1) >= entry.level) open.pop()
    const parent = open.at(-1)
    if (parent === undefined) top.push(branch)
    else parent.children.push(branch)
    open.push(branch)
  }
  return top
}

function wordsBetween(pieces: readonly Piece[], from: number, to: number): number {
  return pieces.slice(from, to).reduce((sum, { text }) => sum + countWords(text), 0)
}

/** Parts with the chapters in them, however deep; a chapter's own sections are no chapters. */
function chaptersIn(
  branches: readonly Branch[],
  pieces: readonly Piece[],
  end: number,
  isTop: boolean,
): Branch[] {
  return branches.flatMap((branch, index): Branch[] => {
    const { children, at, title } = branch
    const to = branches[index + 1]?.at ?? end
    const [first] = children
    if (first === undefined) return [branch]
    const isCover = isTop && (branches.length === 1 || to - at > pieces.length * coverShare)
    const isApart =
      pieces[first.at]?.part !== pieces[at]?.part && wordsBetween(pieces, at, first.at) <= maxPartWords
    const isPart = opensPart(title) || isApart || (isCover && children.length >= 2)
    return isPart ? [branch].concat(chaptersIn(children, pieces, to, false)) : [branch]
  })
}

/**
 * The heading at a place, with the name that stands under a number, unless that is an entry of its own (`taken`): a chapter's first section. Null: no heading
 * stands there.
 */
function headingAt(
  pieces: readonly Piece[],
  from: number,
  end: number,
  taken: ReadonlySet<number> = new Set(),
): ChapterStart | null {
  for (let at = from; at < Math.min(end, from + 1 + maxBefore); at++) {
    const heading = pieces[at]
    if (heading === undefined || heading.part !== pieces[from]?.part) return null
    if (heading.kind !== 'heading') continue
    const next = at + 1 < end ? pieces[at + 1] : undefined
    const isNamed = isOnlyNumbered(heading.text) && next?.kind === 'heading' && next.part === heading.part
    return isNamed && !taken.has(at + 1)
      ? { title: numberedTitle(heading.text, next.text), titleIsPrinted: true, at, titleBlocks: 2 }
      : { title: heading.text, titleIsPrinted: true, at, titleBlocks: 1 }
  }
  return null
}

/** The run of pieces near an entry's place that says its title; null: none does. */
function likeTitle(pieces: readonly Piece[], entry: PlacedEntry, end: number): ChapterStart | null {
  const wanted = folded(entry.title)
  let best: { start: ChapterStart; score: number } | null = null
  for (let at = entry.at; at < Math.min(end, entry.at + 1 + maxBefore); at++) {
    const printed: string[] = []
    for (let count = 1; count <= maxTitlePieces && at + count <= end; count++) {
      const next = pieces[at + count - 1]
      if (next === undefined || next.text.length > maxTitleLength) break
      printed.push(next.text.replaceAll('\n', ' '))
      const score = likeness(folded(printed.join(' ')), wanted)
      if (score <= (best?.score ?? 0)) continue
      const [first = '', ...rest] = printed
      const isNumber = rest.length > 0 && isOnlyNumbered(first)
      const title = isNumber ? numberedTitle(first, rest.join(' ')) : printed.join(' ')
      const start = { title: asPrinted(title, entry.title), titleIsPrinted: true, at, titleBlocks: count }
      best = { score, start }
    }
  }
  return best?.start ?? null
}

/** Headings between an entry's place and its title, and numbers ("Chapter 3" above a name, which InDesign and Vellum make paragraphs), belong to it. Null: something else stands there. */
function withHeadingsAbove(start: ChapterStart, pieces: readonly Piece[], from: number): ChapterStart | null {
  const above = pieces.slice(from, start.at)
  if (above.some(({ kind, text }) => kind !== 'heading' && !isOnlyNumbered(text))) return null
  const title = above.reduceRight((name, { text }) => numberedTitle(text, name), start.title)
  return { title, titleIsPrinted: true, at: from, titleBlocks: start.titleBlocks + above.length }
}

function startOf(
  pieces: readonly Piece[],
  entry: PlacedEntry,
  end: number,
  taken: ReadonlySet<number>,
): ChapterStart {
  const heading = headingAt(pieces, entry.at, end, taken)
  const like = likeTitle(pieces, entry, end)
  // The contents may have the number alone, and the page its name beside it.
  const printed =
    heading !== null && (like === null || (heading.at === like.at && heading.titleBlocks > like.titleBlocks))
      ? heading
      : like
  const unprinted = { title: entry.title, titleIsPrinted: false, at: entry.at, titleBlocks: 0 }
  if (printed === null) return unprinted
  // "I" above the text, "I. Down the Rabbit-Hole" in the contents alone.
  if (like === null && folded(entry.title).includes(folded(printed.title))) return unprinted
  return withHeadingsAbove(printed, pieces, entry.at) ?? { ...unprinted, title: printed.title }
}

/** Chapters as the document's contents name them, each with its title as it is printed. */
export function chaptersFromEntries(
  pieces: readonly Piece[],
  entries: readonly PlacedEntry[],
): ChapterStart[] {
  const usable = entries.filter(({ title, at }) => !isOutsideText(title) && at < pieces.length)
  const wanted = chaptersIn(treeOf(usable), pieces, pieces.length, true).toSorted((a, b) => a.at - b.at)
  const taken = new Set(usable.map(({ at }) => at))
  const starts: ChapterStart[] = []
  for (const [index, entry] of wanted.entries()) {
    const from = starts.at(-1)
    // Several entries at one place are one chapter, called by the first.
    if (from !== undefined && entry.at < from.at + Math.max(1, from.titleBlocks)) continue
    const end = wanted.slice(index + 1).find(({ at }) => at > entry.at)?.at ?? pieces.length
    starts.push(startOf(pieces, entry, end, taken))
  }
  return starts
}

/** Chapters by the document's own headings, parts among them. */
export function chaptersFromHeadingPieces(pieces: readonly Piece[]): ChapterStart[] {
  const headings = pieces.filter(({ kind }) => kind === 'heading')
  const lowest = chapterLevel(headings) ?? Math.min(...headings.map(({ level }) => level))
  const starts: ChapterStart[] = []
  for (const [at, piece] of pieces.entries()) {
    const last = starts.at(-1)
    if (piece.kind !== 'heading' || piece.level > lowest) continue
    if (last !== undefined && at < last.at + last.titleBlocks) continue
    const start = headingAt(pieces, at, pieces.length)
    if (start !== null) starts.push(start)
  }
  return starts
}

/** Words between two chapters' numbers, where lines of contents have none. */
const leastChapterWords = 30
const longestName = 60

const mayBeName = ({ kind, text }: Piece): boolean =>
  kind === 'paragraph' && text.length <= longestName && !/[.!?,;:…"”’»]$/u.test(text)

/** Paragraphs that are a chapter's number ("CHAPTER ONE"), with its name under it, where a word processor's text has no headings. */
export function chaptersFromNumbers(pieces: readonly Piece[]): ChapterStart[] {
  const numbers = pieces.flatMap((piece, at) =>
    opensChapter(piece.text) &&
    (mayBeName(piece) || (piece.kind === 'paragraph' && isOnlyNumbered(piece.text)))
      ? [at]
      : [],
  )
  const starts = numbers.flatMap((at, index): ChapterStart[] => {
    if (wordsBetween(pieces, at + 1, numbers[index + 1] ?? pieces.length) < leastChapterWords) return []
    const [number, name] = [pieces[at], pieces[at + 1]]
    if (number === undefined) return []
    return isOnlyNumbered(number.text) && name !== undefined && name.part === number.part && mayBeName(name)
      ? [{ title: numberedTitle(number.text, name.text), titleIsPrinted: true, at, titleBlocks: 2 }]
      : [{ title: number.text, titleIsPrinted: true, at, titleBlocks: 1 }]
  })
  return starts.length < 2 ? [] : starts
}

/** Where a document says nothing of chapters: each of its files is one, called by its number. */
export function chaptersFromParts(pieces: readonly Piece[]): ChapterStart[] {
  const firsts = pieces.flatMap(({ part }, at) => (at === 0 || part !== pieces[at - 1]?.part ? [at] : []))
  if (firsts.length < 2) return []
  return firsts.map((at, index) => ({ title: String(index + 1), titleIsPrinted: false, at, titleBlocks: 0 }))
}
