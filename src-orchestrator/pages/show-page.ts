import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ExpectedFailure, failureFrom } from '../../src-contract/failure.ts'
import type { InspectAnswer } from '../../src-contract/orchestrator-protocol.ts'
import { hasPages, type PageView, type PageWish } from '../../src-contract/page-view.ts'
import { errorCode, writeFileAtomic } from '../../src-node/atomic-file.ts'
import { bookTextSchema, type BookText } from '../book/book-text.ts'
import { phaseStore } from '../program/phase-store.ts'
import { openPages, type DrawnPage } from './book-pages.ts'
import { drawMarks } from './draw-marks.ts'
import { pageMarks } from './page-marks.ts'
import { pngOf } from './png.ts'

const validatedSchema = z.object({ facts: z.object({ fileType: z.string() }) })

type ReadBook = { text: BookText; fileType: string }

/** The book of the last question: whoever turns pages asks for the same one, which may be 20 MB of JSON. */
let held: { stamp: string; book: ReadBook } | null = null

async function stampOf(folder: string): Promise<string | null> {
  try {
    const { mtimeMs, size } = await stat(join(folder, 'phase2.json'))
    return `${folder}\0${mtimeMs}\0${size}`
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    return null
  }
}

/** What reading made of a book. Throws ExpectedFailure where it has not been read, or has no pages. */
async function readBook(file: string, { workspace, fileId }: PageWish): Promise<ReadBook> {
  const refuse = (detail: string): ExpectedFailure =>
    new ExpectedFailure({ code: 'not-possible-now', file, detail })
  const folder = join(workspace, '.bookspool', 'books', fileId)
  const stamp = await stampOf(folder)
  if (held !== null && held.stamp === stamp) return held.book
  const store = phaseStore(folder)
  const [validated, extracted] = [await store.read(1), await store.read(2)]
  const text = bookTextSchema.safeParse(extracted?.output).data
  const fileType = validatedSchema.safeParse(validated?.output).data?.facts.fileType
  if (stamp === null || text === undefined || fileType === undefined)
    throw refuse('the book has not been read yet')
  if (!hasPages(fileType)) throw refuse('a book of this kind has no pages to be shown')
  held = { stamp, book: { text, fileType } }
  return held.book
}

async function drawn(
  file: string,
  { page }: PageWish,
  fileType: string,
  password: string | null,
): Promise<DrawnPage & { pages: number }> {
  const pages = await openPages(file, fileType, password)
  try {
    const { count } = pages
    if (page > count)
      throw new ExpectedFailure({
        code: 'not-possible-now',
        file,
        detail: `the book has ${count} page${count === 1 ? '' : 's'}`,
      })
    const found = await pages.draw(page - 1)
    if (found === null)
      throw new ExpectedFailure({ code: 'file-damaged', file, detail: `page ${page} cannot be drawn` })
    return { ...found, pages: count }
  } finally {
    await pages.close()
  }
}

function recognisedOn({ scan }: BookText, page: number): Pick<PageView, 'recognised'> {
  const found = scan?.byPage.find((each) => each.page === page)
  return found === undefined ? {} : { recognised: { certainty: found.certainty } }
}

/** Writes the picture of a page of a book that has been read, and says what reading made of its pieces. Never rejects. */
export async function showPage(
  file: string,
  wish: PageWish,
  password: string | null,
): Promise<Omit<InspectAnswer, 'id'>> {
  try {
    const { text, fileType } = await readBook(file, wish)
    const { picture, width, height, pages } = await drawn(file, wish, fileType, password)
    const { page } = wish
    const marks = pageMarks(text, page)
    const view: PageView = { page, pages, width, height, marks, ...recognisedOn(text, page) }
    if (wish.coloured) drawMarks(picture, view)
    await writeFileAtomic(wish.output, await pngOf(picture))
    return { facts: null, failure: null, view }
  } catch (error) {
    return { facts: null, failure: failureFrom(error, file) }
  }
}
