import type { RecognisedLine } from './recognised.ts'

const count = (word: string, letters: RegExp): number => word.match(letters)?.length ?? 0
/** Names that have a small letter within ("McDonald") are not half capitals. */
const isMostlyCapitals = (word: string): boolean =>
  count(word, /\p{Lu}/gu) * 2 >= count(word, /\p{L}/gu) && /\p{Ll}/u.test(word)
const isCapitals = (word: string): boolean => count(word, /\p{Lu}/gu) > 1 && !/\p{Ll}/u.test(word)

/** Whether a word's small letters are small capitals: "tO", "FrOST" beside one word of capitals, "MRs" between two, as it may be several of "MR". */
function isMisread(word: string, beside: readonly string[]): boolean {
  if (!isMostlyCapitals(word)) return false
  if (/\p{Ll}\p{Lu}/u.test(word)) return beside.some(isCapitals)
  return /\p{Lu}{2}/u.test(word) && beside.length > 0 && beside.every(isCapitals)
}

/** Words of a line in capitals where Tesseract took some of small capitals for small letters, which look the same: "THE GREAT FrOST", "CALLED tO". Pure. */
export function withSmallCapitals(line: RecognisedLine): RecognisedLine {
  const words = line.words.map((word, index) => {
    const beside = [line.words[index - 1], line.words[index + 1]].flatMap((each) => each?.text ?? [])
    if (!isMisread(word.text, beside)) return word
    const symbols = word.symbols.map((symbol) => ({ ...symbol, text: symbol.text.toUpperCase() }))
    return { ...word, text: word.text.toUpperCase(), symbols }
  })
  return { ...line, words }
}
