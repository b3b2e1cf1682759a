import { withMemory } from './native-text.ts'
import { boundsOf, objectTypes } from './page-objects.ts'
import type { Pdfium } from './pdfium-library.ts'

/** How a page would have to be drawn to be read by its picture. */
export type ScanSize = {
  /** Points, as a viewer shows it. */
  width: number
  height: number
  /** Share of the page that its largest picture covers, 0 to 1. */
  covered: number
  /** Pixels of the page's longer side at that picture's own resolution; null where there is none. */
  nativePx: number | null
}

const maxObjects = 500
/** Forms within forms; scanning programs nest one or two. */
const maxDepth = 3

/** Where a picture's pixels are not square, as a fax's are not, in the direction in which it has more of them; null where PDFium cannot tell. */
function pixelsAPoint(pdfium: Pdfium, picture: number, scratch: number): number | null {
  if (pdfium.call('FPDFImageObj_GetImagePixelSize', picture, scratch, scratch + 4) === 0) return null
  const [width = 0, height = 0] = new Uint32Array(pdfium.heap(), scratch, 2)
  if (pdfium.call('FPDFPageObj_GetMatrix', picture, scratch) === 0) return null
  // Where the picture's lower and left edges lead to, turned or not.
  const [a = 0, b = 0, c = 0, d = 0] = new Float32Array(pdfium.heap(), scratch, 4)
  const px = Math.max(width / Math.hypot(a, b), height / Math.hypot(c, d))
  return Number.isFinite(px) ? px : null
}

type Objects = { count: number; at: (index: number) => number }

function largestPicture(pdfium: Pdfium, objects: Objects, scratch: number, depth = 0) {
  let best = { area: 0, px: 0 }
  for (let index = 0; index < Math.min(maxObjects, objects.count); index++) {
    const object = objects.at(index)
    const type = pdfium.call('FPDFPageObj_GetType', object)
    if (type === objectTypes.form && depth < maxDepth) {
      const inside = {
        count: pdfium.call('FPDFFormObj_CountObjects', object),
        at: (nth: number) => pdfium.call('FPDFFormObj_GetObject', object, nth),
      }
      const nested: { area: number; px: number } = largestPicture(pdfium, inside, scratch, depth + 1)
      if (nested.area > best.area) best = nested
    }
    if (type !== objectTypes.image) continue
    const found = boundsOf(pdfium, object, scratch)
    if (found === null) continue
    const { left, bottom, right, top } = found
    const area = Math.abs((right - left) * (top - bottom))
    if (area <= best.area) continue
    const px = pixelsAPoint(pdfium, object, scratch)
    if (px !== null) best = { area, px }
  }
  return best
}

/** Looks at the pictures of a page without drawing them. */
export function scanSizeOf(pdfium: Pdfium, page: number): ScanSize {
  const width = Math.max(1, pdfium.call('FPDF_GetPageWidthF', page))
  const height = Math.max(1, pdfium.call('FPDF_GetPageHeightF', page))
  const objects = {
    count: pdfium.call('FPDFPage_CountObjects', page),
    at: (index: number) => pdfium.call('FPDFPage_GetObject', page, index),
  }
  const { area, px } = withMemory(pdfium, 24, (scratch) => largestPicture(pdfium, objects, scratch))
  return {
    width,
    height,
    covered: Math.min(1, area / (width * height)),
    nativePx: px === 0 ? null : px * Math.max(width, height),
  }
}
