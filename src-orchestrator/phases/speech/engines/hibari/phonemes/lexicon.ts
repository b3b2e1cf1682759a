import { z } from 'zod'

const formsSchema = z.union([z.string(), z.record(z.string(), z.string().nullable())])

/** Spellings in order, each with its entry as JSON. */
type Table = (spelling: string) => unknown

/**
 * A dictionary outside of V8's heap: as 90,000 objects each it was marked with every collection, and the network's answers cause many of those: a quarter of a
 * worker's time.
 */
function tableOf(words: unknown): Table {
  if (typeof words !== 'object' || words === null) throw new TypeError('no dictionary')
  const entries = Object.entries(words).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const starts = new Uint32Array(entries.length * 2 + 1)
  const parts: Buffer[] = []
  let at = 0
  for (const [index, [spelling, entry]] of entries.entries()) {
    for (const [which, text] of [spelling, JSON.stringify(entry)].entries()) {
      const part = Buffer.from(text)
      parts.push(part)
      at += part.length
      starts[index * 2 + which + 1] = at
    }
  }
  const entryCount = entries.length
  const bytes = Buffer.concat(parts)
  const text = (part: number): string => bytes.toString('utf8', starts[part], starts[part + 1])
  return (spelling) => {
    let low = 0
    let high = entryCount - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = text(middle * 2)
      if (found === spelling) {
        const entry: unknown = JSON.parse(text(middle * 2 + 1))
        return entry
      }
      if (found < spelling) low = middle + 1
      else high = middle - 1
    }
    return undefined
  }
}

/** One pronunciation, or several by what the word is in its sentence; null there: spelled out. */
export type Forms = string | Record<string, string | null>

/** What is known of one spelling, and whether somebody has looked at it: the second dictionary was made by machine. */
export type Entry = { forms: Forms; isChecked: boolean }

export type Lexicon = {
  /** By spelling; a capital letter at the beginning makes no difference where only one of the two is known. */
  find: (spelling: string) => Entry | null
  checked: (spelling: string) => Forms | null
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()
}

function otherCase(word: string): string | null {
  if (word.length < 2) return null
  const lower = word.toLowerCase()
  if (word === lower) return capitalised(word) === word ? null : capitalised(word)
  return word === capitalised(word) ? lower : null
}

/**
 * Two dictionaries of spelling → phonemes, as the wheel has them ("gold" and "silver"). Of their 180,000 entries only those that are looked up are examined: one
 * that has not the shape of an entry counts as missing. Throws TypeError where it is no dictionary at all.
 */
export function lexiconFrom(checkedWords: unknown, otherWords: unknown): Lexicon {
  const gold = tableOf(checkedWords)
  const silver = tableOf(otherWords)
  const lookIn = (table: Table, spelling: string): Forms | null => {
    const other = otherCase(spelling)
    const own = table(spelling) ?? (other === null ? undefined : table(other))
    return own === undefined ? null : (formsSchema.safeParse(own).data ?? null)
  }
  return {
    find: (spelling) => {
      const known = lookIn(gold, spelling)
      if (known !== null) return { forms: known, isChecked: true }
      const guessed = lookIn(silver, spelling)
      return guessed === null ? null : { forms: guessed, isChecked: false }
    },
    checked: (spelling) => lookIn(gold, spelling),
  }
}
