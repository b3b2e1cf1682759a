import { z } from 'zod'
import { pageViewSchema } from './page-view.ts'
import { changeReportSchema } from './reports.ts'
import { textChoicesSchema } from './text-choices.ts'

const bookId = z.string()

export const bookTextSchema = z.object({
  /** Of the last reading, which may be older than the choices. */
  report: changeReportSchema,
  choices: textChoicesSchema,
})
export type BookTextView = z.infer<typeof bookTextSchema>

/** A page to be looked at; its picture has an address (docs/decisions/0018-sounds-in-the-window.md). */
const shownPageSchema = z.object({ view: pageViewSchema, address: z.string() })
export type ShownPage = z.infer<typeof shownPageSchema>

/** The asks about a book's text: a part of the table in channels.ts. */
export const textAskSchemas = {
  /** What was left out of its text, joined or moved; a book that has not been read yet is read for that, until `sound.stopPreview` calls it off. */
  'book.text': { input: z.object({ bookId }), output: bookTextSchema },
  /** A page of it as a picture, with what the last reading made of its pieces; only of kinds that have pages. Page from 1, of the file. */
  'book.page': {
    input: z.object({ bookId, page: z.number().int().positive() }),
    output: shownPageSchema,
  },
  /** What is read of it from its next run on, in place of what was chosen before. Not while it is being made. */
  'book.chooseText': { input: z.object({ bookId, choices: textChoicesSchema }), output: z.void() },
} as const
