import { ExpectedFailure } from '../../../src-contract/failure.ts'
import type { ValidatedBook } from '../../book/validated-book.ts'
import { giveMemoryBack } from '../../collect-garbage.ts'
import type { OutlineEntry } from '../../pdf/outline.ts'
import { openPdf, type PdfDocument } from '../../pdf/open-pdf.ts'
import type { PageText } from '../../pdf/page-chars.ts'
import type { Drawing } from '../../pdf/page-drawings.ts'
import { abandonPdfium } from '../../pdf/pdfium-library.ts'
import type { PhaseContext } from '../../phase.ts'
import { figuresOf, hasFigureCaption } from './page/figures.ts'
import { bodySizeOf } from './page/layout.ts'
import type { PageLines } from './page/line.ts'
import { openPageCache, piecesOf, type PageCache } from './page/page-cache.ts'
import { pageLines } from './page/page-lines.ts'
import { isWritten, picturedPages, scanKind } from './scans/scan-kind.ts'

/** Of the pages' lines; goes up when page-lines.ts or what it stands on would make others. */
export const linesVersion = 24

/** The page, what is written into its figures apart from its text. Their lines are asked for where a caption tells of one: that takes as long as reading the page. */
function withoutFigures(
  page: PageLines,
  text: PageText,
  drawings: (index: number) => readonly Drawing[] | null,
): PageLines {
  if (!hasFigureCaption(page) || text.quarter !== 0) return page
  const em = bodySizeOf([page])
  const figures = figuresOf(page, drawings(page.page - 1) ?? [], em)
  return figures.length === 0 ? page : pageLines(text, page.page, figures)
}

function coveredOf(document: PdfDocument, index: number): number {
  return document.scanSize(index)?.covered ?? 0
}

function readPage(document: PdfDocument, index: number, context: PhaseContext): PageLines {
  const text = document.pageText(index)
  if (text === null) context.log('warning', `Page ${index + 1} cannot be read and is left out.`)
  if (text === null) return { page: index + 1, width: 0, height: 0, lines: [], turned: '' }
  const page = withoutFigures(pageLines(text, index + 1), text, document.drawings)
  const scan = scanKind(page, {
    drawn: () => document.glance(index)?.drawn === true,
    covered: () => coveredOf(document, index),
  })
  return scan === null ? page : { ...page, scan }
}

/**
 * Pieces after which the file is opened anew, which takes 10 ms: for as long as a document is open PDFium keeps what it has parsed of each page, 12 KB of one
 * that is all text.
 */
const piecesAtOnce = 8

/** The document as it is open now; `again` opens it anew. */
type Reopened = { now: PdfDocument; again: () => Promise<void> }

async function openAgain(path: string, password: string | null): Promise<Reopened> {
  const open = async (): Promise<PdfDocument> => {
    const opened = await openPdf(path, password)
    if (!opened.ok) throw new ExpectedFailure(opened.failure)
    return opened.value
  }
  const held = {
    now: await open(),
    again: async () => {
      held.now.close()
      held.now = await open()
    },
  }
  return held
}

/** Reads what of the document's own text layer is not in the cache yet. Answers with the pages, from 0, that are full of text. */
async function readPieces(document: Reopened, cache: PageCache, context: PhaseContext): Promise<number[]> {
  const total = document.now.pageCount
  const written: number[] = []
  const { ocr } = context.settings
  let done = 0
  const take = (page: PageLines, index: number): void => {
    if (isWritten(page)) written.push(index)
    // What has to be recognised is done when it has been.
    if (ocr === 'never' || (ocr === 'auto' && page.scan === undefined)) done++
    context.emit({ type: 'progress', phase: 2, done, total, unit: 'pages' })
  }
  for (const { piece, first, count } of piecesOf(total)) {
    const known = await cache.read(piece)
    if (known !== null && known.length === count) {
      for (const [at, page] of known.entries()) take(page, first + at)
      continue
    }
    if (piece > 0 && piece % piecesAtOnce === 0) await document.again()
    const fresh: PageLines[] = []
    for (let index = first; index < first + count; index++) {
      await context.whenRunning()
      // Reading a page is one synchronous call; commands from outside are heard between them.
      await new Promise((resolve) => setImmediate(resolve))
      const page = readPage(document.now, index, context)
      fresh.push(page)
      take(page, index)
    }
    await cache.write(piece, fresh)
  }
  return written
}

/** All that PDFium is asked for. The pages lie in the cache behind it: those of a long book would stand beside PDFium's own memory. */
async function readDocument(
  { readablePath }: ValidatedBook,
  password: string | null,
  cache: PageCache,
  context: PhaseContext,
): Promise<{ total: number; outline: OutlineEntry[]; pictured: number[] }> {
  const document = await openAgain(readablePath, password)
  const total = document.now.pageCount
  try {
    const written = await readPieces(document, cache, context)
    const isAsked = context.settings.ocr === 'auto'
    const covered = (index: number): number => coveredOf(document.now, index)
    const pictured = isAsked ? picturedPages(written, total, covered) : []
    return { total, outline: document.now.outline(), pictured }
  } finally {
    document.now.close()
    abandonPdfium()
  }
}

/** Pages from which on the room that PDFium and its code took is worth the 80 ms that it takes to give it back. */
const longBook = 300

/** What the document's own text layer holds, page by page; and the pages, from 0, that are pictures with a text over them. Throws ExpectedFailure. */
export async function readLayer(
  book: ValidatedBook,
  password: string | null,
  context: PhaseContext,
): Promise<{ layer: PageLines[]; outline: OutlineEntry[]; pictured: number[] }> {
  const dependsOn = [book.facts.sha256 ?? '', String(linesVersion)]
  const cache = await openPageCache(context.folders.private, dependsOn)
  const { total, outline, pictured } = await readDocument(book, password, cache, context)
  if (total > longBook) giveMemoryBack()
  const layer: PageLines[] = []
  for (const { piece, count } of piecesOf(total)) {
    const known = await cache.read(piece)
    if (known?.length !== count) throw new Error(`piece ${piece} of the pages that were just read is gone`)
    for (const page of known) layer.push(page)
  }
  return { layer, outline, pictured }
}
