import { readFile } from 'node:fs/promises'
import { countWords } from '../extraction/words/clean-text.ts'
import { gutenbergFacts } from '../extraction/chapters/gutenberg.ts'
import { decodeTextAs } from './decode-text.ts'
import type { DocumentFacts } from './examine-pdf.ts'
import { canonicalLanguage, languageOf } from './language.ts'

/** Bytes; War and Peace is 3 MB. */
const maxTextBytes = 200_000_000

const languageNames: Record<string, string> = {
  english: 'en', german: 'de', french: 'fr', spanish: 'es', italian: 'it', dutch: 'nl', portuguese: 'pt', finnish: 'fi',
  swedish: 'sv', danish: 'da', norwegian: 'no', polish: 'pl', russian: 'ru', latin: 'la', greek: 'el', hungarian: 'hu', czech: 'cs',
} // prettier-ignore

/** A plain text's facts, read in the `wanted` encoding or with `auto` in the one that is found out; those that Project Gutenberg puts before its books are used. */
export async function examineText(path: string, bytes: number, wanted: string): Promise<DocumentFacts> {
  const nothing = {
    title: null,
    author: null,
    language: null,
    pages: null,
    words: null,
    classification: null,
  }
  if (bytes > maxTextBytes)
    return {
      ...nothing,
      failure: { code: 'file-unsupported', file: path, detail: 'a text of more than 200 MB' },
    }
  const decoded = decodeTextAs(await readFile(path), wanted)
  if (decoded === null)
    return {
      ...nothing,
      failure: { code: 'file-damaged', file: path, detail: 'it is a text in no known encoding' },
    }
  const { text, encoding } = decoded
  const { title, author, language } = gutenbergFacts(text)
  const words = countWords(text)
  const named =
    language === null ? '' : (languageNames[language.toLowerCase()] ?? canonicalLanguage(language) ?? '')
  // From the middle: licences and title pages say little about a book's language.
  const third = Math.floor(text.length / 3)
  const sample = text.slice(third, third + Math.max(third, 20_000))
  return {
    title,
    author,
    language: languageOf(named, sample),
    pages: null,
    words,
    classification: 'text',
    encoding,
    failure: words === 0 ? { code: 'no-speakable-text', file: path } : null,
  }
}
