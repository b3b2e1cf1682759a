import { countLetters } from '../extraction/words/clean-text.ts'

/** A script, the language that is most written in it, and others that are told by letters of their own. Of scripts that one language has, that alone. */
type Written = { letters: RegExp; language: string; others?: readonly (readonly [RegExp, string])[] }

/** The order counts: Japanese is written in Han signs too. https://www.unicode.org/Public/UNIDATA/Scripts.txt */
const scripts: ReadonlyMap<string, Written> = new Map([
  ['Jpan', { letters: /[\p{sc=Hira}\p{sc=Kana}]/gu, language: 'ja' }],
  ['Kore', { letters: /\p{sc=Hang}/gu, language: 'ko' }],
  ['Hans', { letters: /\p{sc=Hani}/gu, language: 'zh' }],
  [
    'Cyrl',
    {
      letters: /\p{sc=Cyrl}/gu,
      language: 'ru',
      others: [
        [/[әғқңұһ]/iu, 'kk'],
        [/ў/iu, 'be'],
        [/[їєґ]/iu, 'uk'],
        [/[ѓќѕ]/iu, 'mk'],
        [/[ђћљњџ]/iu, 'sr'],
      ],
    },
  ],
  ['Grek', { letters: /\p{sc=Grek}/gu, language: 'el' }],
  ['Hebr', { letters: /\p{sc=Hebr}/gu, language: 'he', others: [[/[ײױװ]/u, 'yi']] }],
  [
    'Arab',
    {
      letters: /\p{sc=Arab}/gu,
      language: 'ar',
      others: [
        [/[ٹڈڑےں]/u, 'ur'],
        [/[پچژگ]/u, 'fa'],
      ],
    },
  ],
  ['Deva', { letters: /\p{sc=Deva}/gu, language: 'hi' }],
  ['Beng', { letters: /\p{sc=Beng}/gu, language: 'bn' }],
  ['Taml', { letters: /\p{sc=Taml}/gu, language: 'ta' }],
  ['Telu', { letters: /\p{sc=Telu}/gu, language: 'te' }],
  ['Gujr', { letters: /\p{sc=Gujr}/gu, language: 'gu' }],
  ['Guru', { letters: /\p{sc=Guru}/gu, language: 'pa' }],
  ['Thai', { letters: /\p{sc=Thai}/gu, language: 'th' }],
  ['Armn', { letters: /\p{sc=Armn}/gu, language: 'hy' }],
  ['Geor', { letters: /\p{sc=Geor}/gu, language: 'ka' }],
  ['Ethi', { letters: /\p{sc=Ethi}/gu, language: 'am' }],
] satisfies [string, Written][])

/** Of the letters: kana are this many of a Japanese text at least, however learned. */
const kanaShare = 0.1
const mostly = 0.5

/** The script of most of a text's letters, as ISO 15924 names it, with the language that this speaks for; null for Latin, which speaks for none, and where there are no letters. */
export function writtenIn(text: string): { script: string; language: string } | null {
  const letters = countLetters(text)
  if (letters === 0) return null
  for (const [script, { letters: own, language, others = [] }] of scripts) {
    const share = (text.match(own)?.length ?? 0) / letters
    if (share < (script === 'Jpan' ? kanaShare : mostly)) continue
    return { script, language: others.find(([telling]) => telling.test(text))?.[1] ?? language }
  }
  return null
}
