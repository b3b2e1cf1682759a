import { z } from 'zod'

/** What a rule did to one piece of a book: where, to which words, and the how manieth of such on its page. */
export const changeKeySchema = z.object({
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
export type ChangeChoice = z.infer<typeof changeChoiceSchema>

/** What a listener chose for the text of one book, over what reading it found. It is meant for a file of those very bytes. */
export const textChoicesSchema = z.object({
  /** Rules that leave this book alone. */
  rules: z.array(z.string().min(1)).max(100).default([]),
  items: z.array(changeChoiceSchema).max(100_000).default([]),
})
export type TextChoices = z.infer<typeof textChoicesSchema>

export const noTextChoices: TextChoices = { rules: [], items: [] }

/** Nothing was chosen. */
export function isAsFound({ rules, items }: TextChoices): boolean {
  return rules.length === 0 && items.length === 0
}

/** Of these nothing was taken away that could be given back: a note that is read elsewhere, a sign without a word. */
const leavesNothingOut: ReadonlySet<string> = new Set(['footnote-moved', 'ornament'])

export function canBeRestored(rule: string): boolean {
  return !leavesNothingOut.has(rule)
}

/** Enough to tell pieces apart; a licence of twenty pages is not written down again for it. */
const keyChars = 200

export function keyText(text: string): string {
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

/** The same choices with another word on one change. */
export function withChange(choices: TextChoices, key: ChangeKey, read: boolean): TextChoices {
  const word = keyWord(key)
  const others = choices.items.filter((item) => keyWord(item) !== word)
  const isSaid = choices.rules.includes(key.rule) === read
  return { ...choices, items: isSaid ? others : [...others, { ...key, read }] }
}

/** The same choices with another word on everything that a rule does. */
export function withRule(choices: TextChoices, rule: string, read: boolean): TextChoices {
  const rules = choices.rules.filter((each) => each !== rule)
  const items = choices.items.filter((item) => item.rule !== rule)
  return { ...choices, rules: read ? [...rules, rule] : rules, items }
}
