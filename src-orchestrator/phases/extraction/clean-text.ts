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

/** For comparing titles and heads: letters and digits alone, without case. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}

/** Code points that are so, of ASCII by their code alone: a list of every letter of a book, made to be counted, is felt. */
function countPoints(text: string, isSoInAscii: (code: number) => boolean, isSo: RegExp): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) {
      if (isSoInAscii(code)) count++
      continue
    }
    const sign = String.fromCodePoint(text.codePointAt(at) ?? code)
    if (isSo.test(sign)) count++
    at += sign.length - 1
  }
  return count
}

export function countLetters(text: string): number {
  return countPoints(text, (code) => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a, /\p{L}/u)
}

/** What is no blank. */
export function countSigns(text: string): number {
  return countPoints(text, (code) => code !== 0x20 && !(code >= 0x09 && code <= 0x0d), /\S/u)
}
