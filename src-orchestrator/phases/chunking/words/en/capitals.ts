import { endsSentence, type Found, type Rule } from '../rule.ts'
import { spelled } from './numbers.ts'

/** Letters although a word is spelled alike, or although they could be read as one. */
const alwaysSpelled = new Set(['US', 'UK', 'EU', 'UN', 'AD', 'CE', 'BCE', 'PA', 'ID', 'TV', 'PC', 'MP', 'YMCA', 'YWCA', 'UCLA', 'IEEE', 'ISBN', 'NAACP', 'USA', 'USSR', 'UFO', 'CIA', 'FAQ', 'IRA', 'IOU', 'VIP', 'ETA', 'ISO', 'OECD', 'UAE', 'AAAS', 'ABC']) // prettier-ignore
/** Said as words although they are short. */
const alwaysWords = new Set(['RAM', 'ROM', 'PIN', 'SIM', 'ZIP', 'GIF', 'LASER', 'RADAR', 'SONAR', 'AIDS', 'NATO', 'NASA', 'OPEC', 'MADAM', 'SIR', 'OH', 'AH', 'HA', 'HO', 'HM', 'HEY', 'NO', 'YES', 'MR', 'MRS', 'DR', 'ST']) // prettier-ignore
const fixed: Record<string, string> = { OK: 'okay', MR: 'Mister', MRS: 'Missus', DR: 'Doctor', ST: 'Saint' }
const technical =
  /^\s(?:department|support|staff|manager|team|sector|specialist|consultant|director|system|service|infrastructure|compan|skill|project|industry|security|professional)/u

const letters = /\p{L}/gu
const capitals = /\p{Lu}/gu

/** A title or a cry in capitals throughout: its words are words. */
export function isShouted(text: string): boolean {
  const all = text.match(letters)?.length ?? 0
  return (
    all >= 5 &&
    (text.match(capitals)?.length ?? 0) >= all * 0.7 &&
    (text.match(/\p{Lu}{2,}/gu)?.length ?? 0) >= 2
  )
}

/** Whether people would read it as a word: a vowel, and no heap of consonants. */
function isPronounceable(word: string): boolean {
  return (
    word.length >= 4 &&
    /[AEIOUY]/u.test(word.slice(0, 3)) &&
    !/[^AEIOUY]{4}|^[^AEIOUY]{3}|[JQVXZW][^AEIOUY]/u.test(word)
  )
}

const titled = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase()

function asWord(word: string, { before, surroundings }: Found): string {
  const small = word.toLowerCase()
  return !/\p{L}/u.test(before) || !surroundings.isKnownWord(small) ? titled(word) : small
}

function sayCapitals(found: Found, word: string): string {
  const { before, after, surroundings } = found
  const shouted = isShouted(before + word + after)
  const known = fixed[word]
  if (known !== undefined && (word === 'OK' || shouted || /^\.?\s\p{Lu}/u.test(after))) return known
  if (!shouted && alwaysSpelled.has(word)) return spelled(word)
  if (word === 'IT' && technical.test(after)) return spelled(word)
  if (
    alwaysWords.has(word) ||
    surroundings.isKnownWord(word.toLowerCase()) ||
    surroundings.isKnownWord(titled(word))
  )
    return asWord(word, found)
  if (isPronounceable(word) || (shouted && word.length > 3 && /[AEIOUY]/u.test(word))) return titled(word)
  return spelled(word)
}

export const capitalRules: readonly Rule[] = [
  {
    name: 'initials',
    needs: 'dot',
    pattern:
      /(?<![\p{L}\d.'’])(?:\p{Lu}\.[\s-]?){1,5}(?=\s?\p{Lu}[\p{Ll}’'])|(?<![\p{L}\d.'’])(?:\p{Lu}\.\s?)+\p{Lu}\.(?!\p{L})/gu,
    say: ({ whole, before, after }) => {
      const signs = whole.match(/\p{Lu}/gu) ?? []
      const gap = /\s$/u.test(whole) || /^\p{L}/u.test(after) ? ' ' : ''
      // "So did I. Then": no initial stands behind a word in small letters.
      const [only = ''] = signs
      if (
        signs.length === 1 &&
        /(?:^|[^\p{Lu}])\p{Ll}+,?\s$/u.test(before) &&
        /[AIO]/u.test(only) &&
        !/(?:\b(?:by|and|with|of|to|Mr|Mister|Dr|see|from|for)|\p{Lu}\p{Ll}+)\s$/u.test(before)
      )
        return null
      if (signs.length === 1) return only === 'A' ? `A.${gap}` : `${only}${gap}`
      return `${spelled(signs.join(''))}${endsSentence(after) ? '.' : gap}`
    },
  },
  {
    name: 'capitals',
    needs: 'capitals',
    pattern: /(?<![\p{L}\d'’])(?<word>\p{Lu}{2,})(?<ending>['’][sS]|s)?(?![\p{L}\d])(?!['’]\p{L})/gu,
    say: (found) => {
      const [word, ending] = [found.group('word'), found.group('ending')]
      const said = sayCapitals(found, word)
      if (ending === '') return said
      return /\p{Lu}\.\p{Lu}/u.test(said) ? `${said}'s` : `${said}${ending.toLowerCase()}`
    },
  },
  {
    name: 'capitals',
    needs: 'capitals',
    // "DON'T": the word and what was cut off it are in capitals alike.
    pattern: /(?<![\p{L}\d'’])\p{Lu}+['’]\p{Lu}{1,2}(?![\p{L}\d'’])/gu,
    say: ({ whole, before }) =>
      /^[IO]['’]|^\p{Lu}['’]\p{Lu}{2}/u.test(whole) || before.trim() === ''
        ? titled(whole)
        : whole.toLowerCase(),
  },
]
