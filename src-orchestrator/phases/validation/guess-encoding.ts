import { analyse } from 'chardet'
import { encodingNamed } from '../../../src-contract/text-encodings.ts'
import { decodeBytes } from './decode-bytes.ts'

/** Bytes from which an encoding is guessed. */
const sampleBytes = 200_000
/** Fewer are no ground for what chardet does not know: the first bytes of a picture are a word on an old Mac. */
const minBytes = 16
/** Of 100; below it chardet has found next to nothing. */
const minConfidence = 10

/**
 * What chardet does not know, or takes for its neighbours: DOS and old Macs, the euro's Latin 9. Windows' Greek goes before that of ISO, which chardet names for both.
 */
const others = [
  'windows-1253',
  'iso-8859-15',
  'cp850',
  'cp437',
  'cp852',
  'ibm866',
  'macintosh',
  'x-mac-cyrillic',
]

const letter = /\p{L}|\p{M}/u
const cased = /\p{Ll}|\p{Lu}/u
const inWords = /[\u2019'\u00AD\u2010\u2011\u00B7-]/u
/** Signs that stand in text of every kind; box drawing, currency signs in words and the like do not. */
const usualSigns = /[\p{Pi}\p{Pf}\p{Pd}\p{Zs}…„‚¿¡§°·•€£©®™½¼¾²³ªº\u3000-\u303F\uFF00-\uFFEF]/u

/**
 * How many of a text's characters beyond ASCII are out of place: signs within words, capitals behind small letters, signs that no text has. The right encoding has
 * hardly any, a wrong one has many.
 */
function outOfPlace(text: string): number {
  const chars = Array.from(text)
  let count = 0
  for (const [index, char] of chars.entries()) {
    if (char <= '\u007F') continue
    const before = chars[index - 1] ?? ' '
    const after = chars[index + 1] ?? ' '
    if (/(?![ªº])\p{Lo}/u.test(char) && (cased.test(before) || cased.test(after))) {
      // A word of two scripts.
      count++
      continue
    }
    if (letter.test(char)) {
      const isUpper = /\p{Lu}/u.test(char)
      // "schÖn", "ìThe": no language writes so.
      if (isUpper && /\p{Ll}/u.test(before)) count++
      else if (/\p{Ll}/u.test(char) && /\p{Lu}/u.test(after)) count++
      else if (isUpper && /\p{Ll}{2}/u.test(after + (chars[index + 2] ?? '')) && /\p{L}/u.test(before))
        count++
      continue
    }
    // Scripts without capitals set their signs between words without spaces.
    const isWithin = cased.test(before) && cased.test(after)
    if (isWithin ? !inWords.test(char) : !usualSigns.test(char)) count++
  }
  return count
}

/** Encodings of these bytes that are neither Unicode nor ASCII, the likeliest first, by our names. */
export function guessEncodings(bytes: Uint8Array): string[] {
  const sample = bytes.subarray(0, sampleBytes)
  const found = analyse(sample).flatMap(({ name, confidence }) => {
    const known = confidence < minConfidence ? null : encodingNamed(name)
    return known === null || known.startsWith('utf-') ? [] : [known]
  })
  const names = [
    ...new Set(found.flatMap((name) => (name === 'iso-8859-7' ? ['windows-1253', name] : [name]))),
    ...(sample.length < minBytes ? [] : others),
  ]
  const judged = [...new Set(names)].map((name) => {
    const text = decodeBytes(sample, name, { isWhole: false })
    return { name, bad: text === null ? Infinity : outOfPlace(text) }
  })
  return judged.toSorted((one, other) => one.bad - other.bad).map(({ name }) => name)
}
