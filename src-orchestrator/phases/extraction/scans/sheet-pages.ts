import type { Block, Change, Place } from '../../../book/book-text.ts'
import type { ReadSheet } from '../../../ocr/ocr-protocol.ts'
import type { OutlineEntry } from '../../../pdf/outline.ts'
import type { ReadBook } from '../chosen-book.ts'
import type { PageLines } from '../page/line.ts'
import type { TextPart } from '../text-parts.ts'
import { placeOnSheet } from './sheet-places.ts'

/**
 * A sheet that holds two pages becomes two: pages are numbered anew, so that left and right, heads and numbers are told as in any book; what is said of them afterwards
 * names the sheets of the file again.
 */
export type NumberedPages = {
  pages: PageLines[]
  /** The file's page from 1 of a page here from 1. */
  sheetOf: (page: number) => number
  outlineOf: (outline: readonly OutlineEntry[]) => OutlineEntry[]
  withSheets: (text: ReadBook) => ReadBook
}

/** `read`: what was recognised, by the number of the sheet from 0, in place of the text layer there. Pure. */
export function numberPages(
  layer: readonly PageLines[],
  read: ReadonlyMap<number, ReadSheet>,
): NumberedPages {
  const pages: PageLines[] = []
  const sheets: number[] = []
  const placed: ((place: Place) => Place)[] = []
  const firstOf: number[] = []
  for (const [index, own] of layer.entries()) {
    const sheet = read.get(index)
    const recognised = sheet?.pages.map(({ lines }) => lines) ?? []
    firstOf.push(pages.length)
    for (const [part, page] of (recognised.length === 0 ? [own] : recognised).entries()) {
      const numbered: PageLines = { ...page, page: pages.length + 1 }
      if (recognised.length > 0) numbered.recognised = true
      pages.push(numbered)
      sheets.push(own.page)
      placed.push((place) =>
        sheet === undefined || recognised.length === 0 ? place : placeOnSheet(place, sheet, part, own),
      )
    }
  }
  const sheetOf = (page: number): number => sheets[page - 1] ?? page
  const ofSheet = (place: Place): Place => ({
    ...(placed[place.page - 1]?.(place) ?? place),
    page: sheetOf(place.page),
  })
  return {
    pages,
    sheetOf,
    outlineOf: (outline) =>
      outline.map((entry) => ({
        ...entry,
        page: entry.page === null ? null : (firstOf[entry.page] ?? entry.page),
      })),
    withSheets: (text) => onSheets(text, ofSheet),
  }
}

function onSheets(text: ReadBook, place: (one: Place) => Place): ReadBook {
  const block = (one: Block): Block => ({ ...one, places: one.places.map(place) })
  const moved = new Map(
    text.changes.map((one): [Change, Change] => [
      one,
      { ...one, place: one.place === null ? null : place(one.place) },
    ]),
  )
  const part = (one: TextPart): TextPart => ({
    ...one,
    titlePlaces: one.titlePlaces?.map(place) ?? null,
    blocks: one.blocks.map(block),
    pieces: one.pieces.map(({ change, blocks }) => ({
      change: moved.get(change) ?? change,
      blocks: blocks.map(block),
    })),
  })
  return {
    ...text,
    changes: [...moved.values()],
    parts: text.parts.map(part),
    chapters: text.chapters.map((chapter) => ({
      ...chapter,
      ...(chapter.titlePlaces === undefined ? {} : { titlePlaces: chapter.titlePlaces.map(place) }),
      blocks: chapter.blocks.map(block),
    })),
  }
}
