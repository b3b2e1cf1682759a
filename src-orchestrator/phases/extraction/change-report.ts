import { paragraphText, type FoundPart } from '../../../src-contract/book-structure.ts'
import type { ChangeReport } from '../../../src-contract/reports.ts'
import { noTextChoices } from '../../../src-contract/text-choices.ts'
import type { Change } from '../../book/book-text.ts'
import { keyedParts, structureOf, type ReadBook } from './chosen-book.ts'
import { countWords } from './words/clean-text.ts'

/** The parts of a book as they were found, with the changes that leave them out by their places in the account. */
function foundParts({ parts, changes }: Pick<ReadBook, 'parts' | 'changes'>): FoundPart[] {
  const places = new Map(changes.map((change: Change, at) => [change, at]))
  return keyedParts(parts).map(({ part, key, blocks }) => ({
    title: key.text,
    page: key.page,
    nth: key.nth,
    titleIsPrinted: part.titleIsPrinted,
    left: part.left,
    joined: part.joined,
    inside: part.inside,
    items: part.pieces.flatMap(({ change }) => places.get(change) ?? []),
    paragraphs: blocks.map(({ key: { page, nth }, text }) => ({
      page,
      text: paragraphText(text),
      nth,
      words: countWords(text),
    })),
  }))
}

/** What of a book was left out, joined or moved, where and by which rule, with how often each rule was used; and its parts. */
export function changeReport(text: ReadBook, source: string | null): ChangeReport {
  const counts: Record<string, number> = {}
  for (const { rule } of text.changes) counts[rule] = (counts[rule] ?? 0) + 1
  return {
    ...(text.encoding === undefined ? {} : { encoding: text.encoding }),
    ...(text.scan === undefined ? {} : { scan: text.scan }),
    source,
    language: text.language,
    chapters: text.chapters.map(({ title, blocks }) => ({ title, paragraphs: blocks.length })),
    parts: foundParts(text),
    structure: structureOf(text, text.choices ?? noTextChoices),
    words: text.words,
    counts,
    items: text.changes.map(({ rule, text: words, place, nth, restored }) => {
      const box =
        place === null ? null : { left: place.left, top: place.top, right: place.right, bottom: place.bottom }
      return { rule, page: place?.page ?? null, box, text: words, nth: nth ?? 0, restored: restored === true }
    }),
  }
}
