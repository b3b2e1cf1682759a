import { readBytesAsText } from './native-text.ts'
import {
  perChar,
  PlacedChar,
  turnNumbers,
  turnOf,
  type PageChar,
  type PdfFont,
  type Style,
} from './placed-char.ts'
import type { Pdfium } from './pdfium-library.ts'
import { texEncodingOf, textOfCode } from './unmapped-codes.ts'

export type PageText = {
  /** Points, as read. */
  width: number
  height: number
  chars: PageChar[]
  /** Quarters of a turn to the left by which it was turned to be read. */
  quarter: number
  /** What runs in another direction than most of the page's text, e.g. a stamp along the margin. */
  turned: string
}

const forceBoldFlag = 1 << 18
const italicFlag = 1 << 6
const fixedPitchFlag = 1
const boldWeight = 600

function fontOf(pdfium: Pdfium, textPage: number, index: number, scratch: number): PdfFont {
  const name = readBytesAsText(pdfium, (buffer, bytes) =>
    pdfium.call('FPDFText_GetFontInfo', textPage, index, buffer, bytes, scratch),
  )
  const flags = new Int32Array(pdfium.heap(), scratch, 1)[0] ?? 0
  const weight = pdfium.call('FPDFText_GetFontWeight', textPage, index)
  return {
    nameless: name === '',
    bold: /bold|black|heavy|demi|cmbx/iu.test(name) || (flags & forceBoldFlag) !== 0 || weight >= boldWeight,
    italic: /ital|obli|slanted|cmti|cmsl/iu.test(name) || (flags & italicFlag) !== 0,
    mono:
      /mono|courier|typewriter|consol|menlo|cmtt|lmtt|tt10/iu.test(name) || (flags & fixedPitchFlag) !== 0,
  }
}

const aslant = 4
/** The tangent of 20°: what is turned further, a watermark across the page, is aslant. */
const straightTo = 0.36

/** Text that runs to the right is 0, upwards 1, to the left 2, downwards 3; slight skews count as straight. */
function quarterOf(a: number, b: number): number {
  if (Math.min(Math.abs(a), Math.abs(b)) > Math.max(Math.abs(a), Math.abs(b)) * straightTo) return aslant
  return Math.abs(a) >= Math.abs(b) ? (a >= 0 ? 0 : 2) : b > 0 ? 1 : 3
}

const farAway = 1e6

/** The style of each character, asked once for every text object, and its font once for every font of the page. */
function styleReader(pdfium: Pdfium, textPage: number, scratch: number): (index: number) => Style {
  const getObject = pdfium.native('FPDFText_GetTextObject')
  const fonts = new Map<number, PdfFont>()
  const fontAt = (index: number, object: number): PdfFont => {
    const handle = object === 0 ? 0 : pdfium.call('FPDFTextObj_GetFont', object)
    const known = handle === 0 ? undefined : fonts.get(handle)
    if (known !== undefined) return known
    const font = fontOf(pdfium, textPage, index, scratch)
    fonts.set(handle, font)
    return font
  }
  const styles = new Map<number, Style>()
  let last: Style | undefined
  let lastObject = 0
  return (index) => {
    const object = getObject(textPage, index)
    if (last !== undefined && object === lastObject && object !== 0) return last
    lastObject = object
    last = object === 0 ? undefined : styles.get(object)
    if (last !== undefined) return last
    pdfium.call('FPDFText_GetMatrix', textPage, index, scratch)
    const [a = 1, b = 0, c = 0, d = 1] = new Float32Array(pdfium.heap(), scratch, 6)
    const size = pdfium.call('FPDFText_GetFontSize', textPage, index) * Math.hypot(c, d)
    const style = { size, quarter: quarterOf(a, b), font: fontAt(index, object) }
    styles.set(object, style)
    last = style
    return style
  }
}

/** Reads the ten numbers of a character to a place of the array; false where one of them is none, or too large for a page. */
function numberReader(
  pdfium: Pdfium,
  textPage: number,
  scratch: number,
): (index: number, numbers: Float64Array, at: number) => boolean {
  const getBox = pdfium.native('FPDFText_GetCharBox')
  const getLoose = pdfium.native('FPDFText_GetLooseCharBox')
  const getOrigin = pdfium.native('FPDFText_GetCharOrigin')
  let doubles = new Float64Array(pdfium.heap(), scratch, 6)
  let floats = new Float32Array(pdfium.heap(), scratch + 48, 4)
  return (index, numbers, at) => {
    getBox(textPage, index, scratch, scratch + 8, scratch + 16, scratch + 24)
    getOrigin(textPage, index, scratch + 32, scratch + 40)
    getLoose(textPage, index, scratch + 48)
    // The heap has grown, and moved.
    if (doubles.length === 0) {
      doubles = new Float64Array(pdfium.heap(), scratch, 6)
      floats = new Float32Array(pdfium.heap(), scratch + 48, 4)
    }
    // One by one: for so few `set` takes several times as long.
    let isNear = true
    for (let which = 0; which < perChar; which++) {
      const number = (which < 6 ? doubles[which] : floats[which - 6]) ?? 0
      numbers[at + which] = number
      if (!(Math.abs(number) < farAway)) isNear = false
    }
    return isNear
  }
}

/** The page's characters with PDFium's numbers, ten each in one array: 150,000 objects of ten numbers cost a book a second. */
function readRaws(
  pdfium: Pdfium,
  textPage: number,
  scratch: number,
): { raws: PlacedChar[]; numbers: Float64Array } {
  const getUnicode = pdfium.native('FPDFText_GetUnicode')
  const isGenerated = pdfium.native('FPDFText_IsGenerated')
  const styleAt = styleReader(pdfium, textPage, scratch)
  const readNumbers = numberReader(pdfium, textPage, scratch)
  const count = Math.max(0, pdfium.call('FPDFText_CountChars', textPage))
  const codes: number[] = []
  for (let index = 0; index < count; index++) codes.push(getUnicode(textPage, index))
  const encoding = texEncodingOf(codes, (index) => isGenerated(textPage, index) === 0)
  const numbers = new Float64Array(count * perChar)
  const raws: PlacedChar[] = []
  // Without `entries` and closures: objects made for each letter, here and in page-lines.ts, were much of what a long book makes (1.2 GB of 792 pages are left of 2.1).
  for (let index = 0; index < count; index++) {
    const code = codes[index] ?? 0
    // Spaces and line ends that PDFium made up itself: words and lines are told apart by their boxes here.
    if (code <= 0x20 && isGenerated(textPage, index) === 1) continue
    const style = styleAt(index)
    const text = textOfCode(code, encoding, style.font.nameless)
    if (text === '') continue
    const at = raws.length * perChar
    const isNear = readNumbers(index, numbers, at)
    if (!isNear || !Number.isFinite(style.size) || style.size >= farAway) continue
    raws.push(new PlacedChar(text, index, style, numbers, at))
  }
  return { raws, numbers }
}

function commonQuarter(chars: readonly PlacedChar[]): number {
  const counts = [0, 0, 0, 0]
  for (const { quarter } of chars) if (quarter !== aslant) counts[quarter] = (counts[quarter] ?? 0) + 1
  return counts.indexOf(Math.max(...counts))
}

/** The page's characters in the order of its content, turned so that most of them run to the right. */
export function readPageText(pdfium: Pdfium, page: number, textPage: number, scratch: number): PageText {
  const { raws, numbers } = readRaws(pdfium, textPage, scratch)
  pdfium.call('FPDF_GetPageBoundingBox', page, scratch)
  const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.heap(), scratch, 4)
  const quarter = commonQuarter(raws)
  const lying = quarter === 1 || quarter === 3
  const turn = turnOf(quarter, { left, top, right, bottom })
  for (let at = 0; at < raws.length * perChar; at += perChar) turnNumbers(numbers, at, turn)
  const isStraight = (char: PlacedChar): boolean => char.quarter === quarter
  const chars = raws.every(isStraight) ? raws : raws.filter(isStraight)
  const others = chars === raws ? [] : raws.filter((char) => !isStraight(char))
  return {
    width: Math.abs(lying ? top - bottom : right - left),
    height: Math.abs(lying ? right - left : top - bottom),
    chars,
    quarter,
    turned: others.map(({ text }) => text).join(''),
  }
}

export const pageScratchBytes = 96
