import { withMemory } from './native-text.ts'
import { boundsOf, objectTypes } from './page-objects.ts'
import type { Pdfium } from './pdfium-library.ts'

/** What tells a page of text from a scanned or a blank one. */
export type PageGlance = {
  /** As PDFium reads it, in the order of the content. */
  text: string
  /** Whether pictures, or forms that may hold them, stand on it. */
  pictures: boolean
  /** Whether anything leaves ink that may be letters and is no text: curves, pictures, characters of unknown meaning; the rule under a head is none. */
  drawn: boolean
}

/** Drawings have tens of thousands of objects; a picture is found long before. */
const maxObjects = 2000
/** Characters from which a page whose text says nothing is one whose letters nobody can name: its fonts do not tell. */
const unnamedChars = 30
/** Points. Of letters that are drawn as curves hardly any is so thin; rules are, on blank pages under their head. */
const ruleWidth = 2

function isRule(pdfium: Pdfium, object: number, scratch: number): boolean {
  const found = boundsOf(pdfium, object, scratch)
  if (found === null) return false
  const { left, bottom, right, top } = found
  return Math.min(Math.abs(right - left), Math.abs(top - bottom)) < ruleWidth
}

function objectsOn(pdfium: Pdfium, page: number, scratch: number): { pictures: boolean; drawings: boolean } {
  const count = Math.min(maxObjects, pdfium.call('FPDFPage_CountObjects', page))
  let drawings = false
  for (let index = 0; index < count; index++) {
    const object = pdfium.call('FPDFPage_GetObject', page, index)
    const type = pdfium.call('FPDFPageObj_GetType', object)
    if (type === objectTypes.image || type === objectTypes.form) return { pictures: true, drawings: true }
    drawings ||= type !== objectTypes.text && !isRule(pdfium, object, scratch)
  }
  return { pictures: false, drawings }
}

export function glanceAt(pdfium: Pdfium, page: number): PageGlance {
  const { pictures, drawings } = withMemory(pdfium, 16, (scratch) => objectsOn(pdfium, page, scratch))
  const textPage = pdfium.call('FPDFText_LoadPage', page)
  if (textPage === 0) return { text: '', pictures, drawn: drawings }
  const count = Math.max(0, pdfium.call('FPDFText_CountChars', textPage))
  // A character outside the basic plane takes two units.
  const units = count * 2 + 1
  const text = withMemory(pdfium, units * 2, (pointer) => {
    const written = pdfium.call('FPDFText_GetText', textPage, 0, count, pointer)
    const bytes = Math.max(0, Math.min(units, written) - 1) * 2
    return Buffer.from(pdfium.heap(), pointer, bytes).toString('utf16le')
  })
  pdfium.call('FPDFText_ClosePage', textPage)
  return { text, pictures, drawn: drawings || count >= unnamedChars }
}
