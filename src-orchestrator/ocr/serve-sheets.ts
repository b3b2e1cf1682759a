import { ExpectedFailure } from '../../src-contract/failure.ts'
import { openPdf, type PdfDocument } from '../pdf/open-pdf.ts'
import { dictionaryOf } from '../phases/extraction/words/dictionary.ts'
import { pageLines } from '../phases/extraction/page/page-lines.ts'
import { serveParent } from '../phases/serve-parent.ts'
import { openZip, type Archive } from '../zip/open-zip.ts'
import { embeddedLanguage, readLanguage } from './language-data.ts'
import {
  withLigatures,
  withPronouns,
  withQuestions,
  withQuotes,
  withRoundLetters,
  withShall,
} from './misread.ts'
import { ocrRequestSchema, type OcrQuestion, type ReadSheet, type SheetSource } from './ocr-protocol.ts'
import { drawSheet, pictureSheet, type SheetPicture } from './pdf-sheet.ts'
import { pictureBytes, pictureLimits } from './picture-files.ts'
import { readSheet } from './read-sheet.ts'
import type { RecognisedLine } from './recognised.ts'
import { withSmallCapitals } from './small-capitals.ts'
import { openTextReader, type TextReader } from './tesseract.ts'
import { withWordsApart } from './words-apart.ts'

/** Keeps what the last question needed: a book's pages come from one file and are in one language. */
function keeper<T>(
  open: (key: string) => Promise<T>,
  close: (value: T) => void,
): (key: string) => Promise<T> {
  let held: { key: string; value: T } | null = null
  return async (key) => {
    if (held?.key === key) return held.value
    if (held !== null) close(held.value)
    held = null
    held = { key, value: await open(key) }
    return held.value
  }
}

async function readerFor(languages: string): Promise<TextReader> {
  const data = new Map<string, Uint8Array>()
  for (const code of languages.split('+')) data.set(code, await readLanguage(code))
  return openTextReader(data)
}

/** What English tells of a line that was recognised; of other languages, capitals alone. */
async function amendsIn(languages: readonly string[]): Promise<(line: RecognisedLine) => RecognisedLine> {
  if (languages[0] !== embeddedLanguage) return withSmallCapitals
  const dictionary = await dictionaryOf('en')
  const isWord = (word: string): boolean => dictionary?.has(word) === true
  return (line) => {
    const inLetters = withRoundLetters(withQuotes(withSmallCapitals(line)), isWord)
    const pronounced = withShall(withPronouns(withQuestions(inLetters)))
    return withWordsApart(withLigatures(pronounced, isWord), isWord)
  }
}

/** Serves the parent's sheets until it lets go of this process. */
export function serveSheets(): void {
  const reader = keeper(readerFor, () => undefined)
  let password: string | null = null
  const document = keeper<PdfDocument>(
    async (path) => {
      const opened = await openPdf(path, password)
      if (!opened.ok) throw new ExpectedFailure(opened.failure)
      return opened.value
    },
    (value) => value.close(),
  )
  const archive = keeper<Archive>(
    async (path) => openZip(path, pictureLimits),
    (value) => void value.close(),
  )
  const pictureOf = async (source: SheetSource, text: TextReader): Promise<SheetPicture> => {
    if (source.kind === 'pdf') {
      password = source.password
      const drawn = drawSheet(await document(source.path), source.page)
      if (drawn === null) throw new Error('the page cannot be loaded')
      return drawn
    }
    const file = await pictureBytes(source, archive)
    const picture = file === null ? null : text.decode(file)
    if (picture === null) throw new Error('the picture cannot be read')
    return pictureSheet(picture)
  }
  const amends = keeper(
    async (key) => amendsIn(key.split('+')),
    () => undefined,
  )
  const read = async ({ source, languages }: OcrQuestion): Promise<ReadSheet> => {
    const key = languages.join('+')
    const text = await reader(key)
    const picture = await pictureOf(source, text)
    const { pages, quarters, degrees } = readSheet(picture, text, await amends(key))
    return {
      pages: pages.map(({ confidence, bend, ...page }) => ({
        lines: pageLines({ ...page, turned: '' }, 1),
        confidence,
        bend,
      })),
      quarters,
      degrees,
    }
  }
  serveParent(ocrRequestSchema, read)
}
