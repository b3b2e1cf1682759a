import { z } from 'zod'
import { inChapters, type ChosenPart } from './book-structure.ts'

/** A part as it is listed: of machines too, in the report. */
export const structureRowSchema = z.object({
  title: z.string(),
  /** What it was called where it was found, if that is another title. */
  foundTitle: z.string().nullable(),
  /** From 1, of the file; null where the source has no pages. */
  page: z.number().nullable(),
  /** Of its paragraphs. */
  words: z.number(),
  /** Of the chapter that it begins, from 1; null: it goes on with the one before, or is left out. */
  chapter: z.number().nullable(),
  isRead: z.boolean(),
  /** Only some of it is read. */
  isPartly: z.boolean(),
  /** The rule that leaves it out; null where it is read. */
  why: z.string().nullable(),
  /** It begins at a paragraph because the listener wants it so. */
  isOwn: z.boolean(),
  /** It stands in the midst of the one before. */
  isInside: z.boolean(),
})
export type StructureRow = z.infer<typeof structureRowSchema>

/** The list of a book's parts as the listener wants them. `wordsOf`: a paragraph's. */
export function structureRows<Paragraph>(
  parts: readonly ChosenPart<Paragraph>[],
  wordsOf: (paragraph: Paragraph) => number,
): StructureRow[] {
  const numbers = new Map(inChapters(parts).map(([first], at) => [first, at + 1]))
  return parts.map((part) => {
    const { key, title, foundTitle, isRead, isPartly, why, isInside, paragraphs } = part
    return {
      title,
      foundTitle: foundTitle === title ? null : foundTitle,
      page: key.page,
      words: paragraphs.reduce((sum, paragraph) => sum + wordsOf(paragraph), 0),
      chapter: numbers.get(part) ?? null,
      isRead,
      isPartly,
      why,
      isOwn: key.begins === 'paragraph',
      isInside,
    }
  })
}
