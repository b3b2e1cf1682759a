import { z } from 'zod'

/** What PyYAML took for yes and no, too, where it was put in quotes. */
const boolean = z.preprocess(
  (value) => (typeof value === 'string' ? ['true', 'yes', 'on', '1'].includes(value.toLowerCase()) : value),
  z.boolean(),
)

/** The search that an entry is, over all of a text; null where its pattern is none. */
export function searchFor({
  printed,
  pattern,
  match_case: matchCase,
  whole_words: wholeWords,
}: Pick<Pronunciation, 'printed' | 'pattern' | 'match_case' | 'whole_words'>): RegExp | null {
  const source = pattern
    ? `(?:${printed})`
    : printed
        .trim()
        .replaceAll(/[.*+?^${}()|[\]\\/-]/gu, String.raw`\$&`)
        .replaceAll(/['’]/gu, "['’]")
        .replaceAll(/\s+/gu, String.raw`\s+`)
  const edged = wholeWords ? `(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])` : source
  try {
    return new RegExp(edged, matchCase ? 'gu' : 'giu')
  } catch {
    // The user's own pattern, half written: the schema says so where it is read.
    return null
  }
}

const fields = z.strictObject({
  /** A word, a phrase, or a pattern of JavaScript's. */
  printed: z.string().min(1),
  /** In its place; $1, $2 … stand for the groups of a pattern. Empty: it is not said. */
  said: z.string(),
  pattern: boolean.default(false),
  match_case: boolean.default(false),
  whole_words: boolean.default(true),
  /** The name of a book's file, with or without its ending; left out: for all books. */
  book: z.string().min(1).optional(),
})
export type Pronunciation = z.infer<typeof fields>

/** "LV = Level" is short for what is printed and what is said. */
const pronunciationSchema = z.preprocess(
  (value, context) => {
    if (typeof value !== 'string') return value
    const short = /^(.+?)\s*=\s*(.*)$/su.exec(value.trim())
    if (short !== null) return { printed: short[1], said: short[2] }
    context.addIssue({ code: 'custom', message: `"${value}" is not written as "LV = Level"` })
    return z.NEVER
  },
  fields.refine((entry) => searchFor(entry) !== null, {
    message: 'its pattern cannot be read',
    path: ['printed'],
  }),
)

export const pronunciationsSchema = z.array(pronunciationSchema)

const withoutEnding = (name: string): string => name.replace(/\.[^.]{1,5}$/u, '')

/** Those that concern a book, its own before those for all. `names`: of its file, its title. */
export function pronunciationsFor(
  entries: readonly Pronunciation[],
  names: readonly string[],
): Pronunciation[] {
  const known = new Set(
    names.flatMap((name) => [name, withoutEnding(name)]).map((name) => name.toLowerCase()),
  )
  const own = entries.filter(({ book }) => book !== undefined && known.has(withoutEnding(book).toLowerCase()))
  return [...own, ...entries.filter(({ book }) => book === undefined)]
}
