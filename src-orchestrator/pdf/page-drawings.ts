import { boundsOf, objectTypes } from './page-objects.ts'
import type { Pdfium } from './pdfium-library.ts'

/** Points from the page's top left corner. */
export type Box = { left: number; top: number; right: number; bottom: number }
/** Something drawn; `isWhole`: a picture, or a form, which holds a drawing that was made elsewhere; otherwise a line or an area of one. */
export type Drawing = Box & { isWhole: boolean }

/** A map has tens of thousands of lines; as many tell where it is. */
const maxObjects = 3000

/** The boxes of what is drawn on a page and is no text: lines and areas, pictures, forms that hold such. `scratch`: 16 bytes. */
export function drawingsOn(pdfium: Pdfium, page: number, scratch: number): Drawing[] {
  pdfium.call('FPDF_GetPageBoundingBox', page, scratch)
  const [pageLeft = 0, pageTop = 0] = new Float32Array(pdfium.heap(), scratch, 2)
  const drawings: Drawing[] = []
  const count = Math.min(maxObjects, pdfium.call('FPDFPage_CountObjects', page))
  for (let index = 0; index < count; index++) {
    const object = pdfium.call('FPDFPage_GetObject', page, index)
    const type = pdfium.call('FPDFPageObj_GetType', object)
    if (type === objectTypes.text) continue
    const found = boundsOf(pdfium, object, scratch)
    if (found === null) continue
    const { left, bottom, right, top } = found
    drawings.push({
      left: left - pageLeft,
      top: pageTop - top,
      right: right - pageLeft,
      bottom: pageTop - bottom,
      isWhole: type === objectTypes.image || type === objectTypes.form,
    })
  }
  return drawings
}
