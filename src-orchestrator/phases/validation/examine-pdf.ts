import { open } from 'node:fs/promises'
import type { BookFacts } from '../../../src-contract/book-facts.ts'
import type { Failure } from '../../../src-contract/failure.ts'
import type { UsedEncoding } from '../../../src-contract/text-encodings.ts'
import type { PdfDocument } from '../../pdf/open-pdf.ts'
import { bodySizeOf } from '../extraction/page/layout.ts'
import { pageLines } from '../extraction/page/page-lines.ts'
import { countLetters, countWords } from '../extraction/words/clean-text.ts'
import { bareLetters, mixedShare } from '../extraction/scans/scan-kind.ts'
import { languageOf } from './language.ts'
import { readTitlePage } from './title-page.ts'
import { plausibleAuthor, plausibleTitle } from './titles.ts'

/** What a document says about itself; null where it says nothing. */
export type DocumentFacts = Pick<
  BookFacts,
  'series' | 'seriesPart' | 'year' | 'publisher' | 'description'
> & {
  title: string | null
  author: string | null
  language: string | null
  pages: number | null
  words: number | null
  /** Pages that have to be recognised, extrapolated. */
  scannedPages?: number
  classification: 'text' | 'scanned' | 'mixed' | null
  encoding?: UsedEncoding
  failure: Failure | null
}

const titlePages = 4
const bodySamplePages = 6
/** Of all pages together, and of each at least: a book's first pages may be in another language than the rest. */
const sampleChars = 100_000
const leastPerPage = 400

function samplePages(pages: number, atMost: number): number[] {
  if (pages <= atMost) return Array.from({ length: pages }, (_, index) => index)
  return Array.from({ length: atMost }, (_, index) => Math.floor((index * pages) / atMost))
}

/** Title and author as printed on one of the first pages. */
function printedTitle(document: PdfDocument): { title: string | null; author: string | null } {
  const read = (index: number) => {
    const text = document.pageText(index)
    return text === null ? null : pageLines(text, index + 1)
  }
  const firsts = samplePages(Math.min(titlePages, document.pageCount), titlePages).map(read)
  const body = samplePages(document.pageCount, bodySamplePages).map(read)
  const bodySize = bodySizeOf(body.filter((page) => page !== null))
  for (const page of firsts) {
    const found = page === null ? null : readTitlePage(page.lines, bodySize)
    if (found !== null && found.title !== null) return found
  }
  return { title: null, author: null }
}

function pagesWords(count: number): string {
  return count === 1 ? 'one page' : `${count} pages`
}

/** Words on a page of a printed book, where nobody has read it yet. */
export const wordsAScan = 300

/**
 * Reads at most `maxPages` pages, evenly spread, to judge the document; the number of words is extrapolated from them. `recognises`: pages that are only pictures will be
 * recognised, so that a document of them is no failure.
 */
export async function examinePdf(
  path: string,
  document: PdfDocument,
  {
    maxPages,
    betweenPages,
    recognises,
  }: { maxPages: number; betweenPages: () => Promise<void>; recognises: boolean },
): Promise<DocumentFacts> {
  const { title, author, producer, language } = document.metadata()
  const pages = document.pageCount
  let words = 0
  let sample = ''
  let withText = 0
  let pictures = 0
  let drawn = 0
  const looked = samplePages(pages, maxPages)
  const samplePerPage = Math.max(leastPerPage, Math.ceil(sampleChars / looked.length))
  for (const index of looked) {
    await betweenPages()
    const glance = document.glance(index)
    const letters = countLetters(glance?.text ?? '')
    words += countWords(glance?.text ?? '')
    if (letters >= bareLetters) withText++
    else {
      if (glance?.pictures === true) pictures++
      if (glance?.drawn === true) drawn++
    }
    if (letters >= bareLetters) sample += `${glance?.text.slice(0, samplePerPage) ?? ''}\n`
  }
  const found = { title: plausibleTitle(title, producer), author: plausibleAuthor(author, producer) }
  const printed =
    found.title === null && withText > 0 ? printedTitle(document) : { title: null, author: null }
  const failure: Failure | null =
    pages === 0
      ? { code: 'file-damaged', file: path, detail: 'it has no pages' }
      : words > 0 || (recognises && drawn > 0)
        ? null
        : pictures > 0
          ? { code: 'no-text', file: path, detail: pagesWords(pages) }
          : { code: 'no-speakable-text', file: path }
  const inAll = (seen: number): number =>
    looked.length === 0 ? 0 : Math.round((seen * pages) / looked.length)
  return {
    title: found.title ?? printed.title,
    author: found.author ?? printed.author,
    language: languageOf(language, sample),
    pages,
    words: inAll(words + (recognises ? drawn * wordsAScan : 0)),
    scannedPages: recognises ? inAll(drawn) : 0,
    classification:
      withText === 0 && words === 0
        ? drawn > 0
          ? 'scanned'
          : null
        : pictures > looked.length * mixedShare
          ? 'mixed'
          : 'text',
    failure,
  }
}

/** PDFium rebuilds a broken cross-reference table without a word; this tells that it had to. ISO 32000-1, 7.5.5. */
export async function hasSoundXref(path: string): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const read = async (position: number, bytes: number): Promise<string> => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(bytes, size - position)))
      await handle.read(buffer, 0, buffer.length, position)
      return buffer.toString('latin1')
    }
    const offset = /startxref\s+(\d{1,12})\s+%%EOF(?![\s\S]*startxref)/u.exec(
      await read(Math.max(0, size - 2048), 2048),
    )?.[1]
    if (offset === undefined || Number(offset) >= size) return false
    // What stands before the header shifts every offset.
    const header = Math.max(0, (await read(0, 1029)).indexOf('%PDF-'))
    for (const position of [Number(offset), Number(offset) + header])
      if (/^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/u.test(await read(position, 40))) return true
    return false
  } finally {
    await handle.close()
  }
}
