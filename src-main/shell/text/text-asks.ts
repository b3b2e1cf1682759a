import type { AskHandlers } from '../../../src-contract/channels.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { ChangeReport } from '../../../src-contract/reports.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { readTextChoices } from '../../../src-node/text-choices-file.ts'
import type { Controller } from '../app/bookspool-api.ts'
import type { BookPreviews } from '../sound/book-preview.ts'
import { readReport, reportPathIn } from './read-report.ts'

export type TextAsks = Pick<AskHandlers, 'book.text' | 'book.chooseText'>

export type TextAskParts = {
  controller: Pick<Controller, 'books' | 'placed' | 'chooseText'>
  previews: Pick<BookPreviews, 'readingOf'>
}

/** What the window asks about a book's text: from the book's own work, or, where there is none yet, from a reading for that alone. */
export function createTextAsks({ controller, previews }: TextAskParts): TextAsks {
  const reportOf = async (bookId: string, sha256: string): Promise<Result<ChangeReport>> => {
    const book = controller.books().find(({ id }) => id === bookId)
    if (book === undefined) return fail('book-unknown')
    const { workspace = null, fileId = null } = controller.placed(bookId) ?? {}
    const own =
      workspace === null || fileId === null ? null : await readReport(reportPathIn(workspace, fileId), sha256)
    if (own !== null) return succeed(own)
    const reading = await previews.readingOf(book)
    if (!reading.ok) return reading
    const report = await readReport(reportPathIn(reading.value.workspace, reading.value.fileId), sha256)
    return report === null
      ? fail('extraction-failed', { file: book.path, detail: 'the reading left no report' })
      : succeed(report)
  }
  return {
    'book.text': async ({ bookId }) => {
      const sha256 = controller.placed(bookId)?.sha256 ?? null
      if (sha256 === null) return fail('not-possible-now', { detail: 'the book has not been looked at yet' })
      const report = await reportOf(bookId, sha256)
      if (!report.ok) return report
      return succeed({ report: report.value, choices: await readTextChoices(homeFolder(), sha256) })
    },
    'book.chooseText': async ({ bookId, choices }) => controller.chooseText(bookId, choices),
  }
}
