/** Scripts that are written without blanks between words: any of their characters may begin one. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const known = new Map<string, string>()

/** What is compared of a character: letters and digits alone, without marks and case; most are one, a ligature is several, a comma is nothing. */
export function lettersOfChar(char: string): string {
  const found = known.get(char)
  if (found !== undefined) return found
  const letters = char
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  known.set(char, letters)
  return letters
}

/** A text's letters, and where among them words begin. */
export type Letters = { text: string; starts: boolean[] }

/** Where a text stands among the letters of a source: from, and up to. */
export type Stretch = { from: number; to: number }

export type LetterWriter = {
  letters: Letters
  /** Adds a character; true where it has a letter. */
  add: (char: string) => boolean
  /** What follows begins a word. */
  part: () => void
}

export function letterWriter(): LetterWriter {
  const letters: Letters = { text: '', starts: [] }
  let isApart = true
  return {
    letters,
    part: () => {
      isApart = true
    },
    add: (char) => {
      const own = lettersOfChar(char)
      // A combining mark parts no word, nor does a hyphen of no width.
      if (own === '') isApart ||= !/[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/u.test(char)
      for (let at = 0; at < own.length; at++)
        letters.starts.push(at === 0 && (isApart || unspaced.test(char)))
      letters.text += own
      if (own !== '') isApart = false
      return own !== ''
    },
  }
}

export function lettersOf(text: string): Letters {
  const writer = letterWriter()
  for (const char of text) writer.add(char)
  return writer.letters
}
