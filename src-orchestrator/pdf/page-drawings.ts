import type { Pdfium } from './pdfium-library.ts'

/** Points from the page's top left corner. */
export type Box = { left: number; top: number; right: number; bottom: number }
/** Something drawn; `isWhole`: a picture, or a form, which holds a drawing that was made elsewhere; otherwise a line or an area of one. */
export type Drawing = Box & { isWhole: boolean }

// https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdf_edit.h
const textObject = 1
const imageObject = 3
const formObject = 5
/** A map has tens of thousands of lines; as many tell where it is. */
const maxObjects = 3000

/** The boxes of what is drawn on a page and is no text: lines and areas, pictures, forms that hold such. `scratch`: 16 bytes. */
export function drawingsOn(pdfium: Pdfium, page: number, scratch: number): Drawing[] {
  const numbersAt = (): Float32Array => new Float32Array(pdfium.heap(), scratch, 4)
  pdfium.call('FPDF_GetPageBoundingBox', page, scratch)
  const [pageLeft = 0, pageTop = 0] = numbersAt()
  const drawings: Drawing[] = []
  const count = Math.min(maxObjects, pdfium.call('FPDFPage_CountObjects', page))
  for (let index = 0; index < count; index++) {
    const object = pdfium.call('FPDFPage_GetObject', page, index)
    const type = pdfium.call('FPDFPageObj_GetType', object)
    if (type === textObject) continue
    if (pdfium.call('FPDFPageObj_GetBounds', object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0)
      continue
    const [left = 0, bottom = 0, right = 0, top = 0] = numbersAt()
    drawings.push({
      left: left - pageLeft,
      top: pageTop - top,
      right: right - pageLeft,
      bottom: pageTop - bottom,
      isWhole: type === imageObject || type === formObject,
    })
  }
  return drawings
}
