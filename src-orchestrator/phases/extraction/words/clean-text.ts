const ligatures: Record<string, string> = {
  'ﬀ': 'ff', 'ﬁ': 'fi', 'ﬂ': 'fl', 'ﬃ': 'ffi', 'ﬄ': 'ffl', 'ﬅ': 'st', 'ﬆ': 'st',
} // prettier-ignore

/** Letters and signs of Latin texts, dashes and quotation marks: none of them is a blank, falls away, or has another form in NFC. */
function isPlain(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code > 0xa0 && code < 0x300) || (code >= 0x2010 && code <= 0x2027)
}

/** Whether cleaning would change nothing, told without a regular expression: so it is of nearly every line of a book. */
function isClean(text: string): boolean {
  let blank = true
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x20 ? blank : !isPlain(code)) return false
    blank = code === 0x20
  }
  return !blank || text === ''
}

/** NFC; presentation forms of letters as letters; invisible characters away; every space a plain one. */
export function cleanText(text: string): string {
  if (isClean(text)) return text
  return text
    .replace(/[\uFB00-\uFB06]/gu, (ligature) => ligatures[ligature] ?? ligature)
    .replace(/[\u200B\u2060\uFEFF\uFFFE]|\p{Co}|\p{Cs}/gu, '')
    .replace(/[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/gu, ' ')
    .normalize('NFC')
    .trim()
}

const isLowerAscii = (code: number): boolean => code >= 0x61 && code <= 0x7a
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
export const isAsciiLetter = (code: number): boolean => isLowerAscii(code | 0x20)

/** For comparing titles and heads: letters and digits alone, without case. */
export function folded(text: string): string {
  const plain = /^[ -~]*$/u.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')
  return plain.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

const letter = 1
const digit = 2
/** What is neither, and no blank. */
const sign = 4
/** What ASCII's codes are: a text is gone through code by code, since a pattern's matches, made only to be counted, are felt in a long book. */
const kindOf = Uint8Array.from({ length: 0x80 }, (_, code) => {
  if (isAsciiLetter(code)) return letter
  if (isDigit(code)) return digit
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) ? 0 : sign
})
/** The code point at a place, as a text of one or two units. */
const pointAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0)

/** How many code points are of one of the kinds, or, beyond ASCII, what a pattern finds. */
function countPoints(text: string, kinds: number, isSo: RegExp): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) {
      if (((kindOf[code] ?? 0) & kinds) !== 0) count++
      continue
    }
    const point = pointAt(text, at)
    if (isSo.test(point)) count++
    at += point.length - 1
  }
  return count
}

export function countLetters(text: string): number {
  return countPoints(text, letter, /\p{L}/u)
}

/** What is no blank. */
export function countSigns(text: string): number {
  return countPoints(text, letter | digit | sign, /\S/u)
}

const inWords = new Set(Array.from("’'-", (sign) => sign.charCodeAt(0)))
const ofWords = /[\p{L}\p{N}]/u

/** Runs of letters and digits; an apostrophe or a hyphen between two of them joins them. */
export function countWords(text: string): number {
  let count = 0
  let before: 'word' | 'joint' | 'else' = 'else'
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    let isWord = false
    if (code < 0x80) isWord = ((kindOf[code] ?? 0) & (letter | digit)) !== 0
    else {
      const point = pointAt(text, at)
      isWord = ofWords.test(point)
      at += point.length - 1
    }
    if (isWord) {
      if (before === 'else') count++
      before = 'word'
    } else before = before === 'word' && inWords.has(code) ? 'joint' : 'else'
  }
  return count
}
