import { ExpectedFailure } from '../../../src-contract/failure.ts'
import type { TextChoices } from '../../../src-contract/text-choices.ts'
import type { ValidatedBook } from '../../book/validated-book.ts'
import { collectBehindLong } from '../../collect-garbage.ts'
import type { OutlineEntry } from '../../pdf/outline.ts'
import { openPdf, type PdfDocument } from '../../pdf/open-pdf.ts'
import type { PageText } from '../../pdf/page-chars.ts'
import type { Drawing } from '../../pdf/page-drawings.ts'
import { abandonPdfium } from '../../pdf/pdfium-library.ts'
import type { PhaseContext } from '../../phase.ts'
import type { ReadBook } from './chosen-book.ts'
import { figuresOf, hasFigureCaption } from './page/figures.ts'
import { bodySizeOf } from './page/layout.ts'
import { dictionaryOf } from './words/dictionary.ts'
import type { PageLines } from './page/line.ts'
import { openPageCache, pagesInPiece } from './page/page-cache.ts'
import { pageLines } from './page/page-lines.ts'
import { bookFromPages } from './pdf-book.ts'
import { restorer } from './restored.ts'
import { picturedPages, scanKind } from './scans/scan-kind.ts'
import { readScans } from './scans/read-scans.ts'

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

/** What the document's own text layer holds, page by page. */
async function readLayer(document: PdfDocument, sha256: string, context: PhaseContext): Promise<PageLines[]> {
  const cache = await openPageCache(context.folders.private, [sha256, String(linesVersion)])
  const total = document.pageCount
  const pages: PageLines[] = []
  const { ocr } = context.settings
  let done = 0
  const take = (page: PageLines): void => {
    // What has to be recognised is done when it has been.
    if (ocr === 'never' || (ocr === 'auto' && page.scan === undefined)) done++
    context.emit({ type: 'progress', phase: 2, done, total, unit: 'pages' })
  }
  for (let piece = 0; piece * pagesInPiece < total; piece++) {
    const first = piece * pagesInPiece
    const count = Math.min(pagesInPiece, total - first)
    const known = await cache.read(piece)
    if (known !== null && known.length === count) {
      for (const page of known) {
        pages.push(page)
        take(page)
      }
      continue
    }
    const fresh: PageLines[] = []
    for (let index = first; index < first + count; index++) {
      await context.whenRunning()
      // Reading a page is one synchronous call; commands from outside are heard between them.
      await new Promise((resolve) => setImmediate(resolve))
      const page = readPage(document, index, context)
      fresh.push(page)
      take(page)
    }
    await cache.write(piece, fresh)
    for (const page of fresh) pages.push(page)
  }
  return pages
}

/** All that PDFium is asked for; behind it nothing holds its memory any more. */
async function readDocument(
  { readablePath, facts }: ValidatedBook,
  password: string | null,
  context: PhaseContext,
): Promise<{ layer: PageLines[]; outline: OutlineEntry[]; pictured: number[] }> {
  const opened = await openPdf(readablePath, password)
  if (!opened.ok) throw new ExpectedFailure(opened.failure)
  const document = opened.value
  try {
    const layer = await readLayer(document, facts.sha256 ?? '', context)
    const isAsked = context.settings.ocr === 'auto'
    const pictured = isAsked ? picturedPages(layer, (index) => coveredOf(document, index)) : []
    return { layer, outline: document.outline(), pictured }
  } finally {
    document.close()
    abandonPdfium()
  }
}

/** The reading text of a PDF: from its text layer, and, where that is missing or garbled, from what its pages look like. */
export async function readPdf(
  book: ValidatedBook,
  about: { title: string; language: string },
  choices: TextChoices,
  context: PhaseContext,
): Promise<ReadBook> {
  const password = context.password()
  const sha256 = book.facts.sha256 ?? ''
  const { layer, outline, pictured } = await readDocument(book, password, context)
  // What is made of all of a book's lines gets the room that PDFium had.
  collectBehindLong()
  const source = (page: number) => ({ kind: 'pdf' as const, path: book.readablePath, password, page })
  const scans = await readScans(layer, { source, sha256, language: book.facts.language, pictured }, context)
  const language = scans.language ?? about.language
  const text = bookFromPages(
    scans.pages,
    scans.outlineOf(outline),
    { ...about, language },
    await dictionaryOf(language),
    context.settings,
    restorer(choices, scans.sheetOf),
  )
  return scans.finish(text)
}
