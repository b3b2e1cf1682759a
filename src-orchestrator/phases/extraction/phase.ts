import { adoptText } from './adopt-text.ts'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { readingMadeWith } from '../../../src-contract/made-with.ts'
import { fileExists, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { bookTextSchema, type BookText } from '../../book/book-text.ts'
import type { ValidatedBook } from '../../book/validated-book.ts'
import { openPdf } from '../../pdf/open-pdf.ts'
import { abandonPdfium } from '../../pdf/pdfium-library.ts'
import type { Phase, PhaseContext } from '../../phase.ts'
import { decodeText } from '../validation/decode-text.ts'
import { openPageCache, pagesInPiece } from './page-cache.ts'
import { pageLines } from './page-lines.ts'
import type { PageLines } from './line.ts'
import { dictionaryOf } from './dictionary.ts'
import { changeReport } from './change-report.ts'
import { bookFromPages } from './pdf-book.ts'
import { readingText } from './reading-text.ts'
import { bookFromText } from './txt-book.ts'

/** Of the pages' lines; goes up when page-lines.ts or what it stands on would make others. */
const linesVersion = 5
/** Of the whole phase. */
const version = 6
const defaultLanguage = 'en'
/** Where the document says no title: what a chapter without one is called. */
const defaultTitle = 'Text'

function bookOf({ facts }: ValidatedBook): { title: string; language: string } {
  return { title: facts.title ?? defaultTitle, language: facts.language ?? defaultLanguage }
}

async function readPdf(book: ValidatedBook, context: PhaseContext): Promise<BookText> {
  const opened = await openPdf(book.readablePath, context.password())
  if (!opened.ok) throw new ExpectedFailure(opened.failure)
  const document = opened.value
  try {
    const cache = await openPageCache(context.folders.private, [
      book.facts.sha256 ?? '',
      String(linesVersion),
    ])
    const total = document.pageCount
    const pages: PageLines[] = []
    for (let piece = 0; piece * pagesInPiece < total; piece++) {
      const first = piece * pagesInPiece
      const count = Math.min(pagesInPiece, total - first)
      const known = await cache.read(piece)
      if (known !== null && known.length === count) {
        for (const page of known) pages.push(page)
        context.emit({ type: 'progress', phase: 2, done: pages.length, total, unit: 'pages' })
        continue
      }
      const fresh: PageLines[] = []
      for (let index = first; index < first + count; index++) {
        await context.whenRunning()
        // Reading a page is one synchronous call; commands from outside are heard between them.
        await new Promise((resolve) => setImmediate(resolve))
        const text = document.pageText(index)
        if (text === null) context.log('warning', `Page ${index + 1} cannot be read and is left out.`)
        fresh.push(
          text === null
            ? { page: index + 1, width: 0, height: 0, lines: [], turned: '' }
            : pageLines(text, index + 1),
        )
        context.emit({ type: 'progress', phase: 2, done: index + 1, total, unit: 'pages' })
      }
      await cache.write(piece, fresh)
      for (const page of fresh) pages.push(page)
    }
    const about = bookOf(book)
    return bookFromPages(
      pages,
      document.outline(),
      about,
      await dictionaryOf(about.language),
      readingMadeWith(context.settings),
    )
  } finally {
    document.close()
    abandonPdfium()
  }
}

async function readTxt(book: ValidatedBook, context: PhaseContext): Promise<BookText> {
  const decoded = decodeText(await readFile(book.readablePath, { signal: context.signal }))
  if (decoded === null)
    throw new ExpectedFailure({
      code: 'file-damaged',
      file: context.source,
      detail: 'it is a text in no known encoding',
    })
  await context.whenRunning()
  const text = bookFromText(decoded.text, bookOf(book))
  context.emit({ type: 'progress', phase: 2, done: 1, total: 1, unit: 'pages' })
  return text
}

const reportPathOf = (context: PhaseContext): string => join(context.folders.private, 'reading-report.json')
const textPathOf = (context: PhaseContext): string => join(context.folders.private, 'reading-text.txt')

async function run(book: ValidatedBook, context: PhaseContext): Promise<BookText> {
  const text = book.facts.fileType === 'txt' ? await readTxt(book, context) : await readPdf(book, context)
  if (text.words === 0) throw new ExpectedFailure({ code: 'no-speakable-text', file: context.source })
  const path = textPathOf(context)
  const words = readingText(text)
  await mkdir(context.folders.private, { recursive: true })
  await writeFileAtomic(path, words)
  await writeFileAtomic(reportPathOf(context), JSON.stringify(changeReport(text)))
  context.emit({ type: 'artifact', kind: 'text', path, bytes: Buffer.byteLength(words) })
  context.log('info', `${text.chapters.length} chapters, ${text.words} words; ${text.changes.length} changes`)
  return text
}

/** Phase 2: the reading text with its chapters and paragraphs, and what was left out of it. */
export const extractionPhase: Phase<ValidatedBook, BookText> = {
  number: 2,
  output: bookTextSchema,
  key: (book, context) =>
    JSON.stringify({
      version,
      linesVersion,
      source: book.facts.sha256,
      type: book.facts.fileType,
      ...bookOf(book),
      ...(book.facts.fileType === 'pdf' ? readingMadeWith(context.settings) : {}),
    }),
  stillStands: async (_text, context) => fileExists(textPathOf(context)),
  run,
  adopt: adoptText,
  entry: (text, context) => {
    const removed = text.changes.filter((change) => change.rule !== 'hyphen-joined')
    const removedWords = removed.reduce((sum, change) => sum + change.text.split(/\s+/u).length, 0)
    return {
      extracted_text_path: textPathOf(context),
      tool_used: 'bookspool',
      yield_pct: Math.round((100 * text.words) / Math.max(1, text.words + removedWords)),
      language: text.language,
      artifacts: { extracted_text_path: textPathOf(context), report_path: reportPathOf(context) },
      metrics: { chapters: text.chapters.length, words: text.words, removed_words: removedWords },
      made_with: readingMadeWith(context.settings),
      errors: [],
    }
  },
}
