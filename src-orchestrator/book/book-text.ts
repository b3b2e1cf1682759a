import { z } from 'zod'
import { scanAccountSchema } from '../../src-contract/scan-account.ts'
import { usedEncodingSchema } from '../../src-contract/text-encodings.ts'
import { textChoicesSchema } from '../../src-contract/text-choices.ts'

/** Where a piece of text stood: page from 1, box in PDF points from the page's top left corner. */
const placeSchema = z.object({
  page: z.number().int().positive(),
  left: z.number(),
  top: z.number(),
  right: z.number(),
  bottom: z.number(),
})
export type Place = z.infer<typeof placeSchema>

const blockSchema = z.object({
  /** `verse`: a stanza, or lines of a letter or an address. `aside`: a note, a caption, or what is said in place of a table. */
  kind: z.enum(['heading', 'paragraph', 'list-item', 'verse', 'aside']),
  /** Clean reading text, one line, but for verse, whose lines stay: hyphens joined, spaces single, NFC. */
  text: z.string().min(1),
  /** One for each page that it stands on; none where the source has no pages. */
  places: z.array(placeSchema),
})
export type Block = z.infer<typeof blockSchema>

const chapterSchema = z.object({
  /** As printed; for text before the first chapter, or a book without chapters, the book's own title. */
  title: z.string().min(1),
  /** Whether the title stands in the text and is read aloud, or only names the chapter mark. */
  titleIsPrinted: z.boolean(),
  /** Where it is printed; left out where nobody knows. */
  titlePlaces: z.array(placeSchema).optional(),
  /** What the parts that it is made of were called, where the listener named or joined them otherwise. */
  found: z.array(z.string()).optional(),
  /** Without the title. */
  blocks: z.array(blockSchema),
})
export type Chapter = z.infer<typeof chapterSchema>

/** What was left out or changed, and by which rule. */
const changeSchema = z.object({
  rule: z.string(),
  text: z.string(),
  place: placeSchema.nullable(),
  /** Which of those that are alike in all of this; left out of the first. */
  nth: z.number().int().positive().optional(),
  /** The listener wants it undone: it was not made. */
  restored: z.literal(true).optional(),
})
export type Change = z.infer<typeof changeSchema>

/** What phase 2 makes: the reading text with its structure. */
export const bookTextSchema = z.object({
  /** BCP 47. */
  language: z.string(),
  chapters: z.array(chapterSchema).min(1),
  /** Titles, as they were found, of parts that the listener leaves out; left out where there is none. */
  leftOut: z.array(z.string()).optional(),
  /** How many chapters stand before each of these. */
  leftOutAfter: z.array(z.number().int().nonnegative()).optional(),
  changes: z.array(changeSchema),
  words: z.number().int().nonnegative(),
  /** What the listener chose for it; left out where nothing was. */
  choices: textChoicesSchema.optional(),
  /** None where nothing was recognised. */
  scan: scanAccountSchema.optional(),
  /** Of a file that is one text: in which encoding it was read. */
  encoding: usedEncodingSchema.optional(),
})
export type BookText = z.infer<typeof bookTextSchema>
