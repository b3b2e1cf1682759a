import type { BookFacts } from '../../../src-contract/book-facts.ts'
import { asksForPassword, type Failure } from '../../../src-contract/failure.ts'

type Look = { facts: BookFacts | null; failure: Failure | null }

export type KnownPasswords = {
  give: (bookId: string, password: string) => void
  of: (bookId: string) => string | null
  forget: (bookId: string) => void
  /**
   * Looks at a book with the password that was given for it; one that asks for a password and has none, with those that have opened others. `opens`: a
   * password opened a book for the first time, so that others that wait may be tried with it.
   */
  look: (
    bookId: string,
    lookWith: (password: string | null) => Promise<Look>,
  ) => Promise<{ look: Look; opens: boolean }>
}

const isShut = ({ failure }: Look): boolean => asksForPassword(failure)

/** Passwords live in memory alone, as long as this program does: never in the state, the journal or a log. Each is asked for once. */
export function openKnownPasswords(): KnownPasswords {
  const given = new Map<string, string>()
  /** Those that have opened a book; the latest is tried first. */
  const opened: string[] = []

  return {
    give: (bookId, password) => {
      given.set(bookId, password)
    },
    of: (bookId) => given.get(bookId) ?? null,
    forget: (bookId) => {
      given.delete(bookId)
    },
    look: async (bookId, lookWith) => {
      const own = given.get(bookId)
      const first = await lookWith(own ?? null)
      if (own !== undefined) {
        const isNew = !isShut(first) && !opened.includes(own)
        if (isNew) opened.unshift(own)
        // A wrong one is not tried again: the next look begins with those that are right somewhere.
        if (isShut(first) && given.get(bookId) === own) given.delete(bookId)
        return { look: first, opens: isNew }
      }
      if (!isShut(first)) return { look: first, opens: false }
      for (const password of opened) {
        const look = await lookWith(password)
        if (isShut(look)) continue
        given.set(bookId, password)
        return { look, opens: false }
      }
      return { look: first, opens: false }
    },
  }
}
