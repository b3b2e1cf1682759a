import { adoptText } from './adopt-text.ts'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { readingMadeWith } from '../../../src-contract/made-with.ts'
import { detectEncoding, hasOwnEncoding } from '../../../src-contract/text-encodings.ts'
import {
  recordedScanSchema,
  scanWarning,
  scanWords,
  type RecordedScan,
} from '../../../src-contract/scan-account.ts'
import { isAsFound, type TextChoices } from '../../../src-contract/text-choices.ts'
import { fileExists, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { jsonPieces } from '../../../src-node/json-pieces.ts'
import { textChoicesMark } from '../../../src-node/text-choices-file.ts'
import { bookTextSchema, type BookText } from '../../book/book-text.ts'
import type { ValidatedBook } from '../../book/validated-book.ts'
import { giveBackBehindLong } from '../../collect-garbage.ts'
import { isDocument } from '../../documents/readers.ts'
import { isPictures } from '../../ocr/picture-files.ts'
import type { Phase, PhaseContext } from '../../phase.ts'
import { decodeTextAs } from '../validation/decode-text.ts'
import { changeReport } from './change-report.ts'
import { chosenBook, type ReadBook } from './chosen-book.ts'
import { readPictures } from './read-pictures.ts'
import { linesVersion } from './read-layer.ts'
import { readPdf } from './read-pdf.ts'
import { restorer } from './restored.ts'
import { readingText } from './reading-text.ts'
import { bookFromText } from './txt/txt-book.ts'

/** Of the whole phase. */
const version = 30
/** Of src-orchestrator/documents, and of what is made of its markup here. */
const documentsVersion = 7
/** Of src-orchestrator/phases/extraction/txt. */
const textsVersion = 4
/** Of how plain texts are decoded. */
const encodingsVersion = 1
const defaultLanguage = 'en'
/** Where the document says no title: what a chapter without one is called. */
const defaultTitle = 'Text'

function bookOf({ facts }: ValidatedBook): { title: string; language: string } {
  return { title: facts.title ?? defaultTitle, language: facts.language ?? defaultLanguage }
}

async function readTxt(book: ValidatedBook, choices: TextChoices, context: PhaseContext): Promise<ReadBook> {
  const bytes = await readFile(book.readablePath, { signal: context.signal })
  const decoded = decodeTextAs(bytes, context.settings.text_encoding)
  if (decoded === null)
    throw new ExpectedFailure({
      code: 'file-damaged',
      file: context.source,
      detail: 'it is a text in no known encoding',
    })
  await context.whenRunning()
  const { encoding } = decoded
  const text = { ...bookFromText(decoded.text, bookOf(book), restorer(choices)), encoding }
  context.emit({ type: 'progress', phase: 2, done: 1, total: 1, unit: 'pages' })
  return text
}

const reportPathOf = (context: PhaseContext): string => join(context.folders.private, 'reading-report.json')
const textPathOf = (context: PhaseContext): string => join(context.folders.private, 'reading-text.txt')

async function readAsChosen(
  book: ValidatedBook,
  choices: TextChoices,
  context: PhaseContext,
): Promise<ReadBook> {
  const { fileType } = book.facts
  if (isDocument(fileType)) {
    const { readDocument } = await import('./documents/read-document.ts')
    return readDocument(book, bookOf(book), choices, context)
  }
  if (isPictures(fileType)) return readPictures(book, bookOf(book), choices, context)
  if (fileType === 'txt') return readTxt(book, choices, context)
  return readPdf(book, bookOf(book), choices, context)
}

async function readBook(book: ValidatedBook, context: PhaseContext): Promise<ReadBook> {
  const choices = await context.textChoices(book.facts.sha256)
  const read = await readAsChosen(book, choices, context)
  // The lines that the text was made of go before it is written.
  giveBackBehindLong()
  if (isAsFound(choices)) return read
  const { book: chosen, unmet } = chosenBook(read, choices)
  for (const { text } of unmet)
    context.log(
      'warning',
      `What was chosen for the part that begins with “${text}” is left alone: no part does`,
    )
  return { ...read, ...chosen, choices }
}

async function run(book: ValidatedBook, context: PhaseContext): Promise<BookText> {
  const { parts, ...text } = await readBook(book, context)
  if (text.words === 0) throw new ExpectedFailure({ code: 'no-speakable-text', file: context.source })
  const path = textPathOf(context)
  const words = readingText(text)
  await mkdir(context.folders.private, { recursive: true })
  await writeFileAtomic(path, words)
  const report = changeReport({ ...text, parts }, book.facts.sha256)
  await writeFileAtomic(reportPathOf(context), jsonPieces(report))
  context.emit({ type: 'artifact', kind: 'text', path, bytes: Buffer.byteLength(words) })
  context.log('info', `${text.chapters.length} chapters, ${text.words} words; ${text.changes.length} changes`)
  if (text.scan !== undefined) {
    const { languages, badLayer } = text.scan
    const instead = badLayer ? '; the text that the file has of its own is garbled or badly recognised' : ''
    context.log('info', `${scanWords(text.scan)} (${languages.join(', ')})${instead}`)
    const message = scanWarning(text.scan)
    if (message !== null) context.emit({ type: 'warning', message })
  }
  return text
}

/** Of a plain text: the encoding that is wanted, where it is not left to the text. */
function encodingKey(fileType: string, wanted: string): { encodingsVersion?: number; encoding?: string } {
  if (!hasOwnEncoding(fileType)) return {}
  return { encodingsVersion, ...(wanted === detectEncoding ? {} : { encoding: wanted }) }
}

/** What was recognised, and how certain that is: under the contract's name 0 to 1, and, page by page, what a listener may have to look at. */
function scanEntry({ scan }: BookText): { quality_score?: number; recognition?: RecordedScan } {
  if (scan === undefined) return {}
  const { certainty } = scan
  return {
    ...(certainty === null ? {} : { quality_score: Math.round(certainty * 10) / 1000 }),
    recognition: recordedScanSchema.parse(scan),
  }
}

/** Phase 2: the reading text with its chapters and paragraphs, and what was left out of it. */
export const extractionPhase: Phase<ValidatedBook, BookText> = {
  number: 2,
  output: bookTextSchema,
  key: async (book, context) => {
    const choices = await context.textChoices(book.facts.sha256)
    return JSON.stringify({
      version,
      linesVersion,
      source: book.facts.sha256,
      type: book.facts.fileType,
      ...bookOf(book),
      ...(book.facts.fileType === 'txt' ? { textsVersion } : readingMadeWith(context.settings)),
      ...(isDocument(book.facts.fileType) ? { documentsVersion } : {}),
      ...encodingKey(book.facts.fileType, context.settings.text_encoding),
      ...(isAsFound(choices) ? {} : { choices }),
    })
  },
  stillStands: async (_text, context) => fileExists(textPathOf(context)),
  run,
  adopt: adoptText,
  entry: (text, context) => {
    const removed = text.changes.filter(({ rule, restored }) => rule !== 'hyphen-joined' && restored !== true)
    const removedWords = removed.reduce((sum, change) => sum + change.text.split(/\s+/u).length, 0)
    return {
      extracted_text_path: textPathOf(context),
      tool_used: 'bookspool',
      yield_pct: Math.round((100 * text.words) / Math.max(1, text.words + removedWords)),
      ...scanEntry(text),
      language: text.language,
      artifacts: { extracted_text_path: textPathOf(context), report_path: reportPathOf(context) },
      metrics: {
        chapters: text.chapters.length,
        words: text.words,
        removed_words: removedWords,
        ...(text.scan === undefined ? {} : { recognised_pages: text.scan.pages }),
      },
      ...(text.encoding === undefined ? {} : { text_encoding: text.encoding }),
      made_with: readingMadeWith(context.settings),
      text_choices: text.choices === undefined ? null : textChoicesMark(text.choices),
      errors: (text.scan?.failed ?? []).map((page) => `page ${page} could not be recognised`),
    }
  },
}
