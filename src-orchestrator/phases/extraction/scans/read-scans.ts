import type { ReadSheet, SheetSource } from '../../../ocr/ocr-protocol.ts'
import { readSheets, type SheetsRead } from '../../../ocr/read-sheets.ts'
import { openSheetCache } from '../../../ocr/sheet-cache.ts'
import type { PhaseContext } from '../../../phase.ts'
import type { ReadBook } from '../chosen-book.ts'
import type { PageLines } from '../page/line.ts'
import { chooseSheets, type Recognise } from './choose-sheets.ts'
import { accountOf } from './scan-account.ts'
import { lettersOf, mixedShare } from './scan-kind.ts'
import { numberPages, type NumberedPages } from './sheet-pages.ts'

/** Of what is recognised on a sheet; goes up when src-orchestrator/ocr would read another text. */
const sheetsVersion = 13

type Document = {
  /** Where the picture of a page is, from 0. */
  source: (page: number) => SheetSource
  sha256: string
  /** As phase 1 knows it; null where nothing says it. */
  language: string | null
  /** Pages, from 0, that are one picture with a text over it. */
  pictured: readonly number[]
}

export type Scans = Pick<NumberedPages, 'pages' | 'sheetOf' | 'outlineOf'> & {
  /** As its recognised words are written; null where nothing was recognised. */
  language: string | null
  finish: (text: ReadBook) => ReadBook
}

/** Times as many letters have to be seen on a page as its text layer has, and so many more, where that layer has some. */
const more = { times: 2, letters: 20 }
/** Letters on a picture page of a book that is text otherwise: fewer are a cover's, a map's, a plate's. */
const plateLetters = 150

function lettersOn({ pages }: ReadSheet): number {
  return pages.reduce((sum, { lines }) => sum + lettersOf(lines), 0)
}

/** Where the page has a text of its own, what was recognised has to be worth more. */
function isWorthMore(own: PageLines | undefined, read: ReadSheet, isScan: boolean): boolean {
  const before = own === undefined ? 0 : lettersOf(own)
  const least = before === 0 ? 1 : before * more.times + more.letters
  return lettersOn(read) >= Math.max(least, isScan ? 1 : plateLetters)
}

/** Share of the letters of a badly recognised text below which a page is none to be read by its picture: an engraving's, a map's. */
const muchOfText = 0.6

function isAsMuch(own: PageLines | undefined, read: ReadSheet): boolean {
  return own === undefined || lettersOn(read) >= lettersOf(own) * muchOfText
}

function recogniser({ source, sha256 }: Document, context: PhaseContext, onSheet: () => void): Recognise {
  return async (sheets, languages) =>
    readSheets(
      sheets.map((sheet) => ({ sheet, source: source(sheet) })),
      languages,
      {
        cache: await openSheetCache(context.folders.private, [sha256, String(sheetsVersion), ...languages]),
        context,
        onSheet,
      },
    )
}

/** Recognises what of a document's pages is only a picture, or text that is none, and puts it in its place among the others. */
export async function readScans(
  layer: readonly PageLines[],
  document: Document,
  context: PhaseContext,
): Promise<Scans> {
  const looking = recogniser(document, context, () => undefined)
  const chosen = await chooseSheets(layer, document, looking, context)
  const { sheets, languages, language, garbled, poor } = chosen
  if (sheets.length === 0) {
    const numbered = numberPages(layer, new Map())
    return { ...numbered, language: null, finish: (text) => text }
  }
  const total = layer.length
  let done = total - sheets.length
  context.log('info', `Text recognition (${languages.join(', ')}) of ${sheets.length} of ${total} pages`)
  const recognise = recogniser(document, context, () => {
    done++
    context.emit({ type: 'progress', phase: 2, done, total, unit: 'pages' })
  })
  const found: SheetsRead = await recognise(sheets, languages)
  for (const [sheet, reason] of found.failed)
    context.log('warning', `Page ${sheet + 1} could not be recognised and is left out: ${reason}`)
  const isScan = sheets.length > total * mixedShare
  const isTaken = ([sheet, read]: [number, ReadSheet]): boolean =>
    context.settings.ocr === 'always' ||
    garbled.has(sheet) ||
    (poor.has(sheet) ? isAsMuch(layer[sheet], read) : isWorthMore(layer[sheet], read, isScan))
  const taken = new Map([...found.read].filter(isTaken))
  const numbered = numberPages(layer, taken)
  const account = accountOf(taken, found.failed, {
    languages: [...languages],
    badLayer: garbled.size + poor.size > 0,
  })
  return {
    ...numbered,
    // Heights of the file's own space say nothing of a sheet that was set straight.
    outlineOf: (outline) =>
      numbered.outlineOf(
        outline.map((entry) => (taken.has(entry.page ?? -1) ? { ...entry, y: null } : entry)),
      ),
    language,
    finish: (text) => ({ ...numbered.withSheets(text), ...(account === null ? {} : { scan: account }) }),
  }
}
