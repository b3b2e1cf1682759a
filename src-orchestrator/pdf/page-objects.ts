import type { Pdfium } from './pdfium-library.ts'

/** https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdf_edit.h */
export const objectTypes = { text: 1, image: 3, form: 5 } as const

/** Points, as PDF counts them: from the bottom. */
export type Bounds = { left: number; bottom: number; right: number; top: number }

/** Where something on a page stands; null where PDFium cannot tell. `scratch`: 16 bytes. */
export function boundsOf(pdfium: Pdfium, object: number, scratch: number): Bounds | null {
  if (pdfium.call('FPDFPageObj_GetBounds', object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0)
    return null
  const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(pdfium.heap(), scratch, 4)
  return { left, bottom, right, top }
}
