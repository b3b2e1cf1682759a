import { readUtf16, withMemory } from './native-text.ts'
import type { Pdfium } from './pdfium-library.ts'

export type OutlineEntry = {
  title: string
  /** From 0. */
  level: number
  /** From 0; null where the entry leads nowhere in this document. */
  page: number | null
  /** Points from the bottom of the page's own space; null where the entry names only the page. */
  y: number | null
}

const maxEntries = 20_000
const maxDepth = 32

function targetOf(pdfium: Pdfium, document: number, bookmark: number): number {
  const direct = pdfium.call('FPDFBookmark_GetDest', document, bookmark)
  if (direct !== 0) return direct
  const action = pdfium.call('FPDFBookmark_GetAction', bookmark)
  return action === 0 ? 0 : pdfium.call('FPDFAction_GetDest', document, action)
}

function yOf(pdfium: Pdfium, target: number): number | null {
  return withMemory(pdfium, 32, (scratch) => {
    const found = pdfium.call(
      'FPDFDest_GetLocationInPage', target, scratch, scratch + 4, scratch + 8, scratch + 12, scratch + 16, scratch + 20,
    ) // prettier-ignore
    const hasY = (new Int32Array(pdfium.heap(), scratch, 2)[1] ?? 0) !== 0
    const y = new Float32Array(pdfium.heap(), scratch + 16, 1)[0]
    return found !== 0 && hasY && y !== undefined && Number.isFinite(y) ? y : null
  })
}

/** The document's outline, flattened in its order. Cycles, which hostile files have, are left where they close. */
export function readOutline(pdfium: Pdfium, document: number, pages: number): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  const seen = new Set<number>()
  const walk = (parent: number, level: number): void => {
    let bookmark = pdfium.call('FPDFBookmark_GetFirstChild', document, parent)
    while (bookmark !== 0 && !seen.has(bookmark) && entries.length < maxEntries) {
      seen.add(bookmark)
      const current = bookmark
      const title = readUtf16(pdfium, (buffer, bytes) =>
        pdfium.call('FPDFBookmark_GetTitle', current, buffer, bytes),
      )
      const target = targetOf(pdfium, document, current)
      const page = target === 0 ? -1 : pdfium.call('FPDFDest_GetDestPageIndex', document, target)
      const known = page >= 0 && page < pages
      if (title !== '')
        entries.push({ title, level, page: known ? page : null, y: known ? yOf(pdfium, target) : null })
      if (level < maxDepth) walk(current, level + 1)
      bookmark = pdfium.call('FPDFBookmark_GetNextSibling', document, current)
    }
  }
  walk(0, 0)
  return entries
}
