import { z } from 'zod'
import { jsonIndex } from './json-index.ts'

const formsSchema = z.union([z.string(), z.record(z.string(), z.string().nullable())])

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

/** The forms by spelling; one that has not the shape of an entry counts as missing. What was looked up is kept: a book says the same words again and again. */
function dictionary(words: Buffer): (spelling: string) => Forms | null {
  const find = jsonIndex(words)
  const kept = new Map<string, Forms | null>()
  return (spelling) => {
    let forms = kept.get(spelling)
    if (forms !== undefined) return forms
    const other = otherCase(spelling)
    const own = find(spelling) ?? (other === null ? undefined : find(other))
    forms = own === undefined ? null : (formsSchema.safeParse(own).data ?? null)
    kept.set(spelling, forms)
    return forms
  }
}

/** Two dictionaries of spelling → phonemes, the JSON of the wheel's ("gold" and "silver"). Throws TypeError where it is no dictionary at all. */
export function lexiconFrom(checkedWords: Buffer, otherWords: Buffer): Lexicon {
  const gold = dictionary(checkedWords)
  const silver = dictionary(otherWords)
  return {
    find: (spelling) => {
      const known = gold(spelling)
      if (known !== null) return { forms: known, isChecked: true }
      const guessed = silver(spelling)
      return guessed === null ? null : { forms: guessed, isChecked: false }
    },
    checked: gold,
  }
}
