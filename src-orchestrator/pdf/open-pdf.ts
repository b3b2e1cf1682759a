import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { fail, succeed, type Result } from '../../src-contract/failure.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'
import type { GreyPicture } from '../ocr/grey-picture.ts'
import { createGuard } from './guard.ts'
import { readUtf16, withCString, withMemory } from './native-text.ts'
import { readOutline, type OutlineEntry } from './outline.ts'
import { pageScratchBytes, readPageText, type PageText } from './page-chars.ts'
import { drawingsOn, type Drawing } from './page-drawings.ts'
import { glanceAt, type PageGlance } from './page-glance.ts'
import { loadPdfium, type Pdfium } from './pdfium-library.ts'
import { renderGrey, renderPage, type Picture } from './render-page.ts'
import { scanSizeOf, type ScanSize } from './scan-size.ts'

export type PdfDocument = {
  pageCount: number
  encrypted: boolean
  /** Entries of the document's information; empty where there is none. */
  metadata: () => { title: string; author: string; producer: string; language: string }
  outline: () => OutlineEntry[]
  /** Page from 0. Loads it, reads it, drops it. Throws ExpectedFailure `file-damaged`; null for a page that cannot be loaded. */
  pageText: (index: number) => PageText | null
  /** The same, with only what it takes to judge a page: a fifth of the time. */
  glance: (index: number) => PageGlance | null
  picture: (index: number, longerSidePx: number) => Picture | null
  /** The same in shades of grey. */
  greyPicture: (index: number, longerSidePx: number) => GreyPicture | null
  scanSize: (index: number) => ScanSize | null
  /** What is drawn on the page and is no text. */
  drawings: (index: number) => Drawing[] | null
  /** More than once, too. */
  close: () => void
}

/** Where PDFium reads the file from, piece by piece: a scan of a gigabyte never stands in memory. */
type Source = { bytes: number; read: (position: number, target: Uint8Array) => number; close: () => void }

/** PDFium asks for half a kilobyte at a time. */
const readAheadBytes = 65_536

function fileSource(path: string): Source {
  const handle = openSync(path, 'r')
  const ahead = new Uint8Array(readAheadBytes)
  let held = { from: 0, bytes: 0 }
  return {
    bytes: fstatSync(handle).size,
    read: (position, target) => {
      if (target.length > ahead.length) return readSync(handle, target, 0, target.length, position)
      if (position < held.from || position + target.length > held.from + held.bytes)
        held = { from: position, bytes: readSync(handle, ahead, 0, ahead.length, position) }
      const from = position - held.from
      const found = ahead.subarray(from, Math.min(from + target.length, held.bytes))
      target.set(found)
      return found.length
    },
    close: () => closeSync(handle),
  }
}

// FPDF_GetLastError, https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdfview.h
const passwordError = 4
const securityError = 5
const maxFileBytes = 0xffff_ffff

/** The C structure FPDF_FILEACCESS: length, reader, parameter, four bytes each. */
function fileAccess(pdfium: Pdfium, source: Source): { pointer: number; drop: () => void } {
  const read = pdfium.callback((_parameter = 0, position = 0, target = 0, bytes = 0) => {
    try {
      const into = new Uint8Array(pdfium.heap(), target >>> 0, bytes >>> 0)
      return source.read(position >>> 0, into) === into.length ? 1 : 0
    } catch {
      // A disk that fails is told to PDFium as a failed read; what it makes of that is reported as damage.
      return 0
    }
  }, 'iiiii')
  const pointer = pdfium.allocate(12)
  new Uint32Array(pdfium.heap(), pointer, 3).set([source.bytes, read, 0])
  return {
    pointer,
    drop: () => {
      pdfium.release(pointer)
      pdfium.dropCallback(read)
    },
  }
}

function withPage<T>(pdfium: Pdfium, document: number, index: number, body: (page: number) => T): T | null {
  const page = pdfium.call('FPDF_LoadPage', document, index)
  if (page === 0) return null
  const result = body(page)
  pdfium.call('FPDF_ClosePage', page)
  return result
}

function readText(pdfium: Pdfium, page: number): PageText | null {
  const textPage = pdfium.call('FPDFText_LoadPage', page)
  if (textPage === 0) return null
  const text = withMemory(pdfium, pageScratchBytes, (scratch) =>
    readPageText(pdfium, page, textPage, scratch),
  )
  pdfium.call('FPDFText_ClosePage', textPage)
  return text
}

function metaText(pdfium: Pdfium, document: number, key: string): string {
  return withCString(pdfium, key, (name) =>
    readUtf16(pdfium, (buffer, bytes) => pdfium.call('FPDF_GetMetaText', document, name, buffer, bytes)),
  )
}

/**
 * Opens a PDF. Failures: `password-needed`, `password-wrong`, `drm-protected` (any security handler but the standard one),
 * `file-damaged`, and those of the file system. The caller closes it.
 */
export async function openPdf(path: string, password: string | null): Promise<Result<PdfDocument>> {
  const pdfium = await loadPdfium()
  let source: Source
  try {
    source = fileSource(path)
  } catch (error) {
    const failure = fileFailure(error, path, 'file-unreadable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
  if (source.bytes > maxFileBytes) {
    source.close()
    return fail('file-unsupported', { file: path, detail: 'a PDF of more than 4 GB' })
  }
  const access = fileAccess(pdfium, source)
  const guard = createGuard(path)
  let document = 0
  let isOpen = true
  const close = (): void => {
    if (!isOpen) return
    isOpen = false
    source.close()
    if (guard.crashed()) return
    if (document !== 0) guard.run('closing it', () => pdfium.call('FPDF_CloseDocument', document))
    document = 0
    access.drop()
  }
  try {
    const { error, pageCount } = guard.run('opening it', () => {
      document = withCString(pdfium, password ?? '', (words) =>
        pdfium.call('FPDF_LoadCustomDocument', access.pointer, password === null ? 0 : words),
      )
      return {
        error: document === 0 ? pdfium.call('FPDF_GetLastError') : 0,
        pageCount: document === 0 ? 0 : pdfium.call('FPDF_GetPageCount', document),
      }
    })
    if (document === 0) {
      close()
      return { ok: false, failure: openFailure(error, path, password) }
    }
    return succeed({
      pageCount,
      encrypted: guard.run('opening it', () => pdfium.call('EPDF_IsEncrypted', document)) !== 0,
      metadata: () =>
        guard.run('reading its title', () => ({
          title: metaText(pdfium, document, 'Title'),
          author: metaText(pdfium, document, 'Author'),
          producer: metaText(pdfium, document, 'Producer'),
          language: readUtf16(pdfium, (buffer, bytes) =>
            pdfium.call('EPDFCatalog_GetLanguage', document, buffer, bytes),
          ),
        })),
      outline: () => guard.run('reading its outline', () => readOutline(pdfium, document, pageCount)),
      pageText: (index) =>
        guard.run(`on page ${index + 1}`, () =>
          withPage(pdfium, document, index, (page) => readText(pdfium, page)),
        ),
      glance: (index) =>
        guard.run(`on page ${index + 1}`, () =>
          withPage(pdfium, document, index, (page) => glanceAt(pdfium, page)),
        ),
      picture: (index, longerSidePx) =>
        guard.run(`drawing page ${index + 1}`, () =>
          withPage(pdfium, document, index, (page) => renderPage(pdfium, page, longerSidePx)),
        ),
      greyPicture: (index, longerSidePx) =>
        guard.run(`drawing page ${index + 1}`, () =>
          withPage(pdfium, document, index, (page) => renderGrey(pdfium, page, longerSidePx)),
        ),
      scanSize: (index) =>
        guard.run(`on page ${index + 1}`, () =>
          withPage(pdfium, document, index, (page) => scanSizeOf(pdfium, page)),
        ),
      drawings: (index) =>
        guard.run(`on page ${index + 1}`, () =>
          withPage(pdfium, document, index, (page) =>
            withMemory(pdfium, 16, (scratch) => drawingsOn(pdfium, page, scratch)),
          ),
        ),
      close,
    })
  } catch (error) {
    close()
    throw error
  }
}

function openFailure(error: number, file: string, password: string | null) {
  if (error === passwordError)
    return { code: password === null ? 'password-needed' : 'password-wrong', file } as const
  if (error === securityError)
    return { code: 'drm-protected', file, detail: 'a copy protection of its own' } as const
  return {
    code: 'file-damaged',
    file,
    detail: 'its structure cannot be read as a PDF',
  } as const
}
