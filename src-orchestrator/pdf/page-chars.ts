import { readBytesAsText } from './native-text.ts'
import type { Pdfium } from './pdfium-library.ts'
import { hasOldLigatures, textOfCode } from './unmapped-codes.ts'

export type PdfFont = { bold: boolean; italic: boolean; mono: boolean }

/** One character as printed. Points from the top left corner of the page as it is read; y grows downwards. */
export type PageChar = {
  text: string
  /** In the page's content. The letters that one ligature stands for follow each other at the same place. */
  index: number
  /** Where the pen stood before and after it: side bearings included, so that gaps between letters are 0. */
  left: number
  right: number
  /** Of the ink. */
  top: number
  bottom: number
  baseline: number
  /** Points, as drawn. */
  size: number
  bold: boolean
  italic: boolean
  /** Of a type whose letters are all as wide. */
  mono: boolean
}

export type PageText = {
  /** Points, as read. */
  width: number
  height: number
  chars: PageChar[]
  /** What runs in another direction than most of the page's text, e.g. a stamp along the margin. */
  turned: string
}

type Style = { size: number; quarter: number; font: PdfFont }

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
    bold: /bold|black|heavy|demi|cmbx/iu.test(name) || (flags & forceBoldFlag) !== 0 || weight >= boldWeight,
    italic: /ital|obli|slanted|cmti|cmsl/iu.test(name) || (flags & italicFlag) !== 0,
    mono:
      /mono|courier|typewriter|consol|menlo|cmtt|lmtt|tt10/iu.test(name) || (flags & fixedPitchFlag) !== 0,
  }
}

/** Text that runs to the right is 0, upwards 1, to the left 2, downwards 3; slight skews count as straight. */
function quarterOf(a: number, b: number): number {
  return Math.abs(a) >= Math.abs(b) ? (a >= 0 ? 0 : 2) : b > 0 ? 1 : 3
}

type Raw = Style & {
  text: string
  index: number
  /** In the file's own space: y grows upwards. */
  x0: number
  x1: number
  y0: number
  y1: number
  loose: [left: number, bottom: number, right: number, top: number]
  originX: number
  originY: number
}

const scratchBytes = 96

function readRaw(pdfium: Pdfium, textPage: number, scratch: number): Raw[] {
  const getUnicode = pdfium.native('FPDFText_GetUnicode')
  const isGenerated = pdfium.native('FPDFText_IsGenerated')
  const getBox = pdfium.native('FPDFText_GetCharBox')
  const getLoose = pdfium.native('FPDFText_GetLooseCharBox')
  const getOrigin = pdfium.native('FPDFText_GetCharOrigin')
  const getObject = pdfium.native('FPDFText_GetTextObject')
  const styles = new Map<number, Style>()
  const styleAt = (index: number): Style => {
    const object = getObject(textPage, index)
    const known = styles.get(object)
    if (known !== undefined && object !== 0) return known
    pdfium.call('FPDFText_GetMatrix', textPage, index, scratch)
    const matrix = new Float32Array(pdfium.heap(), scratch, 6)
    const [a = 1, b = 0, c = 0, d = 1] = matrix
    const size = pdfium.call('FPDFText_GetFontSize', textPage, index) * Math.hypot(c, d)
    const style = { size, quarter: quarterOf(a, b), font: fontOf(pdfium, textPage, index, scratch) }
    styles.set(object, style)
    return style
  }
  const count = Math.max(0, pdfium.call('FPDFText_CountChars', textPage))
  const raws: Raw[] = []
  const codes = Array.from({ length: count }, (_, index) => getUnicode(textPage, index))
  const old = hasOldLigatures(codes)
  for (const [index, code] of codes.entries()) {
    // Spaces and line ends that PDFium made up itself: words and lines are told apart by their boxes here.
    if (isGenerated(textPage, index) === 1) continue
    const text = textOfCode(code, old)
    if (text === '') continue
    const style = styleAt(index)
    getBox(textPage, index, scratch, scratch + 8, scratch + 16, scratch + 24)
    getOrigin(textPage, index, scratch + 32, scratch + 40)
    getLoose(textPage, index, scratch + 48)
    const doubles = new Float64Array(pdfium.heap(), scratch, 6)
    const floats = new Float32Array(pdfium.heap(), scratch + 48, 4)
    const [x0 = 0, x1 = 0, y0 = 0, y1 = 0, originX = 0, originY = 0] = doubles
    const [left = 0, top = 0, right = 0, bottom = 0] = floats
    raws.push({ ...style, text, index, x0, x1, y0, y1, originX, originY, loose: [left, bottom, right, top] })
  }
  return raws
}

type Box = { left: number; bottom: number; right: number; top: number }

/** Turns the file's coordinates into those of the page as it is read. */
function reader(quarter: number, page: Box): (x: number, y: number) => [x: number, y: number] {
  if (quarter === 1) return (x, y) => [y - page.bottom, x - page.left]
  if (quarter === 2) return (x, y) => [page.right - x, y - page.bottom]
  if (quarter === 3) return (x, y) => [page.top - y, page.right - x]
  return (x, y) => [x - page.left, page.top - y]
}

function commonQuarter(raws: readonly Raw[]): number {
  const counts = [0, 0, 0, 0]
  for (const raw of raws) counts[raw.quarter] = (counts[raw.quarter] ?? 0) + 1
  return counts.indexOf(Math.max(...counts))
}

function isFinitePosition(raw: Raw): boolean {
  return [raw.x0, raw.x1, raw.y0, raw.y1, raw.originX, raw.originY, raw.size, ...raw.loose].every(
    (value) => Number.isFinite(value) && Math.abs(value) < 1e6,
  )
}

/** The page's characters in the order of its content, turned so that most of them run to the right. */
export function readPageText(pdfium: Pdfium, page: number, textPage: number, scratch: number): PageText {
  const raws = readRaw(pdfium, textPage, scratch).filter(isFinitePosition)
  pdfium.call('FPDF_GetPageBoundingBox', page, scratch)
  const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.heap(), scratch, 4)
  const quarter = commonQuarter(raws)
  const place = reader(quarter, { left, top, right, bottom })
  const lying = quarter === 1 || quarter === 3
  const chars: PageChar[] = []
  let turned = ''
  for (const raw of raws) {
    if (raw.quarter !== quarter) {
      turned += raw.text
      continue
    }
    const [inkX0, inkY0] = place(raw.x0, raw.y0)
    const [inkX1, inkY1] = place(raw.x1, raw.y1)
    const [penX0] = place(raw.loose[0], raw.loose[1])
    const [penX1] = place(raw.loose[2], raw.loose[3])
    const [penX, baseline] = place(raw.originX, raw.originY)
    const hasPen = penX0 !== penX1
    const left = Math.min(hasPen ? penX0 : inkX0, hasPen ? penX1 : inkX1)
    const right = Math.max(hasPen ? penX0 : inkX0, hasPen ? penX1 : inkX1)
    chars.push({
      text: raw.text,
      index: raw.index,
      // PDFium's loose box takes in what a slanted letter hangs over the one before it; the pen did not move back for it.
      left: penX > left && penX < right ? penX : left,
      right,
      top: Math.min(inkY0, inkY1),
      bottom: Math.max(inkY0, inkY1),
      baseline,
      size: raw.size,
      bold: raw.font.bold,
      italic: raw.font.italic,
      mono: raw.font.mono,
    })
  }
  return {
    width: Math.abs(lying ? top - bottom : right - left),
    height: Math.abs(lying ? right - left : top - bottom),
    chars,
    turned,
  }
}

export const pageScratchBytes = scratchBytes
