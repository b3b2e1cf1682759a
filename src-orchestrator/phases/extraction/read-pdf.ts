import type { TextChoices } from '../../../src-contract/text-choices.ts'
import type { ValidatedBook } from '../../book/validated-book.ts'
import type { PhaseContext } from '../../phase.ts'
import type { ReadBook } from './chosen-book.ts'
import { dictionaryOf } from './words/dictionary.ts'
import { bookFromPages } from './pdf-book.ts'
import { readLayer } from './read-layer.ts'
import { restorer } from './restored.ts'
import { readScans } from './scans/read-scans.ts'

/** The reading text of a PDF: from its text layer, and, where that is missing or garbled, from what its pages look like. */
export async function readPdf(
  book: ValidatedBook,
  about: { title: string; language: string },
  choices: TextChoices,
  context: PhaseContext,
): Promise<ReadBook> {
  const password = context.password()
  const sha256 = book.facts.sha256 ?? ''
  const { layer, outline, pictured } = await readLayer(book, password, context)
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
