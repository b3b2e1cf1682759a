import type { Found, Rule } from '../rule.ts'

export type CapitalWords = {
  spelled: (letters: string) => string
  /** Letters although a word is spelled alike, or although they could be read as one. */
  alwaysSpelled: ReadonlySet<string>
  /** Words although they are short or hold few vowels. */
  alwaysWords: ReadonlySet<string>
  /** The language's words of two letters: other pairs are letters, but in a cry. */
  pairs: ReadonlySet<string>
  /** Said otherwise than they look, wherever they stand. */
  everywhere: Readonly<Record<string, string>>
  /** The same, only in a text that is all in capitals. */
  whenShouted: Readonly<Record<string, string>>
  /** Three letters that are rather a word than letters, "MUY"; where a dictionary tells them, none. */
  shortWords: RegExp | null
  /** Letters in this place alone. */
  isSpelledHere: (word: string, found: Found) => boolean
  /** "NASA's", "DVDs": what stands behind the letters, and what is said of it. */
  ending: (said: string, printed: string) => string
  /** Of one letter at the least; source of a pattern. */
  endings: string
  /** "l'ONU": what may stand before an acronym, source of a pattern; null where a language cuts no words off. */
  elided: string | null
}

export const listOf = (words: string): ReadonlySet<string> =>
  new Set(words.split(' ').filter((word) => word !== ''))

/** A title or a cry in capitals throughout: its words are words. */
function isShouted(text: string): boolean {
  const all = text.match(/\p{L}/gu)?.length ?? 0
  if (all < 5 || (text.match(/\p{Lu}{2,}/gu)?.length ?? 0) < 2) return false
  return (text.match(/\p{Lu}/gu)?.length ?? 0) >= all * 0.7
}

const vowels = '[AEIOUYÄÖÜÀÂÉÈÊËÎÏÔÛÁÍÓÚ]'
const vowel = new RegExp(vowels, 'u')
const eachVowel = new RegExp(vowels, 'gu')
/** As the third consonant behind two that can be said with it: "STREIT". */
const opensWithVowel = new RegExp(`^(?:[SP][PTCK][RL])?.{0,2}${vowels}`, 'u')

/** The two consonants that words begin with, in one language of Europe or another. */
const onsets = listOf(
  'BL BR CL CR CZ DR DW FL FR GL GN GR KL KN KR LL PF PL PN PR PS QU RH SC SK SL SM SN SP SQ SR ST SV SW TR TS TW TZ VL VR WH WR ZW',
)
/** Words of more letters have heaps of consonants: "DEUTSCHLAND", "ANGSTSCHREI". */
const longestAcronym = 8

const doubleS = new RegExp(`SS(?=${vowels}|$)`, 'gu')

/** Letters that stand for one consonant, and without what may stand behind any: "SELBST". */
const asOne = (word: string): string =>
  word
    .replaceAll('SCH', 'S')
    .replaceAll(/([CPSTZGRK])H/gu, '$1')
    .replaceAll('CK', 'K')
    .replaceAll('NG', 'N')
    .replaceAll(doubleS, 'S')
    .replace(/(?<=[LMNR][BCDFKPT]?)S?T$/u, '')

/** Whether people would read it as a word: a vowel, and no heap of consonants, least of all at either end. */
function isPronounceable(word: string): boolean {
  if (word.length > longestAcronym) return (word.match(eachVowel)?.length ?? 0) > 1
  const sounds = asOne(word)
  if (word.length < 4 || !opensWithVowel.test(sounds)) return false
  const onset = /^[B-DF-HJ-NP-TV-XZ]{2}/u.exec(sounds)?.[0]
  if (onset !== undefined && !onsets.has(onset)) return false
  return !/[B-DF-HJ-NP-TV-XZ]{4}|^(?!S[PTCK][RL])[B-DF-HJ-NP-TV-XZ]{3}|[B-DF-HJ-NP-TV-XZ]{3}$|[JQVXZW][B-DF-HJ-NP-TV-XZ]/u.test(
    sounds,
  )
}

/** Where nothing stands behind the letters but an s, and no dictionary tells which three are a word. */
export const plainCapitals: Pick<
  CapitalWords,
  'whenShouted' | 'shortWords' | 'isSpelledHere' | 'ending' | 'endings' | 'elided'
> = {
  whenShouted: {},
  // A consonant, a vowel and another letter.
  shortWords: /^[B-DF-HJ-NP-TV-XZÑÇ][AEIOUYÄÖÜÀÂÉÈÊÁÍÓÚ][A-ZÄÖÜÉÈÀÑ]$/u,
  isSpelledHere: () => false,
  ending: (said) => said,
  endings: 's',
  elided: null,
}

const titled = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase()

function asWord(word: string, { before, surroundings }: Found): string {
  const small = word.toLowerCase()
  return !/\p{L}/u.test(before) || !surroundings.isKnownWord(small) ? titled(word) : small
}

/** Two consonants that no short word ends in: "UDP". */
const oddEnd = /([BDGKTVZ])(?!\1)[BDFGKMP]$/u

/** A dictionary has "pt" and "cd", and a text the names of its files and programs, "kde": neither is said as a word. */
function areLetters(word: string, pairs: ReadonlySet<string>): boolean {
  if (!vowel.test(word) || (word.length === 2 && !pairs.has(word))) return true
  const onset = /^[B-DF-HJ-NP-TV-XZ]{2}/u.exec(asOne(word))?.[0]
  return word.length <= 4 && ((onset !== undefined && !onsets.has(onset)) || oddEnd.test(word))
}

function sayCapitals(word: string, found: Found, words: CapitalWords): string {
  const { before, after, surroundings } = found
  const isCry = isShouted(before + word + after)
  const fixed = words.everywhere[word] ?? (isCry ? words.whenShouted[word] : undefined)
  if (fixed !== undefined) return fixed
  const isKnown = surroundings.isKnownWord(word.toLowerCase()) || surroundings.isKnownWord(titled(word))
  // "US" and "AIDS" are words in a text that is all in capitals, "ISBN" in none.
  const mayBeWord = isCry && (isKnown || word.length === 2)
  if ((!mayBeWord && words.alwaysSpelled.has(word)) || words.isSpelledHere(word, found))
    return words.spelled(word)
  if (words.alwaysWords.has(word) || words.pairs.has(word)) return asWord(word, found)
  if (!isCry && areLetters(word, words.pairs)) return words.spelled(word)
  if (isKnown) return asWord(word, found)
  if (
    isPronounceable(word) ||
    words.shortWords?.test(word) === true ||
    (isCry && word.length > 3 && vowel.test(word))
  )
    return titled(word)
  return words.spelled(word)
}

/** Capitals for emphasis are words, acronyms that can be read are read, others are spelled. */
export function capitalRules(words: CapitalWords): Rule[] {
  const elided: Rule[] =
    words.elided === null
      ? []
      : [
          {
            name: 'capitals',
            needs: 'capitals',
            pattern: new RegExp(`(?<=(?<!\\p{L})(?:${words.elided})['’])\\p{Lu}{2,}(?![\\p{L}\\d'’])`, 'gu'),
            say: (found) =>
              isShouted(found.before + found.whole + found.after)
                ? null
                : sayCapitals(found.whole, found, words),
          },
        ]
  return [
    ...elided,
    {
      name: 'capitals',
      needs: 'capitals',
      pattern: new RegExp(
        `(?<![\\p{L}\\d'’])(?<word>\\p{Lu}{2,})(?<ending>${words.endings})?(?![\\p{L}\\d])(?!['’]\\p{L})`,
        'gu',
      ),
      say: (found) => {
        const said = sayCapitals(found.group('word'), found, words)
        return found.group('ending') === '' ? said : words.ending(said, found.group('ending'))
      },
    },
    {
      name: 'capitals',
      needs: 'capitals',
      // "DON’T", "L’ÉTAT": the word and what was cut off it are in capitals alike.
      pattern: /(?<![\p{L}\d'’])\p{Lu}+['’]\p{Lu}+(?![\p{L}\d'’])/gu,
      say: ({ whole, before }) =>
        /^[IO]['’]|^\p{Lu}['’]\p{Lu}{2}/u.test(whole) || !/\p{L}/u.test(before)
          ? titled(whole)
          : whole.toLowerCase(),
    },
  ]
}
