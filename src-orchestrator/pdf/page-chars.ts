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

/** What PDFium says of a page's characters: ten numbers each in one array, for 150,000 objects of ten numbers cost a book a second. */
type Raws = { texts: string[]; indices: number[]; styles: Style[]; numbers: Float64Array }

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
  let last = {
    object: 0,
    style: { size: 0, quarter: 0, font: { nameless: false, bold: false, italic: false, mono: false } },
  }
  return (index) => {
    const object = getObject(textPage, index)
    if (object === last.object && object !== 0) return last.style
    const known = object === 0 ? undefined : styles.get(object)
    if (known !== undefined) {
      last = { object, style: known }
      return known
    }
    pdfium.call('FPDFText_GetMatrix', textPage, index, scratch)
    const [a = 1, b = 0, c = 0, d = 1] = new Float32Array(pdfium.heap(), scratch, 6)
    const size = pdfium.call('FPDFText_GetFontSize', textPage, index) * Math.hypot(c, d)
    const style = { size, quarter: quarterOf(a, b), font: fontAt(index, object) }
    styles.set(object, style)
    last = { object, style }
    return style
  }
}

/** Reads the ten numbers of a character to a place of the array. */
function numberReader(
  pdfium: Pdfium,
  textPage: number,
  scratch: number,
): (index: number, numbers: Float64Array, at: number) => void {
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
    for (let which = 0; which < 6; which++) numbers[at + which] = doubles[which] ?? 0
    for (let which = 0; which < 4; which++) numbers[at + 6 + which] = floats[which] ?? 0
  }
}

function readRaws(pdfium: Pdfium, textPage: number, scratch: number): Raws {
  const getUnicode = pdfium.native('FPDFText_GetUnicode')
  const isGenerated = pdfium.native('FPDFText_IsGenerated')
  const styleAt = styleReader(pdfium, textPage, scratch)
  const readNumbers = numberReader(pdfium, textPage, scratch)
  const count = Math.max(0, pdfium.call('FPDFText_CountChars', textPage))
  const codes: number[] = []
  for (let index = 0; index < count; index++) codes.push(getUnicode(textPage, index))
  const encoding = texEncodingOf(codes, (index) => isGenerated(textPage, index) === 0)
  const raws: Raws = { texts: [], indices: [], styles: [], numbers: new Float64Array(count * perChar) }
  for (const [index, code] of codes.entries()) {
    // Spaces and line ends that PDFium made up itself: words and lines are told apart by their boxes here.
    if (code <= 0x20 && isGenerated(textPage, index) === 1) continue
    const text = textOfCode(code, encoding, () => styleAt(index).font.nameless)
    if (text === '') continue
    const style = styleAt(index)
    const at = raws.texts.length * perChar
    readNumbers(index, raws.numbers, at)
    if (!Number.isFinite(style.size) || style.size >= farAway) continue
    if (!isNear(raws.numbers, at)) continue
    raws.texts.push(text)
    raws.indices.push(index)
    raws.styles.push(style)
  }
  return raws
}

function isNear(numbers: Float64Array, at: number): boolean {
  for (let which = at; which < at + perChar; which++)
    if (!(Math.abs(numbers[which] ?? Number.NaN) < farAway)) return false
  return true
}

function commonQuarter(styles: readonly Style[]): number {
  const counts = [0, 0, 0, 0]
  for (const { quarter } of styles) if (quarter !== aslant) counts[quarter] = (counts[quarter] ?? 0) + 1
  return counts.indexOf(Math.max(...counts))
}

/** The page's characters in the order of its content, turned so that most of them run to the right. */
export function readPageText(pdfium: Pdfium, page: number, textPage: number, scratch: number): PageText {
  const { texts, indices, styles, numbers } = readRaws(pdfium, textPage, scratch)
  pdfium.call('FPDF_GetPageBoundingBox', page, scratch)
  const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.heap(), scratch, 4)
  const quarter = commonQuarter(styles)
  const lying = quarter === 1 || quarter === 3
  const turn = turnOf(quarter, { left, top, right, bottom })
  const chars: PageChar[] = []
  let turned = ''
  for (const [nth, text] of texts.entries()) {
    const style = styles[nth]
    if (style === undefined || style.quarter !== quarter) turned += text
    else {
      turnNumbers(numbers, nth * perChar, turn)
      chars.push(new PlacedChar(text, indices[nth] ?? 0, style, numbers, nth * perChar))
    }
  }
  return {
    width: Math.abs(lying ? top - bottom : right - left),
    height: Math.abs(lying ? right - left : top - bottom),
    chars,
    quarter,
    turned,
  }
}

export const pageScratchBytes = 96
