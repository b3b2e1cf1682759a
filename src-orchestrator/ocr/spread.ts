import type { Ink } from './ink.ts'

/** A sheet of two pages is wider than high; a single page seldom is. */
const sheetRatio = 1.1
/** Share of the sheet's width around its middle in which the fold lies. */
const around = 0.1
/** Share of the sheet's width that stays free of ink between two pages: their inner margins are wider. */
const narrowestFold = 0.035
/** Share of a column of pixels that may be ink in the fold: specks; or must be: the shadow of a book that did not lie flat. */
const specks = 0.004
const shadow = 0.5
/** Share of the ink that a page has at least: one side may be a chapter's last lines, but no side is empty. */
const leastInk = 0.03

/**
 * Where a sheet with two pages side by side is to be cut, in pixels of the ink; null for a sheet that is one page. Whether the two were one page with two columns makes
 * no difference to the order in which they are read.
 */
export function foldOf({ width, height, isInk, count }: Ink): number | null {
  if (width < height * sheetRatio || count === 0) return null
  const columns = new Float64Array(width)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) columns[x] = (columns[x] ?? 0) + (isInk[y * width + x] ?? 0)
  const isFree = (x: number): boolean => {
    const share = (columns[x] ?? 0) / height
    return share <= specks || share >= shadow
  }
  let best = { from: 0, length: 0 }
  let length = 0
  for (let x = Math.floor(width * (0.5 - around)); x <= width * (0.5 + around); x++) {
    length = isFree(x) ? length + 1 : 0
    if (length > best.length) best = { from: x - length + 1, length }
  }
  if (best.length < width * narrowestFold) return null
  const cut = best.from + best.length / 2
  const left = columns.subarray(0, Math.floor(cut)).reduce((sum, ink) => sum + ink, 0)
  return left < count * leastInk || left > count * (1 - leastInk) ? null : cut
}
