import type { Rule } from './rule.ts'

/** What one language says: its rules in order, and the words for signs that are left after them. */
export type Tongue = {
  rules: readonly Rule[]
  signs: SignWords
  /** A chapter's number, as it is said before its title. */
  cardinal: (value: number) => string
}

export type SignWords = {
  and: string
  percent: string
  plus: string
  equals: string
  to: string
  section: string
  at: string
  /** Before a hashtag's words. */
  hashtag: string
}
