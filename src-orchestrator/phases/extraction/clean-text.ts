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
const isAsciiLetter = (code: number): boolean => isLowerAscii(code | 0x20)

/** For comparing titles and heads: letters and digits alone, without case. */
export function folded(text: string): string {
  const plain = /^[ -~]*$/u.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')
  return plain.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/**
 * Goes through the code points of a text, and tells whether each is so, ASCII by its code alone. Lists of every letter and word of a book, made by a
 * regular expression only to be counted, are felt.
 */
function eachPoint(
  text: string,
  isSoInAscii: (code: number) => boolean,
  isSo: RegExp,
  told: (isSo: boolean, code: number) => void,
): void {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) {
      told(isSoInAscii(code), code)
      continue
    }
    const sign = String.fromCodePoint(text.codePointAt(at) ?? code)
    told(isSo.test(sign), code)
    at += sign.length - 1
  }
}

function countPoints(text: string, isSoInAscii: (code: number) => boolean, isSo: RegExp): number {
  let count = 0
  eachPoint(text, isSoInAscii, isSo, (is) => {
    if (is) count++
  })
  return count
}

export function countLetters(text: string): number {
  return countPoints(text, isAsciiLetter, /\p{L}/u)
}

/** What is no blank. */
export function countSigns(text: string): number {
  return countPoints(text, (code) => code !== 0x20 && !(code >= 0x09 && code <= 0x0d), /\S/u)
}

const inWords = new Set(Array.from("’'-", (sign) => sign.charCodeAt(0)))

/** Runs of letters and digits; an apostrophe or a hyphen between two of them joins them. */
export function countWords(text: string): number {
  let count = 0
  let before: 'word' | 'joint' | 'else' = 'else'
  eachPoint(
    text,
    (code) => isAsciiLetter(code) || isDigit(code),
    /[\p{L}\p{N}]/u,
    (isWord, code) => {
      if (isWord && before === 'else') count++
      if (isWord) before = 'word'
      else before = before === 'word' && inWords.has(code) ? 'joint' : 'else'
    },
  )
  return count
}
