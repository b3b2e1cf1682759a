import { join, resolve } from 'node:path'
import { z } from 'zod'
import { ExpectedFailure, failureFrom } from '../../src-contract/failure.ts'
import type { PageReport, PageView } from '../../src-contract/page-view.ts'
import { findFfmpeg } from '../../src-node/ffmpeg.ts'
import { bookTextSchema, type BookText } from '../book/book-text.ts'
import { openPdf, type PdfDocument } from '../pdf/open-pdf.ts'
import { abandonPdfium } from '../pdf/pdfium-library.ts'
import type { Picture } from '../pdf/render-page.ts'
import { writePng } from '../phases/validation/cover.ts'
import type { PageVerb } from '../program/page-arguments.ts'
import { phaseStore } from '../program/phase-store.ts'
import { drawMarks } from './draw-marks.ts'
import { pageMarks } from './page-marks.ts'

/** Pixels: letters of a book's page can be read. */
const longerSidePx = 1400

const validatedSchema = z.object({ facts: z.object({ fileType: z.string() }) })

/** What reading made of the book. Throws ExpectedFailure where it has not been read, or has no pages that can be drawn. */
async function readText({ workspace, fileId, file }: PageVerb): Promise<BookText> {
  const store = phaseStore(join(workspace, '.bookspool', 'books', fileId))
  const [validated, extracted] = [await store.read(1), await store.read(2)]
  const text = bookTextSchema.safeParse(extracted?.output).data
  const type = validatedSchema.safeParse(validated?.output).data?.facts.fileType
  const refuse = (detail: string): ExpectedFailure =>
    new ExpectedFailure({ code: 'not-possible-now', file, detail })
  if (text === undefined) throw refuse('the book has not been read yet')
  if (type !== 'pdf') throw refuse('only pages of a PDF can be shown')
  return text
}

function drawn(
  document: PdfDocument,
  { page, file }: PageVerb,
): { picture: Picture; width: number; height: number } {
  if (page > document.pageCount)
    throw new ExpectedFailure({
      code: 'not-possible-now',
      file,
      detail: `the book has ${document.pageCount} page${document.pageCount === 1 ? '' : 's'}`,
    })
  const size = document.scanSize(page - 1)
  const picture = size === null ? null : document.picture(page - 1, longerSidePx)
  if (size === null || picture === null)
    throw new ExpectedFailure({ code: 'file-damaged', file, detail: `page ${page} cannot be drawn` })
  return { picture, width: size.width, height: size.height }
}

/** Writes the picture of a page of a PDF that has been read, the kinds of its pieces coloured, and says what reading made of its pieces. */
export async function showPage(request: PageVerb): Promise<PageReport> {
  const { file, page, output } = request
  try {
    const text = await readText(request)
    const ffmpeg = await findFfmpeg(request.ffmpeg)
    if (!ffmpeg.ok) return { view: null, error: ffmpeg.failure }
    const opened = await openPdf(resolve(file), null)
    if (!opened.ok) return { view: null, error: opened.failure }
    const document = opened.value
    try {
      const { picture, width, height } = drawn(document, request)
      const view: PageView = { page, pages: document.pageCount, width, height, marks: pageMarks(text, page) }
      drawMarks(picture, view)
      await writePng(picture, resolve(output), ffmpeg.value.path, new AbortController().signal)
      return { view, error: null }
    } finally {
      document.close()
      abandonPdfium()
    }
  } catch (error) {
    return { view: null, error: failureFrom(error, file) }
  }
}
