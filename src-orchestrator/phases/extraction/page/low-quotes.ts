import { charWith, type PageChar } from '../../../pdf/placed-char.ts'
import { isAsciiLetter } from '../words/clean-text.ts'

const lowered: ReadonlyMap<string, string> = new Map([
  ['”', '„'],
  ['"', '„'],
  ['’', '‚'],
  ["'", '‚'],
])

/** Ems by which TeX's older types lower a quotation mark, which has no lower sister in them. */
const drop = { least: 0.3, most: 0.8 }
/** Ems between the mark and its word. */
const touching = 0.15
/** Places in the page's content: PDFium puts a line's end between them. */
const nextPlaces = 3

/** Whether a mark stands at the foot of the letter that is printed behind it. */
function isLowBefore(mark: PageChar, letter: PageChar): boolean {
  const fall = (mark.baseline - letter.baseline) / letter.size
  return (
    !letter.blank &&
    letter.index - mark.index <= nextPlaces &&
    Math.abs(mark.size - letter.size) < letter.size * touching &&
    Math.abs(letter.left - mark.right) < letter.size * touching &&
    fall > drop.least &&
    fall < drop.most
  )
}

/** German quotation marks that are printed as English ones, lowered: they open their words, and stand on their line. Characters in the order of the content. */
export function withLowQuotes(chars: readonly PageChar[]): readonly PageChar[] {
  let made: PageChar[] | null = null
  chars.forEach((char, at) => {
    if (isAsciiLetter(char.text.charCodeAt(0))) return
    const low = lowered.get(char.text)
    const letter = chars[at + 1]
    if (low === undefined || letter === undefined || !isLowBefore(char, letter)) return
    made ??= [...chars]
    made[at] = charWith(char, { text: low, baseline: letter.baseline })
  })
  return made ?? chars
}
