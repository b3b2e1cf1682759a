import { charWith, type PageChar } from '../../../pdf/placed-char.ts'

/** Where Windows' Cyrillic (CP1251) and TeX's (T2A) have А to я, Latin-1 has its accented letters, × and ÷. */
const firstHigh = 0xc0
const lastHigh = 0xff
const capitalA = 0x410

/** The letter and marks that stand elsewhere: ё of both, quotation marks of TeX's. */
const others: ReadonlyMap<string, string> = new Map([
  ['¼', 'ё'],
  ['¸', 'ё'],
  ['¾', '«'],
  ['¿', '»'],
])

/** Latin letters that some types have in the place of those that look like them. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  Array.from('acekmopxyABCEHKMOPTX', (latin, at) => [latin, 'асекморхуАВСЕНКМОРТХ'.charAt(at)]),
)

/** Letters that follow each other; no language that is written with Latin ones has so many accented ones in a row. */
const runLength = 4
/** Such runs on a page, and their share of its words, from which it is Cyrillic. */
const leastRuns = 5
const leastShare = 0.15

/** а, е, и, н, о and т, misread: nearly half of any text, and no more than others of a table of accents. */
const commonest = new Set('àåèíîò')
const commonShare = 0.3

const isHigh = ({ text }: PageChar): boolean => {
  const code = text.codePointAt(0) ?? 0
  return text.length === 1 && code >= firstHigh && code <= lastHigh
}

/** Letters that stand together, as the content has them. */
function wordsOf(chars: readonly PageChar[]): PageChar[][] {
  const words: PageChar[][] = []
  let last: PageChar | undefined
  for (const char of chars) {
    if (!isHigh(char) && !/^\p{L}/u.test(char.text) && !others.has(char.text)) {
      last = undefined
      continue
    }
    const near = last !== undefined && char.index - last.index === 1
    if (near) words.at(-1)?.push(char)
    else words.push([char])
    last = char
  }
  return words
}

/** Whether a page's text is Cyrillic of which the file does not say that it is: its codes are read as Latin-1, "Êîìàíäà". */
function isUnnamedCyrillic(words: readonly (readonly PageChar[])[]): boolean {
  const runs = words.filter((word) => word.length >= runLength && word.every(isHigh))
  if (runs.length < leastRuns || runs.length < words.length * leastShare) return false
  const letters = runs.flat()
  return letters.filter(({ text }) => commonest.has(text)).length >= letters.length * commonShare
}

/** The letters of a word in Cyrillic; null where it has others, or more that look like them than are. */
function inCyrillic(word: readonly PageChar[]): string[] | null {
  const highs = word.filter((char) => isHigh(char) || others.has(char.text)).length
  if (highs * 2 < word.length) return null
  const letters = word.map((char) => {
    const elsewhere = others.get(char.text) ?? lookalikes.get(char.text)
    if (elsewhere !== undefined || !isHigh(char)) return elsewhere
    return String.fromCharCode(char.text.charCodeAt(0) - firstHigh + capitalA)
  })
  return letters.every((letter) => letter !== undefined) ? letters : null
}

/** Cyrillic that was read as Latin-1 in its own letters; words with Latin letters stay as they are. Characters in the order of the content. */
export function withCyrillic(chars: readonly PageChar[]): readonly PageChar[] {
  if (chars.filter(isHigh).length < leastRuns * runLength) return chars
  const words = wordsOf(chars)
  if (!isUnnamedCyrillic(words)) return chars
  const read = new Map<PageChar, string>()
  for (const word of words) {
    const letters = inCyrillic(word)
    for (const [at, char] of word.entries()) read.set(char, letters?.[at] ?? char.text)
  }
  return chars.map((char) => {
    const text = read.get(char)
    return text === undefined || text === char.text ? char : charWith(char, { text })
  })
}
