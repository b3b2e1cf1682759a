import type { BookView } from '../../../src-contract/book-view.ts'
import type { AskHandlers } from '../../../src-contract/channels.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { ChangeReport } from '../../../src-contract/reports.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { readTextChoices } from '../../../src-node/text-choices-file.ts'
import type { Controller } from '../app/bookspool-api.ts'
import type { BookPreviews, Reading } from '../sound/book-preview.ts'
import type { SoundShelf } from '../sound/sound-shelf.ts'
import type { PagePictures } from './page-pictures.ts'
import { readReport, reportPathIn } from './read-report.ts'

export type TextAsks = Pick<AskHandlers, 'book.text' | 'book.chooseText' | 'book.page'>

export type TextAskParts = {
  controller: Pick<Controller, 'books' | 'placed' | 'chooseText'>
  previews: Pick<BookPreviews, 'readingOf' | 'lastReadingOf'>
  pictures: Pick<PagePictures, 'show'>
  shelf: Pick<SoundShelf, 'addressOf'>
}

type ReadBook = Reading & { report: ChangeReport }

/** What the window asks about a book's text: from the book's own work, or, where there is none yet, from a reading for that alone. */
export function createTextAsks({ controller, previews, pictures, shelf }: TextAskParts): TextAsks {
  const reportIn = async (reading: Reading | null, sha256: string): Promise<ReadBook | null> => {
    if (reading === null) return null
    const report = await readReport(reportPathIn(reading.workspace, reading.fileId), sha256)
    // One of an older make knows nothing of the book's parts.
    return report?.parts === undefined ? null : { ...reading, report }
  }
  const ownReading = (bookId: string): Reading | null => {
    const { workspace = null, fileId = null } = controller.placed(bookId) ?? {}
    return workspace === null || fileId === null ? null : { workspace, fileId }
  }
  const readAnew = async (book: BookView, sha256: string): Promise<Result<ReadBook>> => {
    const reading = await previews.readingOf(book)
    if (!reading.ok) return reading
    const read = await reportIn(reading.value, sha256)
    return read === null
      ? fail('extraction-failed', { file: book.path, detail: 'the reading left no report' })
      : succeed(read)
  }
  const known = (bookId: string): Result<{ book: BookView; sha256: string }> => {
    const book = controller.books().find(({ id }) => id === bookId)
    if (book === undefined) return fail('book-unknown')
    const sha256 = controller.placed(bookId)?.sha256 ?? null
    return sha256 === null
      ? fail('not-possible-now', { detail: 'the book has not been looked at yet' })
      : succeed({ book, sha256 })
  }
  return {
    'book.text': async ({ bookId }) => {
      const asked = known(bookId)
      if (!asked.ok) return asked
      const { book, sha256 } = asked.value
      const own = await reportIn(ownReading(bookId), sha256)
      const read = own === null ? await readAnew(book, sha256) : succeed(own)
      if (!read.ok) return read
      return succeed({ report: read.value.report, choices: await readTextChoices(homeFolder(), sha256) })
    },
    'book.page': async ({ bookId, page }) => {
      const asked = known(bookId)
      if (!asked.ok) return asked
      const { book, sha256 } = asked.value
      const own = await reportIn(ownReading(bookId), sha256)
      const last = own ?? (await reportIn(previews.lastReadingOf(bookId), sha256))
      const read = last === null ? await readAnew(book, sha256) : succeed(last)
      if (!read.ok) return read
      const shown = await pictures.show(bookId, read.value, page)
      if (!shown.ok) return shown
      const { view, picture } = shown.value
      return succeed({ view, address: shelf.addressOf(picture) })
    },
    'book.chooseText': async ({ bookId, choices }) => controller.chooseText(bookId, choices),
  }
}
