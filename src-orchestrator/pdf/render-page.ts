import type { GreyPicture } from '../ocr/grey-picture.ts'
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

// https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdfview.h
const grey = 1

function draw<T>(
  pdfium: Pdfium,
  page: number,
  longerSidePx: number,
  { format, flags }: { format: number; flags: number },
  read: (bitmap: { width: number; height: number; row: (y: number) => number }) => T,
): T {
  const pageWidth = Math.max(1, pdfium.call('FPDF_GetPageWidthF', page))
  const pageHeight = Math.max(1, pdfium.call('FPDF_GetPageHeightF', page))
  const scale = longerSidePx / Math.max(pageWidth, pageHeight)
  const width = Math.max(1, Math.round(pageWidth * scale))
  const height = Math.max(1, Math.round(pageHeight * scale))
  const bitmap = pdfium.call('FPDFBitmap_CreateEx', width, height, format, 0, 0)
  if (bitmap === 0) throw new RangeError(`PDFium has no room for a picture of ${width} by ${height}`)
  try {
    pdfium.call('FPDFBitmap_FillRect', bitmap, 0, 0, width, height, white)
    pdfium.call('FPDF_RenderPageBitmap', bitmap, page, 0, 0, width, height, 0, annotationsFlag | flags)
    const buffer = pdfium.call('FPDFBitmap_GetBuffer', bitmap)
    const stride = pdfium.call('FPDFBitmap_GetStride', bitmap)
    return read({ width, height, row: (y) => buffer + y * stride })
  } finally {
    pdfium.call('FPDFBitmap_Destroy', bitmap)
  }
}

/** Draws a page, upright as a viewer shows it, on white. */
export function renderPage(pdfium: Pdfium, page: number, longerSidePx: number): Picture {
  return draw(
    pdfium,
    page,
    longerSidePx,
    { format: bgra, flags: swapRedAndBlueFlag },
    ({ width, height, row }) => {
      const rgba = new Uint8Array(width * height * 4)
      for (let y = 0; y < height; y++)
        rgba.set(new Uint8Array(pdfium.heap(), row(y), width * 4), y * width * 4)
      return { width, height, rgba }
    },
  )
}

/** The same in shades of grey, a byte a pixel: what recognition of text looks at. */
export function renderGrey(pdfium: Pdfium, page: number, longerSidePx: number): GreyPicture {
  return draw(pdfium, page, longerSidePx, { format: grey, flags: 0 }, ({ width, height, row }) => {
    const pixels = new Uint8Array(width * height)
    for (let y = 0; y < height; y++) pixels.set(new Uint8Array(pdfium.heap(), row(y), width), y * width)
    return { width, height, pixels }
  })
}
