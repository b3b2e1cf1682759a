import { charWith, type PageChar } from '../../../pdf/placed-char.ts'
import { isAsciiLetter } from '../words/clean-text.ts'

/** Accents that are printed as signs of their own, as TeX's older types have them, and the characters that join a letter. */
const joining: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'], ['´', '\u0301'], ['ˆ', '\u0302'], ['^', '\u0302'], ['˜', '\u0303'], ['~', '\u0303'], ['¯', '\u0304'], ['˘', '\u0306'],
  ['˙', '\u0307'], ['¨', '\u0308'], ['˚', '\u030A'], ['˝', '\u030B'], ['ˇ', '\u030C'], ['¸', '\u0327'], ['˛', '\u0328'],
]) // prettier-ignore

const dotted: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' }

/** Of the narrower of the two. A quotation mark beside a letter shares nothing with it. */
const shared = 0.6
/** Ems: TeX raises the accents of capitals by as much. */
const maxRise = 0.5

/** The letter with the accent that lies over it, as one character; null where they are two. */
function accented(accent: PageChar, letter: PageChar): PageChar | null {
  if (letter.blank) return null
  const overlap = Math.min(accent.right, letter.right) - Math.max(accent.left, letter.left)
  if (overlap < Math.min(accent.right - accent.left, letter.right - letter.left) * shared) return null
  if (Math.abs(accent.baseline - letter.baseline) > letter.size * maxRise) return null
  const sign = joining.get(accent.text) ?? ''
  const text = `${dotted[letter.text] ?? letter.text}${sign}`.normalize('NFC')
  if (text.length !== 1) return null
  const { index, top, bottom } = letter
  return charWith(letter, {
    text,
    index: accent.index === index - 1 ? accent.index : index,
    top: Math.min(top, accent.top),
    bottom: Math.max(bottom, accent.bottom),
  })
}

/** The letter that an accent lies over: printed next behind or before it, as a rule; where the two stand at other heights PDFium may take them apart. */
function underAccent(accent: PageChar, at: number, chars: readonly PageChar[]): [number, PageChar] | null {
  const places = [at + 1, at - 1, ...chars.keys()]
  for (const place of places) {
    const letter = chars[place]
    const whole = letter === undefined ? null : accented(accent, letter)
    if (whole !== null) return [place, whole]
  }
  return null
}

/** Letters and the accents that are printed over them as one character each: "´e" and "u¨" would be read as marks between letters. Characters in the order of the content. */
export function withAccents(chars: readonly PageChar[]): readonly PageChar[] {
  const wholes = new Map<number, PageChar | null>()
  chars.forEach((char, at) => {
    if (isAsciiLetter(char.text.charCodeAt(0)) || !joining.has(char.text)) return
    const found = underAccent(char, at, chars)
    if (found === null) return
    const [place, whole] = found
    wholes.set(at, null)
    wholes.set(place, whole)
  })
  if (wholes.size === 0) return chars
  return chars.flatMap((char, at) => {
    const whole = wholes.get(at)
    return whole === undefined ? [char] : whole === null ? [] : [whole]
  })
}
