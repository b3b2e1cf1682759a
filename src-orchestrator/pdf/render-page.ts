import type { Pdfium } from './pdfium-library.ts'

export type Picture = {
  /** Pixels. */
  width: number
  height: number
  /** Four bytes a pixel, row by row. */
  rgba: Uint8Array
}

const bgra = 4
const annotationsFlag = 0x01
const swapRedAndBlueFlag = 0x10
const white = 0xffffffff

/** Draws a page, upright as a viewer shows it, on white. */
export function renderPage(pdfium: Pdfium, page: number, longerSidePx: number): Picture {
  const pageWidth = Math.max(1, pdfium.call('FPDF_GetPageWidthF', page))
  const pageHeight = Math.max(1, pdfium.call('FPDF_GetPageHeightF', page))
  const scale = longerSidePx / Math.max(pageWidth, pageHeight)
  const width = Math.max(1, Math.round(pageWidth * scale))
  const height = Math.max(1, Math.round(pageHeight * scale))
  const bitmap = pdfium.call('FPDFBitmap_CreateEx', width, height, bgra, 0, 0)
  if (bitmap === 0) throw new RangeError(`PDFium has no room for a picture of ${width} by ${height}`)
  try {
    pdfium.call('FPDFBitmap_FillRect', bitmap, 0, 0, width, height, white)
    pdfium.call(
      'FPDF_RenderPageBitmap', bitmap, page, 0, 0, width, height, 0, annotationsFlag | swapRedAndBlueFlag,
    ) // prettier-ignore
    const buffer = pdfium.call('FPDFBitmap_GetBuffer', bitmap)
    const stride = pdfium.call('FPDFBitmap_GetStride', bitmap)
    const rgba = new Uint8Array(width * height * 4)
    for (let row = 0; row < height; row++)
      rgba.set(new Uint8Array(pdfium.heap(), buffer + row * stride, width * 4), row * width * 4)
    return { width, height, rgba }
  } finally {
    pdfium.call('FPDFBitmap_Destroy', bitmap)
  }
}
