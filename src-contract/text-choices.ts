import { z } from 'zod'

/** What a rule did to one piece of a book: where, to which words, and the how manieth of such on its page. */
const changeKeySchema = z.object({
  rule: z.string().min(1),
  /** From 1, of the file; null where the source has no pages. */
  page: z.number().int().positive().nullable(),
  /** The beginning of its words (`keyText`). */
  text: z.string(),
  /** From 0: which of those that are alike in everything else. */
  nth: z.number().int().nonnegative().default(0),
})
export type ChangeKey = z.infer<typeof changeKeySchema>

/** The listener's word on one change: it stays undone, or, where its whole rule is undone, it is made all the same. */
const changeChoiceSchema = changeKeySchema.extend({ read: z.boolean() })

/** Where a part of a book begins: where reading found that one does, or at a paragraph, because the listener wants it so. */
const partKeySchema = z.object({
  begins: z.enum(['part', 'paragraph']),
  /** From 1, of the file; null where the source has no pages. */
  page: z.number().int().positive().nullable(),
  /** The part's title as it was found, or the paragraph's first words. */
  text: z.string(),
  /** From 0: which of those that are alike in everything else. */
  nth: z.number().int().nonnegative().default(0),
})
export type PartKey = z.infer<typeof partKeySchema>

const partWishSchema = z.object({
  /** It is left out. */
  left: z.literal(true).optional(),
  /** What it is called in place of its title. */
  title: z.string().trim().min(1).max(300).optional(),
  /** Whether it goes on with the part before it. */
  joined: z.boolean().optional(),
})
export type PartWish = z.infer<typeof partWishSchema>

/** The listener's word on one part. That there is one on a paragraph makes it begin a part. */
const partChoiceSchema = partKeySchema.extend(partWishSchema.shape)

/** What a listener chose for the text of one book, over what reading it found. It is meant for a file of those very bytes. */
export const textChoicesSchema = z.object({
  /** Rules that leave this book alone. */
  rules: z.array(z.string().min(1)).max(100).default([]),
  items: z.array(changeChoiceSchema).max(100_000).default([]),
  parts: z.array(partChoiceSchema).max(100_000).default([]),
})
export type TextChoices = z.infer<typeof textChoicesSchema>

export const noTextChoices: TextChoices = { rules: [], items: [], parts: [] }

/** Nothing was chosen. */
export function isAsFound({ rules, items, parts }: TextChoices): boolean {
  return rules.length === 0 && items.length === 0 && parts.length === 0
}

/** The rule of a part that the listener, and nobody else, leaves out. */
export const leftByListener = 'part-left-out'

/** Of these nothing was taken away that could be given back piece by piece: a note that is read elsewhere, a sign without a word, a part that is given back as one. */
const leavesNothingOut: ReadonlySet<string> = new Set(['footnote-moved', 'ornament', leftByListener])

export function canBeRestored(rule: string): boolean {
  return !leavesNothingOut.has(rule)
}

/** Enough to tell pieces apart; a licence of twenty pages is not written down again for it. */
const keyChars = 200

function keyText(text: string): string {
  return text.slice(0, keyChars)
}

/** A change as the report has it. */
export type KnownChange = { rule: string; page: number | null; text: string; nth?: number | undefined }

export function keyOf({ rule, page, text, nth = 0 }: KnownChange): ChangeKey {
  return { rule, page, text: keyText(text), nth }
}

/** One string for each change that can be told apart, for tables. */
export function keyWord({ rule, page, text, nth }: ChangeKey): string {
  return JSON.stringify([rule, page, text, nth])
}

/** Tells whether a change stays undone by these choices. */
export function restoredTest({ rules, items }: TextChoices): (key: ChangeKey) => boolean {
  const whole = new Set(rules)
  const single = new Map(items.map((item) => [keyWord(item), item.read]))
  return (key) => canBeRestored(key.rule) && (single.get(keyWord(key)) ?? whole.has(key.rule))
}

/** The same choices with another word on some changes. */
export function withChanges(choices: TextChoices, keys: readonly ChangeKey[], read: boolean): TextChoices {
  const words = new Set(keys.map(keyWord))
  const others = choices.items.filter((item) => !words.has(keyWord(item)))
  const unsaid = keys.filter(({ rule }) => choices.rules.includes(rule) !== read)
  return {
    ...choices,
    items: [...others, ...unsaid.map(({ rule, page, text, nth }) => ({ rule, page, text, nth, read }))],
  }
}

/** The same choices with another word on one change. */
export function withChange(choices: TextChoices, key: ChangeKey, read: boolean): TextChoices {
  return withChanges(choices, [key], read)
}

/** The same choices with another word on everything that a rule does. */
export function withRule(choices: TextChoices, rule: string, read: boolean): TextChoices {
  const rules = choices.rules.filter((each) => each !== rule)
  const items = choices.items.filter((item) => item.rule !== rule)
  return { ...choices, rules: read ? [...rules, rule] : rules, items }
}

/** One string for each part that can be told apart, for tables. */
export function partWord({ begins, page, text, nth }: PartKey): string {
  return JSON.stringify([begins, page, text, nth])
}

/** What is chosen for a part; null: nothing. */
export function wishFor({ parts }: TextChoices, key: PartKey): PartWish | null {
  const word = partWord(key)
  const found = parts.find((part) => partWord(part) === word)
  return found === undefined ? null : partWishSchema.parse(found)
}

/** The same choices with another word on one part, in place of what was said of it before; null: none, so that a part that begins at a paragraph is none any more. */
export function withPart(choices: TextChoices, key: PartKey, wish: PartWish | null): TextChoices {
  const word = partWord(key)
  const others = choices.parts.filter((part) => partWord(part) !== word)
  const said = Object.entries(wish ?? {}).filter(([, value]) => value !== undefined)
  const isNothing = wish === null || (key.begins === 'part' && said.length === 0)
  if (isNothing) return { ...choices, parts: others }
  const { begins, page, text, nth } = key
  return {
    ...choices,
    parts: [...others, { begins, page, text, nth, ...partWishSchema.parse(Object.fromEntries(said)) }],
  }
}
