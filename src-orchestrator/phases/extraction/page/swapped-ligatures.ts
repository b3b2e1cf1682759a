import { charWith, type PageChar } from '../../../pdf/placed-char.ts'

/**
 * Ghostscript 10 writes what a ligature stands for with the bytes of each letter the wrong way round: fi (0066 0069) becomes 6600 6900, “昀椀”. Only what
 * stands for several letters is written so; these follow each other at one place, as no two Chinese signs do. Of three letters the last two are added up: ffi is 6600
 * and CF00 (66 + 69).
 */
const letterF = 0x66

function unswapped(code: number): string | null {
  if ((code & 0xff) !== 0) return null
  const high = code >> 8
  const letter = String.fromCharCode(high > 0x7a ? high - letterF : high)
  return /^[A-Za-z]$/u.test(letter) ? (high > 0x7a ? `f${letter}` : letter) : null
}

const isSwapped = ({ text }: PageChar): boolean => text.length === 1 && unswapped(text.charCodeAt(0)) !== null

const isAtOnePlace = (one: PageChar | undefined, other: PageChar): boolean =>
  one?.left === other.left && one.right === other.right && one.baseline === other.baseline

/** 66 + 74 is the half of a surrogate pair, which PDFium leaves out: alone in a word, 6600 is fft. */
const aloneF = '\u6600'
const isLatin = (char: PageChar | undefined): boolean =>
  char !== undefined && /^\p{Script=Latin}/u.test(char.text)

/** The page's letters with those of such ligatures put right. Characters in the order of the content. */
export function withUnswapped(chars: readonly PageChar[]): readonly PageChar[] {
  if (!chars.some(isSwapped)) return chars
  return chars.map((char, at) => {
    if (!isSwapped(char)) return char
    const before = chars[at - 1]
    const after = chars[at + 1]
    const isOneOfTwo = [before, after].some(
      (other) => other !== undefined && isSwapped(other) && isAtOnePlace(other, char),
    )
    if (isOneOfTwo) return charWith(char, { text: unswapped(char.text.charCodeAt(0)) ?? char.text })
    const isAlone = char.text === aloneF && isLatin(before) && before?.index === char.index - 1
    return isAlone ? charWith(char, { text: 'fft' }) : char
  })
}
