import { ExpectedFailure } from '../../src-contract/failure.ts'
import { inColours, shrunk, type GreyPicture } from '../ocr/grey-picture.ts'
import { embeddedLanguage, readLanguage } from '../ocr/language-data.ts'
import { pointsAPixel } from '../ocr/pdf-sheet.ts'
import { pictureBytes, pictureLimits, picturesIn } from '../ocr/picture-files.ts'
import { openTextReader, type TextReader } from '../ocr/tesseract.ts'
import { openPdf } from '../pdf/open-pdf.ts'
import type { Picture } from '../pdf/render-page.ts'
import { openZip, type Archive } from '../zip/open-zip.ts'

/** Pixels: letters of a book's page can be read. */
const longerSidePx = 1400

export type DrawnPage = {
  picture: Picture
  /** Points. */
  width: number
  height: number
}

/** The pages of a file, to be looked at. */
export type BookPages = {
  count: number
  /** Page from 0; null where it cannot be drawn. Throws ExpectedFailure `file-damaged`. */
  draw: (index: number) => Promise<DrawnPage | null>
  close: () => Promise<void>
}

async function pdfPages(file: string, password: string | null): Promise<BookPages> {
  const opened = await openPdf(file, password)
  if (!opened.ok) throw new ExpectedFailure(opened.failure)
  const document = opened.value
  return {
    count: document.pageCount,
    draw: async (index) => {
      const size = document.scanSize(index)
      const picture = size === null ? null : document.picture(index, longerSidePx)
      if (size === null || picture === null) return Promise.resolve(null)
      return Promise.resolve({ picture, width: size.width, height: size.height })
    },
    close: async () => Promise.resolve(document.close()),
  }
}

let decoder: Promise<TextReader> | null = null

/** What recognition decodes pictures with: so they lie as its words say. Started once; it takes 0.3 s. */
async function decode(file: Uint8Array): Promise<GreyPicture | null> {
  decoder ??= readLanguage(embeddedLanguage).then(async (data) =>
    openTextReader(new Map([[embeddedLanguage, data]])),
  )
  return (await decoder).decode(file)
}

async function picturePages(file: string, fileType: string): Promise<BookPages> {
  const sources = await picturesIn(file, fileType)
  let opened: Promise<Archive> | null = null
  const archive = async (path: string): Promise<Archive> => {
    opened ??= openZip(path, pictureLimits)
    return opened
  }
  return {
    count: sources.length,
    draw: async (index) => {
      const source = sources[index]
      const bytes = source === undefined ? null : await pictureBytes(source, archive)
      const picture = bytes === null ? null : await decode(bytes)
      if (picture === null) return null
      const points = pointsAPixel(0, picture.height)
      const factor = Math.max(1, Math.round(Math.max(picture.width, picture.height) / longerSidePx))
      return {
        picture: inColours(shrunk(picture, factor)),
        width: picture.width * points,
        height: picture.height * points,
      }
    },
    close: async () => (await opened)?.close(),
  }
}

/** Opens a file whose kind has pages (src-contract/page-view.ts, `hasPages`). Throws ExpectedFailure with what opening it can fail with. The caller closes it. */
export async function openPages(file: string, fileType: string, password: string | null): Promise<BookPages> {
  return fileType === 'pdf' ? pdfPages(file, password) : picturePages(file, fileType)
}
