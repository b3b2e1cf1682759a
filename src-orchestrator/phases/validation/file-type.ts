import { open } from 'node:fs/promises'
import { looksLikeText } from './decode-text.ts'

/** By content, never by name. `words` completes "{file} is …". */
export type FileType = { type: string; words: string; supported: boolean }

const headBytes = 65_536
const tailBytes = 65_536
/** ISO 32000-1, implementation note 13: readers accept the header within this many bytes. */
const pdfHeaderWithin = 1024

const other = (type: string, words: string): FileType => ({ type, words, supported: false })
const pdf: FileType = { type: 'pdf', words: 'a PDF', supported: true }
const text: FileType = { type: 'txt', words: 'a plain text', supported: true }

type Magic = { at: number; bytes: string; type: FileType }

/** First bytes as Latin-1. https://www.garykessler.net/library/file_sigs.html and the formats' own specifications. */
const magics: Magic[] = [
  { at: 0, bytes: '{\\rtf', type: other('rtf', 'an RTF document') },
  { at: 0, bytes: '%!PS', type: other('ps', 'a PostScript file') },
  { at: 0, bytes: 'AT&TFORM', type: other('djvu', 'a DjVu document') },
  { at: 60, bytes: 'BOOKMOBI', type: other('mobi', 'a Kindle ebook (MOBI)') },
  { at: 60, bytes: 'TEXtREAd', type: other('mobi', 'a Palm ebook') },
  { at: 0, bytes: 'TPZ', type: other('mobi', 'a Kindle ebook (Topaz)') },
  { at: 0, bytes: 'ITSF', type: other('chm', 'a compiled help file (CHM)') },
  { at: 0, bytes: 'ITOLITLS', type: other('lit', 'a Microsoft Reader ebook (LIT)') },
  {
    at: 0,
    bytes: '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1',
    type: other('doc', 'an old Microsoft Office document'),
  },
  { at: 0, bytes: '\xDB\xA5', type: other('doc', 'an old Word document') },
  { at: 0, bytes: '\x89PNG', type: other('image', 'a picture (PNG)') },
  { at: 0, bytes: '\xFF\xD8\xFF', type: other('image', 'a picture (JPEG)') },
  { at: 0, bytes: 'GIF8', type: other('image', 'a picture (GIF)') },
  { at: 0, bytes: 'II*\0', type: other('image', 'a picture (TIFF)') },
  { at: 0, bytes: 'MM\0*', type: other('image', 'a picture (TIFF)') },
  { at: 8, bytes: 'WEBP', type: other('image', 'a picture (WebP)') },
  { at: 4, bytes: 'ftypheic', type: other('image', 'a picture (HEIC)') },
  { at: 4, bytes: 'ftypavif', type: other('image', 'a picture (AVIF)') },
  { at: 4, bytes: 'ftypM4', type: other('audio', 'an audio file (M4A)') },
  { at: 4, bytes: 'ftyp', type: other('video', 'a video') },
  { at: 0, bytes: 'ID3', type: other('audio', 'an audio file (MP3)') },
  { at: 0, bytes: '\xFF\xFB', type: other('audio', 'an audio file (MP3)') },
  { at: 0, bytes: '\xFF\xF3', type: other('audio', 'an audio file (MP3)') },
  { at: 0, bytes: '\xFF\xF1', type: other('audio', 'an audio file (AAC)') },
  { at: 0, bytes: 'fLaC', type: other('audio', 'an audio file (FLAC)') },
  { at: 0, bytes: 'OggS', type: other('audio', 'an audio file (Ogg)') },
  { at: 8, bytes: 'WAVE', type: other('audio', 'an audio file (WAV)') },
  { at: 8, bytes: 'AVI ', type: other('video', 'a video') },
  { at: 0, bytes: '\x1AE\xDF\xA3', type: other('video', 'a video') },
  { at: 0, bytes: 'MZ', type: other('executable', 'a Windows program') },
  { at: 0, bytes: '\x7FELF', type: other('executable', 'a Linux program') },
  { at: 0, bytes: '\xCF\xFA\xED\xFE', type: other('executable', 'a macOS program') },
  { at: 0, bytes: '\xCA\xFE\xBA\xBE', type: other('executable', 'a program') },
  { at: 0, bytes: '\x1F\x8B', type: other('archive', 'a compressed file (gzip)') },
  { at: 0, bytes: 'BZh', type: other('archive', 'a compressed file (bzip2)') },
  { at: 0, bytes: '\xFD7zXZ', type: other('archive', 'a compressed file (xz)') },
  { at: 0, bytes: '7z\xBC\xAF', type: other('archive', 'a 7-Zip archive') },
  { at: 0, bytes: 'Rar!', type: other('archive', 'a RAR archive') },
  { at: 257, bytes: 'ustar', type: other('archive', 'a tar archive') },
  { at: 0, bytes: 'SQLite format 3', type: other('database', 'a database') },
]

function zipType(head: string, tail: string): FileType {
  const names = head + tail
  if (names.includes('application/epub+zip')) return other('epub', 'an EPUB ebook')
  if (names.includes('application/vnd.oasis.opendocument.text')) return other('odt', 'an OpenDocument text')
  if (names.includes('application/vnd.oasis.opendocument')) return other('odf', 'an OpenDocument file')
  if (names.includes('[Content_Types].xml')) {
    if (names.includes('word/')) return other('docx', 'a Word document (DOCX)')
    if (names.includes('ppt/')) return other('pptx', 'a PowerPoint presentation')
    if (names.includes('xl/')) return other('xlsx', 'an Excel workbook')
  }
  return other('archive', 'a ZIP archive')
}

function markupType(head: string): FileType | null {
  const start = head
    .replaceAll('\0', '')
    .replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)?\s*/u, '')
    .replaceAll(/<!--[\s\S]*?-->/gu, '')
  if (/<FictionBook\b/iu.test(start)) return other('fb2', 'a FictionBook ebook (FB2)')
  if (/^(?:<\?xml[^>]*\?>\s*)?<(?:!doctype html|html|head|body)\b/iu.test(start))
    return other('html', 'an HTML page')
  if (/^(?:<\?xml[^>]*\?>\s*)?<svg\b/iu.test(start)) return other('image', 'a picture (SVG)')
  return /^<\?xml\b/iu.test(start) ? other('xml', 'an XML file') : null
}

function pdfHeaderAt(head: string): number {
  return head.slice(0, pdfHeaderWithin + 5).search(/%PDF-|%!PS-Adobe-\d\.\d PDF-/u)
}

/** A PDF whose header is lost or misspelt: it begins with an object, behind comments. It is damaged, and no text to read aloud. */
function isHeadless(head: string): boolean {
  return (
    head.startsWith('%PDF') ||
    /^(?:\s*%[^\r\n]*[\r\n])*\s*(?:\d+ \d+ obj\b|trailer\s*<<)/u.test(head.slice(0, 4096))
  )
}

/** Decides from the first and the last bytes. Pure. */
export function typeOf(head: Uint8Array, tail: Uint8Array, isWholeFile: boolean): FileType {
  const latin = Buffer.from(head).toString('latin1')
  const at = pdfHeaderAt(latin)
  if (at === 0 || isHeadless(latin)) return pdf
  const isZip = latin.startsWith('PK\x03\x04') || latin.startsWith('PK\x05\x06')
  const isDocument = isZip && /^.{26}.{4}(?:mimetype|\[Content_Types\])/su.test(latin)
  // A text about PDFs names their header too; a PDF has objects.
  if (at > 0 && !isDocument && /\bobj\b|\/Pages|xref/u.test(latin)) return pdf
  if (isZip) return zipType(latin, Buffer.from(tail).toString('latin1'))
  const magic = magics.find((each) => latin.startsWith(each.bytes, each.at))
  // Two letters begin many texts: "MZ", "BZh".
  if (magic !== undefined && (magic.bytes.length > 3 || !looksLikeText(head, isWholeFile))) return magic.type
  const markup = markupType(latin)
  if (markup !== null) return markup
  if (looksLikeText(head, isWholeFile)) return text
  return latin.startsWith('BM') ? other('image', 'a picture (BMP)') : other('unknown', 'of an unknown kind')
}

export async function readFileType(path: string): Promise<FileType> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const head = Buffer.alloc(Math.min(size, headBytes))
    const { bytesRead } = await handle.read(head, 0, head.length, 0)
    const isZip = head.subarray(0, 2).toString('latin1') === 'PK'
    const tail = Buffer.alloc(isZip ? Math.min(size, tailBytes) : 0)
    if (isZip) await handle.read(tail, 0, tail.length, size - tail.length)
    return typeOf(head.subarray(0, bytesRead), tail, size <= headBytes)
  } finally {
    await handle.close()
  }
}
