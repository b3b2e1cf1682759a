import type { Markup, Piece } from '../../../documents/markup/pieces.ts'
import { isWorded } from '../../../documents/markup/piece-builder.ts'
import { walkMarkup } from '../../../documents/markup/walk.ts'
import type { SourceDocument } from '../../../documents/source-document.ts'
import type { Change } from '../../../book/book-text.ts'
import type { AsideChoices } from '../aside-blocks.ts'
import type { ChapterStart } from '../chapters/chapter-start.ts'
import { chosenBook, type ReadBook } from '../chosen-book.ts'
import { countWords } from '../words/clean-text.ts'
import { blockMaker, leaving, plainBlocks, type Leaving } from './document-blocks.ts'
import {
  chaptersFromEntries, chaptersFromHeadingPieces, chaptersFromNumbers, chaptersFromParts, type PlacedEntry,
} from './document-chapters.ts' // prettier-ignore
import { matterOf, type Judged, type Titled } from './document-matter.ts'
import { stretchTitle } from '../chapters/matter-titles.ts'
import { withNaturalCuts, type Cuttable } from '../chapters/natural-cuts.ts'
import { restorer, type Restorer } from '../restored.ts'
import {
  leftStretches,
  wovenParts,
  type FoundChapter,
  type LeftBlock,
  type LeftStretch,
} from '../text-parts.ts'
import { titlePagePieces } from '../chapters/title-page-pieces.ts'

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
  if (named.length >= 2) return named
  // One heading is the book's title, and one entry of the contents all of it.
  const numbered = printed.length < 2 ? chaptersFromNumbers(pieces) : []
  if (numbered.length > 0) return numbered
  if (named.length === 1 && printed.length < headingsOutnumber) return named
  return printed.length > 0 ? printed : chaptersFromParts(pieces)
}

function cuttable(piece: Piece): Cuttable {
  return { words: countWords(piece.text), isBreak: !isWorded(piece), isHeading: piece.kind === 'heading' }
}

type Kept = {
  /** The pieces that are read. */
  pieces: Piece[]
  /** The entries of the contents at their places among those. */
  entries: PlacedEntry[]
  /** What is no part of the text. */
  out: Out[]
}

/** What is left out together: a stretch under one title, else what one file has of it. */
type Group = Titled | number

/** `at`: among all pieces. */
type Out = { piece: Piece; at: number; change: Change; group: Group }

function keptOf(
  pieces: readonly Piece[],
  entries: readonly PlacedEntry[],
  { judged, choices }: { judged: readonly Judged[]; choices: AsideChoices },
  take: Leaving['take'],
): Kept {
  const kept: Piece[] = []
  const out: Out[] = []
  /** For each piece, how many before it are read. */
  const keptBefore = pieces.map((piece, at) => {
    const before = kept.length
    const { matter, group } = judged[at] ?? { matter: null, group: null }
    // What a list of notes holds besides notes is read where notes are.
    const isOut =
      matter !== null && (matter !== 'endnote' || piece.kind === 'heading' || choices.footnotes === 'skip')
    if (!isOut) kept.push(piece)
    else if (piece.kind !== 'picture')
      out.push({ piece, at, change: take(matter, piece.text), group: group ?? piece.part })
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
    out,
  }
}

/** What the stretches that are left out are called: as the document's contents have it, as a title above them, else by their first words. */
function titlesOf(
  entries: readonly PlacedEntry[],
  out: readonly Out[],
  book: { title: string; language: string },
): (stretch: Omit<LeftStretch, 'title'>) => string {
  const groups = new Map(out.map(({ at, group }) => [at, group]))
  return ({ at, rule, pieces }) => {
    const group = groups.get(at)
    const named = typeof group === 'object' ? group.title.trim() : ''
    if (named !== '') return named
    const entry = entries.find((each) => each.at === at)
    return entry?.title ?? stretchTitle(rule, pieces[0]?.change.text ?? book.title, book.language)
  }
}

/** The reading text of a document from its markup, however it was stored. Pure. */
export function bookFromDocument(
  document: SourceDocument,
  book: { title: string; language: string },
  choices: AsideChoices,
  judge: Restorer = restorer(),
): ReadBook {
  const markup = walkMarkup(document.parts, judge)
  const all = markup.pieces
  const changes: Change[] = []
  const account = leaving(changes, judge)
  for (const left of markup.leftOut) account.record(left)
  const placed = placedEntries(document, markup)
  const judged = matterOf(all, titledStretches(placed, all), markup.notes.size > 0)
  const { pieces, entries, out } = keptOf(all, placed, { judged, choices }, account.take)
  const places = new Map(all.map((piece, at) => [piece, at]))
  const placeOf = (piece: Piece | undefined): number => (piece === undefined ? 0 : (places.get(piece) ?? 0))
  const { chapterBlocks, leaveUnheard } = blockMaker(markup.notes, placeOf, choices, book.language, account)

  const starts = withNaturalCuts(startsOf(pieces, entries), pieces.map(cuttable))
  const first = starts[0]?.at ?? pieces.length
  const titlePage = starts.length === 0 ? new Set<Piece>() : titlePagePieces(pieces, first, document.about)
  for (const piece of titlePage)
    out.push({
      piece,
      at: placeOf(piece),
      change: account.take('front-matter', piece.text),
      group: piece.part,
    })
  const chapters: FoundChapter[] = []
  const front = pieces.slice(0, first).filter((piece) => !titlePage.has(piece))
  const before = chapterBlocks([], front)
  if (before.length > 0 || starts.length === 0)
    chapters.push({ title: book.title, titleIsPrinted: false, at: placeOf(front[0]), blocks: before })
  for (const [index, { title, titleIsPrinted, at, titleBlocks }] of starts.entries()) {
    const from = at + titleBlocks
    const inside = pieces.slice(from, starts[index + 1]?.at)
    const blocks = chapterBlocks(pieces.slice(at, from), inside)
    // An entry that only holds others has no words of its own.
    if (titleIsPrinted || blocks.length > 0)
      chapters.push({ title, titleIsPrinted, at: placeOf(pieces[at]), blocks })
  }
  const left = out.map(({ piece, at, change, group }): LeftBlock => ({
    at,
    rule: change.rule,
    group,
    piece: {
      change,
      blocks:
        change.restored === true ? chapterBlocks([], [piece]).map(({ block }) => block) : plainBlocks(piece),
    },
  }))
  const isPicture = (at: number): boolean => all[at]?.kind === 'picture' && judged[at]?.matter !== null
  const stretches = leftStretches(left, titlesOf(placed, out, book), isPicture)
  const last = chapters.at(-1)?.blocks
  const end = last?.at(-1)?.at ?? all.length
  last?.push(...leaveUnheard().map((block) => ({ at: end, block })))
  return chosenBook({ parts: wovenParts(chapters, stretches), language: book.language, changes }).book
}
