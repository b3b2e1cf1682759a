import type { DocumentFormat } from '../../documents/source-document.ts'
import { asidesByDefault } from '../extraction/aside-blocks.ts'
import { bookFromDocument } from '../extraction/documents/document-book.ts'
import type { DocumentFacts } from './examine-pdf.ts'
import { languageOf } from './language.ts'
import { plausibleAuthor, plausibleTitle } from './titles.ts'

/** An ebook's or a word processor's facts; its words are those that would be read with the choices that are made by default. Throws what its format throws. */
export async function examineDocument(
  path: string,
  format: DocumentFormat,
  encoding: string,
): Promise<DocumentFacts> {
  const document = await format.read(path, encoding)
  const { about } = document
  const text = bookFromDocument(
    document,
    { title: about.title ?? '', language: about.language ?? '' },
    asidesByDefault,
  )
  // Of all chapters: the one in the middle may be all that a book has of another language.
  const sample = text.chapters.flatMap(({ blocks }) => blocks.map((block) => block.text)).join('\n')
  return {
    ...about,
    title: about.title === null ? null : plausibleTitle(about.title),
    author: about.author === null ? null : plausibleAuthor(about.author),
    language: languageOf(about.language ?? '', sample),
    pages: null,
    words: text.words,
    classification: 'text',
    ...(document.encoding === undefined ? {} : { encoding: document.encoding }),
    failure: text.words === 0 ? { code: 'no-speakable-text', file: path } : null,
  }
}
