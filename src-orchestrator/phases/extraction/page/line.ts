import { z } from 'zod'

/** Most lines have neither raised letters nor cells: of a long book, 4 MB of empty lists. */
function sharedWhereEmpty<Item extends z.ZodType>(item: Item) {
  const none: z.output<Item>[] = []
  return z.array(item).transform((all) => (all.length === 0 ? none : all))
}

/** One printed line of one column. Points from the page's top left corner. */
export const lineSchema = z.object({
  /** NFC, ligatures resolved, words apart by single spaces. */
  text: z.string().min(1),
  left: z.number(),
  right: z.number(),
  top: z.number(),
  bottom: z.number(),
  baseline: z.number(),
  /** Points; of most of its characters. */
  size: z.number(),
  /** Most of its letters are. */
  bold: z.boolean(),
  /** Most of its letters are of a type whose letters are all as wide. */
  mono: z.boolean(),
  /** It ends in a hyphen of typewriter type behind other text: names of commands are not cut, "apt-|listbugs". */
  hardHyphen: z.literal(true).optional(),
  /** Small type above the baseline, in the order of the text. */
  raised: sharedWhereEmpty(z.object({ at: z.number().int(), length: z.number().int() })),
  /** From 0, in reading order; lines of different regions are not under each other. */
  region: z.number().int().nonnegative(),
  /** Its parts where gaps wider than any between words part it; none where it is all one. `at`: UTF-16 units. */
  cells: sharedWhereEmpty(z.object({ at: z.number().int(), left: z.number(), right: z.number() })),
  /** Stands in the page's margin, beside the text. */
  beside: z.boolean(),
  /** Written into a drawing. */
  figure: z.literal(true).optional(),
  /** UTF-16 units at its start that were a drop cap; 0 for none. */
  dropCap: z.number().int().nonnegative(),
  /** Where it was read from, so that a book's lines need no copies to say so; after scans a page may have another number. */
  page: z.number().int().positive().optional(),
  /** A head or a number that the listener wants read: it opens no chapter. Never in the cache. */
  restored: z.literal(true).optional(),
})
export type Line = z.infer<typeof lineSchema>

/** One page as read from the file, in reading order; what stands in the cache. */
export const pageLinesSchema = z.object({
  /** From 1. */
  page: z.number().int().positive(),
  width: z.number(),
  height: z.number(),
  lines: z.array(lineSchema),
  /** Text in another direction than the page's, or across its lines: left out. */
  turned: z.string(),
  /** What of it may have to be recognised: all of it, of which there is a picture and no text; or what a picture shows beside a few words. */
  scan: z.enum(['bare', 'thin']).optional(),
  /** Its lines were recognised in a picture: their labels may be misread, and sizes differ by a few hundredths. */
  recognised: z.literal(true).optional(),
})
export type PageLines = z.infer<typeof pageLinesSchema>

export type PlacedLine = Line & {
  page: number
  /** What belongs to it but is no part of the text, by its place in the list of asides. */
  asides?: readonly number[]
  /** The raised number that it began with, which went as a note's mark. */
  label?: string
}
