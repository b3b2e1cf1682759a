import { readFile } from 'node:fs/promises'
import type { BookText } from '../../book/book-text.ts'
import type { KnownBook, PhaseContext } from '../../phase.ts'
import { recordedPaths } from '../recorded-paths.ts'
import { decodeText } from '../validation/decode-text.ts'
import { bookFromText } from './txt/txt-book.ts'

/** The reading text that another program has left, as its record names it. */
export async function adoptText(context: PhaseContext, { book }: KnownBook): Promise<BookText | null> {
  const entry = context.recorded.entry(2)?.entry ?? null
  const keys = ['extracted_text_path', 'text_path', 'output_path']
  const [path] = await recordedPaths(entry, keys, context.recorded.pipelineJson)
  if (path === undefined) return null
  const decoded = decodeText(await readFile(path, { signal: context.signal }))
  if (decoded === null) return null
  const recorded = entry?.['language']
  const language = book?.facts.language ?? (typeof recorded === 'string' ? recorded : 'en')
  const { parts: _, ...text } = bookFromText(decoded.text, {
    title: book?.facts.title ?? context.fileId,
    language,
  })
  if (text.words === 0) return null
  context.log('info', `The text is the one that stands in ${path}`)
  return text
}
