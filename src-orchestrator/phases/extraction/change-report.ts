import type { ChangeReport } from '../../../src-contract/reports.ts'
import type { BookText } from '../../book/book-text.ts'

/** What of a book was left out, joined or moved, where and by which rule, with how often each rule was used. */
export function changeReport(text: BookText, source: string | null): ChangeReport {
  const counts: Record<string, number> = {}
  for (const { rule } of text.changes) counts[rule] = (counts[rule] ?? 0) + 1
  return {
    ...(text.encoding === undefined ? {} : { encoding: text.encoding }),
    ...(text.scan === undefined ? {} : { scan: text.scan }),
    source,
    language: text.language,
    chapters: text.chapters.map(({ title, blocks }) => ({ title, paragraphs: blocks.length })),
    words: text.words,
    counts,
    items: text.changes.map(({ rule, text: words, place, nth, restored }) => {
      const box =
        place === null ? null : { left: place.left, top: place.top, right: place.right, bottom: place.bottom }
      return { rule, page: place?.page ?? null, box, text: words, nth: nth ?? 0, restored: restored === true }
    }),
  }
}
