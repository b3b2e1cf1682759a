import type { Markup, Piece } from '../../documents/markup/pieces.ts'
import { walkMarkup } from '../../documents/markup/walk.ts'
import type { SourceDocument } from '../../documents/source-document.ts'
import type { BookText, Change, Chapter } from '../../book/book-text.ts'
import type { AsideChoices } from './aside-blocks.ts'
import { wordsIn } from './assemble.ts'
import type { ChapterStart } from './chapter-start.ts'
import { blockMaker, leaving, type Leave } from './document-blocks.ts'
import {
  chaptersFromEntries, chaptersFromHeadingPieces, chaptersFromParts, type PlacedEntry,
} from './document-chapters.ts' // prettier-ignore
import { withMatter, type Titled } from './document-matter.ts'
import { restorer, type Restorer } from './restored.ts'
import { titlePagePieces } from './title-page-pieces.ts'

/** The document's contents at their places among the pieces, in their order; what points nowhere is left out. */
function placedEntries({ nav }: SourceDocument, { anchors }: Markup): PlacedEntry[] {
  return nav
    .flatMap(({ title, level, path, fragment }): PlacedEntry[] => {
      const at = anchors.get(`${path}#${fragment ?? ''}`) ?? anchors.get(`${path}#`)
      return at === undefined || title === '' ? [] : [{ title, level, at }]
    })
    .toSorted((a, b) => a.at - b.at)
}

function titledStretches(entries: readonly PlacedEntry[], pieces: readonly Piece[]): Titled[] {
  const byEntry = entries.map(({ title, at }): Titled => {
    const next = entries.find((each) => each.at > at)
    return { title, from: at, to: next?.at ?? pieces.length }
  })
  const byHeading = pieces.flatMap((piece, at): Titled[] => {
    if (piece.kind !== 'heading') return []
    const next = pieces.findIndex(
      (each, index) =>
        index > at && ((each.kind === 'heading' && each.level <= piece.level) || each.part !== piece.part),
    )
    return [{ title: piece.text, from: at, to: next < 0 ? pieces.length : next }]
  })
  return [...byEntry, ...byHeading]
}

/** How much better headings have to be than the contents, which people made, to be believed instead. */
const headingsOutnumber = 3

function startsOf(pieces: readonly Piece[], entries: readonly PlacedEntry[]): ChapterStart[] {
  const named = chaptersFromEntries(pieces, entries)
  const printed = chaptersFromHeadingPieces(pieces)
  if (named.length >= 2 || (named.length === 1 && printed.length < headingsOutnumber)) return named
  return printed.length > 0 ? printed : chaptersFromParts(pieces)
}

/** The pieces that are read, and the entries of the contents at their places among them. */
function keptOf(
  pieces: readonly Piece[],
  entries: readonly PlacedEntry[],
  choices: AsideChoices,
  leave: Leave,
): { pieces: Piece[]; entries: PlacedEntry[] } {
  // What a list of notes holds besides notes is read where notes are.
  const isOut = ({ matter, kind }: Piece): boolean =>
    matter !== null && (matter !== 'endnote' || kind === 'heading' || choices.footnotes === 'skip')
  const kept: Piece[] = []
  /** For each piece, how many before it are read. */
  const keptBefore = pieces.map((piece) => {
    const before = kept.length
    const isWanted = !isOut(piece) || (piece.kind !== 'picture' && leave(piece.matter ?? '', piece.text))
    if (isWanted) kept.push(piece)
    return before
  })
  const placeOf = (at: number | undefined): number =>
    at === undefined ? kept.length : (keptBefore[at] ?? kept.length)
  return {
    pieces: kept,
    // An entry of which nothing is read is none.
    entries: entries.flatMap((entry) => {
      const at = placeOf(entry.at)
      return at < placeOf(entries.find((each) => each.at > entry.at)?.at) ? [{ ...entry, at }] : []
    }),
  }
}

/** The reading text of a document from its markup, however it was stored. Pure. */
export function bookFromDocument(
  document: SourceDocument,
  book: { title: string; language: string },
  choices: AsideChoices,
  judge: Restorer = restorer(),
): BookText {
  const markup = walkMarkup(document.parts, judge)
  const changes: Change[] = []
  const account = leaving(changes, judge)
  const { leave } = account
  for (const left of markup.leftOut) account.record(left)
  const placed = placedEntries(document, markup)
  const judged = withMatter(markup.pieces, titledStretches(placed, markup.pieces))
  const { pieces, entries } = keptOf(judged, placed, choices, leave)
  const { chapterBlocks, leaveUnheard } = blockMaker(markup.notes, choices, book.language, account)

  const starts = startsOf(pieces, entries)
  const first = starts[0]?.at ?? pieces.length
  const found = starts.length === 0 ? new Set<Piece>() : titlePagePieces(pieces, first, document.about)
  const titlePage = new Set([...found].filter(({ text }) => !leave('front-matter', text)))
  const chapters: Chapter[] = []
  const before = chapterBlocks(
    [],
    pieces.slice(0, first).filter((piece) => !titlePage.has(piece)),
  )
  if (before.length > 0 || starts.length === 0)
    chapters.push({ title: book.title, titleIsPrinted: false, blocks: before })
  for (const [index, { title, titleIsPrinted, at, titleBlocks }] of starts.entries()) {
    const from = at + titleBlocks
    const inside = pieces.slice(from, starts[index + 1]?.at)
    const blocks = chapterBlocks(pieces.slice(at, from), inside)
    // An entry that only holds others has no words of its own.
    if (titleIsPrinted || blocks.length > 0) chapters.push({ title, titleIsPrinted, blocks })
  }
  chapters.at(-1)?.blocks.push(...leaveUnheard())
  return { language: book.language, chapters, changes, words: wordsIn(chapters) }
}
