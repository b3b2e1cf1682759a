import { readFile } from 'node:fs/promises'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { tidyValue, withoutMarkup, yearIn } from '../../../src-contract/metadata-values.ts'
import {
  nothingAbout,
  type DocumentAbout,
  type DocumentFormat,
  type SourceDocument,
} from '../source-document.ts'
import { parseHtml } from '../dom.ts'
import { escapeHtml } from '../escape-html.ts'
import { readKf8 } from './kf8.ts'
import { readMobi6 } from './mobi6.ts'
import { asciiAt, none, numberAt, readHeader, recordsOf, type MobiHeader } from './palm-database.ts'
import { textOf } from './unpack-text.ts'

/** Numbers of metadata. https://wiki.mobileread.com/wiki/MOBI#EXTH_Header */
const exth = {
  author: 100,
  publisher: 101,
  description: 103,
  date: 106,
  boundary: 121,
  cover: 201,
  title: 503,
  language: 524,
}
const kf8Version = 8

type Book = { records: Uint8Array[]; header: MobiHeader }

/** The newer of the books in a file: it may hold one for old readers, and behind that the same in KF8. */
function newestBook(file: Uint8Array): Book {
  const records = recordsOf(file)
  const [first] = records
  if (first === undefined || first.length < 16)
    throw new ExpectedFailure({ code: 'file-damaged', detail: 'it breaks off' })
  const header = readHeader(first)
  const boundary = header.exth.get(exth.boundary)?.[0]
  const at = boundary === undefined ? none : numberAt(boundary, 0, 4)
  const second = at === none || at === 0 ? undefined : records[at]
  if (second === undefined || asciiAt(second, 16, 4) !== 'MOBI') return { records, header }
  return { records: records.slice(at), header: { ...readHeader(second), firstPicture: header.firstPicture } }
}

function aboutBook({ header }: Book): DocumentAbout {
  const decoder = new TextDecoder(header.encoding)
  const values = (number: number): string[] =>
    (header.exth.get(number) ?? []).map((bytes) => decoder.decode(bytes))
  const value = (number: number): string | null => tidyValue(values(number)[0])
  return {
    ...nothingAbout,
    title: value(exth.title) ?? tidyValue(header.title),
    author: tidyValue(values(exth.author).join(', ')),
    language: value(exth.language),
    year: yearIn(value(exth.date)?.slice(0, 4)),
    publisher: value(exth.publisher),
    description: withoutMarkup(value(exth.description)),
  }
}

/** Palm's own texts have no markup: a line is a paragraph. */
function plainBook(text: string): Pick<SourceDocument, 'parts' | 'nav'> {
  const lines = text.split(/\r?\n|\r/u).map((line) => `<p>${escapeHtml(line)}</p>`)
  return { parts: [{ path: '', root: parseHtml(lines.join('')), matter: null, css: [] }], nav: [] }
}

/** A Kindle or Palm ebook from its bytes. Pure. Throws ExpectedFailure where it is damaged or protected. */
export function documentOfMobi(file: Uint8Array): SourceDocument {
  const book = newestBook(file)
  const { records, header } = book
  if (header.encryption !== 0)
    throw new ExpectedFailure({ code: 'drm-protected', detail: 'Kindle copy protection' })
  const text = textOf(records, header)
  const isMarkup = header.version > 0 || /<(?:html|body|p)\b/iu.test(text.toString('latin1', 0, 4096))
  const read = isMarkup
    ? header.version === kf8Version
      ? readKf8(records, header, text)
      : readMobi6(records, header, text)
    : plainBook(new TextDecoder(header.encoding).decode(text))
  return { about: aboutBook(book), ...read }
}

/** The picture that the metadata name; null: none. */
function coverOfMobi(file: Uint8Array): Uint8Array | null {
  const { header } = newestBook(file)
  const offset = header.exth.get(exth.cover)?.[0]
  const at = offset === undefined ? none : numberAt(offset, 0, 4)
  if (at === none || header.firstPicture === none) return null
  return recordsOf(file)[header.firstPicture + at] ?? null
}

/** Kindle ebooks: MOBI, PRC, AZW and AZW3 (KF8) without a copy protection, and Palm's own texts. */
export const mobi: DocumentFormat = {
  read: async (path) => documentOfMobi(await readFile(path)),
  readCover: async (path) => coverOfMobi(await readFile(path)),
}
