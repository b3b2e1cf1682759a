import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { BookFacts } from '../../../src-contract/book-facts.ts'
import { ExpectedFailure, type Failure } from '../../../src-contract/failure.ts'
import { detectEncoding } from '../../../src-contract/text-encodings.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { isNotHere, notHereFailure, placeholderFor, placeholdersOf } from '../../../src-node/not-here.ts'
import { picturesOfFolder, sourceHash, sourceStamp } from '../../../src-node/source-files.ts'
import { isPictures } from '../../ocr/picture-files.ts'
import { openPdf } from '../../pdf/open-pdf.ts'
import { examinePdf, hasSoundXref, type DocumentFacts } from './examine-pdf.ts'
import { formatOf } from '../../documents/readers.ts'
import { examinePictures } from './examine-pictures.ts'
import { examineText } from './examine-text.ts'
import { readFileType, type FileType } from './file-type.ts'
import { hashFile } from './hash-file.ts'
import { pdfProtection, protectionOf } from './protection.ts'
import { titleFromFileName, titleFromName } from './titles.ts'

export type Examination = { facts: BookFacts | null; failure: Failure | null }

export type ExamineOptions = {
  password: string | null
  /** Pages of a PDF that are looked at; all are counted. */
  maxPages: number
  signal?: AbortSignal
  onBytes?: (done: number, total: number) => void
  /** Called between pages; may wait, may throw. */
  betweenPages?: () => Promise<void>
  /** Whether pages that are only pictures will be recognised; so it is unless the settings forbid it. */
  recognises?: boolean
  /** Of plain texts; they are asked themselves unless one is named. */
  encoding?: string
}

/** Audiobooks are read at 150 to 180 words a minute. */
const wordsPerMinute = 165

const folderOfPictures: FileType = { type: 'pictures', words: 'a folder of pictures', supported: true }

type Looked = DocumentFacts & { encrypted: boolean; repaired: boolean }

const unknown: Looked = {
  title: null, author: null, language: null, pages: null, words: null, classification: null, failure: null,
  encrypted: false, repaired: false,
} // prettier-ignore

/** The copy protection by its name, where that is known. */
async function named(failure: Failure, path: string): Promise<Failure> {
  const protection = await pdfProtection(path)
  return protection === null ? failure : { ...failure, detail: protection }
}

async function look(path: string, type: FileType, bytes: number, options: ExamineOptions): Promise<Looked> {
  if (!type.supported) {
    const protection = await protectionOf(path, type.type)
    const failure: Failure =
      protection === null
        ? { code: 'file-unsupported', file: path, detail: type.words }
        : { code: 'drm-protected', file: path, detail: protection }
    return { ...unknown, failure, encrypted: protection !== null }
  }
  const { encoding = detectEncoding } = options
  const format = await formatOf(type.type)
  if (format !== null) {
    const { examineDocument } = await import('./examine-document.ts')
    return { ...unknown, ...(await examineDocument(path, format, encoding)) }
  }
  if (type.type === 'txt') return { ...unknown, ...(await examineText(path, bytes, encoding)) }
  if (isPictures(type.type))
    return { ...unknown, ...(await examinePictures(path, type.type, options.recognises ?? true)) }
  const opened = await openPdf(path, options.password)
  if (!opened.ok) {
    const { code } = opened.failure
    return {
      ...unknown,
      failure: code === 'drm-protected' ? await named(opened.failure, path) : opened.failure,
      encrypted: code === 'password-needed' || code === 'password-wrong' || code === 'drm-protected',
    }
  }
  const document = opened.value
  try {
    const { maxPages, betweenPages = async () => undefined, recognises = true } = options
    const found = await examinePdf(path, document, { maxPages, betweenPages, recognises })
    return { ...found, encrypted: document.encrypted, repaired: !(await hasSoundXref(path)) }
  } finally {
    document.close()
  }
}

/**
 * Everything about a file that can be known without converting it. The file's own failings are answers; only a bug, or the signal, throws. Facts are null
 * where there is no ordinary file to know anything about.
 */
export async function examine(path: string, options: ExamineOptions): Promise<Examination> {
  try {
    const before = await stat(path)
    const pictures = await picturesOfFolder(path)
    const isFolder = pictures !== null && pictures.length > 0
    if (!before.isFile() && !isFolder)
      return {
        facts: null,
        failure: { code: pictures === null ? 'file-not-regular' : 'folder-without-pages', file: path },
      }
    const stamp = await sourceStamp(path)
    const { bytes } = stamp
    const placeholder = placeholderFor(basename(path))
    if (placeholder !== null || isNotHere(before))
      return { facts: null, failure: notHereFailure(path, placeholder?.keeper) }
    const facts = (type: string, looked: Looked, sha256: string | null): BookFacts => ({
      path,
      bytes,
      sha256,
      fileType: type,
      classification: looked.classification,
      title: looked.title ?? (isFolder ? titleFromName(basename(path)) : titleFromFileName(path)),
      author: looked.author,
      language: looked.language,
      pages: looked.pages,
      words: looked.words,
      ...((looked.scannedPages ?? 0) === 0 ? {} : { scannedPages: looked.scannedPages }),
      audioSec: looked.words === null ? null : Math.round((looked.words / wordsPerMinute) * 60),
      ...(looked.encoding === undefined ? {} : { encoding: looked.encoding }),
      encrypted: looked.encrypted,
      repaired: looked.repaired,
      series: looked.series,
      seriesPart: looked.seriesPart,
      year: looked.year,
      publisher: looked.publisher,
      description: looked.description,
    })
    if (bytes === 0)
      return { facts: facts('empty', unknown, null), failure: { code: 'file-empty', file: path } }
    const type = isFolder ? folderOfPictures : await readFileType(path)
    const looked = await lookSafely(path, type, bytes, options)
    if (!type.supported) return { facts: facts(type.type, looked, null), failure: looked.failure }
    const sha256 = await hashSource(path, bytes, options)
    const after = await sourceStamp(path)
    if (after.bytes !== bytes || after.mtimeMs !== stamp.mtimeMs)
      return { facts: null, failure: { code: 'file-changed', file: path } }
    return { facts: facts(type.type, looked, sha256), failure: looked.failure }
  } catch (error) {
    const failure = fileFailure(error, path, 'file-unreadable')
    if (failure === null) throw error
    return {
      facts: null,
      failure: failure.code === 'file-missing' ? await keptElsewhere(failure, path) : failure,
    }
  }
}

/** `onBytes` hears how many have been read of all of them. */
async function hashSource(
  path: string,
  bytes: number,
  { signal, onBytes }: Pick<ExamineOptions, 'signal' | 'onBytes'>,
): Promise<string> {
  let before = 0
  return sourceHash(path, async (file) => {
    let read = 0
    const hash = await hashFile(file, {
      ...(signal === undefined ? {} : { signal }),
      onBytes: (done) => {
        read = done
        onBytes?.(before + done, bytes)
      },
    })
    before += read
    return hash
  })
}

/** A file that is missing because its placeholder lies in its place. */
async function keptElsewhere(missing: Failure, path: string): Promise<Failure> {
  for (const other of placeholdersOf(path))
    if (await fileExists(other)) return notHereFailure(path, placeholderFor(basename(other))?.keeper)
  return missing
}

async function lookSafely(
  path: string,
  type: FileType,
  bytes: number,
  options: ExamineOptions,
): Promise<Looked> {
  try {
    return await look(path, type, bytes, options)
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error
    const { failure } = error
    return { ...unknown, failure: { file: path, ...failure }, encrypted: failure.code === 'drm-protected' }
  }
}
