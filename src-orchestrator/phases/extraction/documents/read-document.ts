import type { TextChoices } from '../../../../src-contract/text-choices.ts'
import type { ValidatedBook } from '../../../book/validated-book.ts'
import { formatOf } from '../../../documents/readers.ts'
import type { PhaseContext } from '../../../phase.ts'
import type { ReadBook } from '../chosen-book.ts'
import { bookFromDocument } from './document-book.ts'
import { restorer } from '../restored.ts'

/** The reading text of a file of one of the formats that hold it in order. Throws what its format throws. */
export async function readDocument(
  { facts, readablePath }: ValidatedBook,
  about: { title: string; language: string },
  choices: TextChoices,
  context: PhaseContext,
): Promise<ReadBook> {
  const format = await formatOf(facts.fileType)
  if (format === null) throw new Error(`${facts.fileType} is no document's kind`)
  const document = await format.read(readablePath, context.settings.text_encoding)
  await context.whenRunning()
  const { encoding } = document
  const read = bookFromDocument(document, about, context.settings, restorer(choices))
  context.emit({ type: 'progress', phase: 2, done: 1, total: 1, unit: 'pages' })
  return encoding === undefined ? read : { ...read, encoding }
}
