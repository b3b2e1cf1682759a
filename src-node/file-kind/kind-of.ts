import { kind, magics, type FileKind } from './magics.data.ts'
import { readsAsText } from './reads-as-text.ts'

/** ISO 32000-1, implementation note 13: readers accept the header within this many bytes. */
const pdfHeaderWithin = 1024

const pdf = kind('pdf', 'a PDF')
const text = kind('txt', 'a plain text')

export type FileEnds = { head: Uint8Array; tail: Uint8Array; isWholeFile: boolean }

/** Names in a ZIP's directory, as far as it lies in these bytes. APPNOTE.TXT 4.3.12: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
function listedNames(tail: string): string[] {
  const names: string[] = []
  for (let at = tail.indexOf('PK\x01\x02'); at >= 0; at = tail.indexOf('PK\x01\x02', at + 46)) {
    const length = tail.charCodeAt(at + 28) + 256 * tail.charCodeAt(at + 29)
    names.push(tail.slice(at + 46, at + 46 + length))
  }
  return names
}

const pictureName = /\.(?:jpe?g|png|tiff?|webp|gif|bmp)$/iu
/** Folders, what systems put beside each file, and a reader's notes on the book. */
const byTheWay = /\/$|(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|ComicInfo\.xml$)/iu

/** Whether an archive is a book of pictures: they are all that it holds. */
function isComicBook(names: readonly string[]): boolean {
  const counted = names.filter((name) => !byTheWay.test(name))
  return counted.length > 0 && counted.every((name) => pictureName.test(name))
}

function zipType(head: string, tail: string): FileKind {
  const names = head + tail
  // Of some EPUBs the entry that says so is missing or packed.
  const isEpub =
    names.includes('application/epub+zip') ||
    (names.includes('META-INF/container.xml') && names.includes('.opf'))
  if (isEpub) return kind('epub', 'an EPUB ebook')
  if (names.includes('application/vnd.oasis.opendocument.text')) return kind('odt', 'an OpenDocument text')
  if (names.includes('application/vnd.oasis.opendocument')) return kind('odf', 'an OpenDocument file')
  if (names.includes('[Content_Types].xml')) {
    if (names.includes('word/')) return kind('docx', 'a Word document (DOCX)')
    if (names.includes('ppt/')) return kind('pptx', 'a PowerPoint presentation')
    if (names.includes('xl/')) return kind('xlsx', 'an Excel workbook')
  }
  if (isComicBook(listedNames(tail))) return kind('cbz', 'a book of pictures (CBZ)')
  if (names.includes('Index/Document.iwa')) return kind('pages', 'an Apple Pages document')
  return kind('archive', 'a ZIP archive')
}

function markupType(head: string): FileKind | null {
  const start = head
    .replaceAll('\0', '')
    .replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)?\s*/u, '')
    .replaceAll(/<!--[\s\S]*?-->/gu, '')
  if (/<FictionBook\b/iu.test(start)) return kind('fb2', 'a FictionBook ebook (FB2)')
  if (/^(?:<\?xml[^>]*\?>\s*)?<(?:!doctype html|html|head|body)\b/iu.test(start))
    return kind('html', 'an HTML page')
  if (/^(?:<\?xml[^>]*\?>\s*)?<svg\b/iu.test(start)) return kind('other-image', 'a picture (SVG)')
  if (/<fulfillmentToken\b/u.test(start))
    return kind('acsm', 'a ticket by which Adobe Digital Editions fetches a book (ACSM)')
  return /^<\?xml\b/iu.test(start) ? kind('xml', 'an XML file') : null
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

/** Whether bytes read as text. `isWholeFile`: else a character may be cut at their end. */
export type TextTest = (head: Uint8Array, isWholeFile: boolean) => boolean

/** Decides from the first and, of a ZIP, the last bytes. Pure. */
export function kindOf({ head, tail, isWholeFile }: FileEnds, isText: TextTest = readsAsText): FileKind {
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
  if (magic !== undefined && (magic.bytes.length > 3 || !isText(head, isWholeFile))) return magic.kind
  const markup = markupType(latin)
  if (markup !== null) return markup
  if (isText(head, isWholeFile)) return text
  return latin.startsWith('BM') ? kind('image', 'a picture (BMP)') : kind('unknown', 'of an unknown kind')
}
