import type { Rule } from '../rule.ts'

/**
 * Pictures that are meant as such, not the ornaments and signs of typesetters, which are drawn as text. The two old faces are both.
 * https://www.unicode.org/reports/tr51/#def_rgi_set
 */
const emoji = String.raw`(?:\p{RGI_Emoji}|[\u2639\u263A]\uFE0F?)`

type Patterns = { each: RegExp; several: RegExp }
let made: Patterns | null = null
/** The set of all pictures takes 25 ms of CPU to be read in, which most books need not wait for. */
const patterns = (): Patterns =>
  (made ??= {
    each: new RegExp(emoji, 'gv'),
    several: new RegExp(String.raw`(?:${emoji}\s*)+`, 'gv'),
  })

/** Said as commas set it off: behind words and before them. */
function setOff(words: string, before: string, after: string): string {
  const opens = /[\p{L}\p{N}"'”’»)\]]\s*$/u.test(before)
  const goesOn = /^\s*[\p{L}\p{N}"'“‘«(]/u.test(after)
  const closes = /^\s*(?:[)\]"'”’»,.;:!?…]|$)/u.test(after)
  return `${opens ? ', ' : ' '}${words}${goesOn ? ', ' : closes ? '' : ' '}`
}

/** Called by their names, several alike once; in a language whose names are not known they are left to the voice. */
export const emojiRule: Rule = {
  name: 'emoji',
  needs: 'pictures',
  get pattern() {
    return patterns().several
  },
  say: ({ whole, before, after, surroundings: { language, emojiName } }) => {
    const names = [...new Set(whole.match(patterns().each))].map((one) => emojiName(one, language))
    if (names.includes(null)) return null
    const words = names.filter((name) => name !== '').join(', ')
    return words === '' ? ' ' : setOff(words, before, after)
  },
}
