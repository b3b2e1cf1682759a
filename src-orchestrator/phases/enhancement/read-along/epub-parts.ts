import { decodeMarkup } from '../../../documents/decode-markup.ts'
import { isDocument, type ManifestItem } from '../../../documents/epub/package-document.ts'
import { stylesOf, type OpenEpub } from '../../../documents/epub/read-epub.ts'
import { parseHtmlPlaced } from '../../../documents/placed-dom.ts'
import type { PlacedPart } from './read-marks.ts'
import { isSoundXml } from './sound-xml.ts'
import { toHtml5 } from './to-html5.ts'

/** A content document as it goes on into the new EPUB. */
export type ContentPart = PlacedPart & {
  /** What stands there: of EPUB 2 already what EPUB 3 has in its place. */
  text: string
  /** Whether sentences of it can have spans. */
  takesSpans: boolean
}

const byteOrderMark = '\uFEFF'
const xhtmlTypes: ReadonlySet<string> = new Set([
  'application/xhtml+xml',
  'text/html',
  'application/xhtml',
  'text/x-oeb1-document',
])

export function isXhtml({ mediaType }: ManifestItem): boolean {
  return xhtmlTypes.has(mediaType)
}

/** The text of a document, with its byte order mark; what was in another encoding than UTF-8 no longer says so. */
async function textOf({ files }: OpenEpub, path: string): Promise<string | null> {
  const bytes = await files.bytes(path)
  if (bytes === null) return null
  const text = decodeMarkup(bytes)
  const plain = text.startsWith(byteOrderMark) ? text.slice(1) : text
  const utf8 = Buffer.from(plain)
  if (utf8.equals(bytes)) return plain
  const marked = byteOrderMark + plain
  if (Buffer.from(marked).equals(bytes)) return marked
  return plain.replace(/^(\s*<\?xml[^>]*?\bencoding\s*=\s*["'])[\w.:-]+/u, '$1utf-8')
}

/** The markup of an XHTML document for an EPUB 3; null where it is not there. */
export async function contentText(epub: OpenEpub, path: string, isOld: boolean): Promise<string | null> {
  const text = await textOf(epub, path)
  return text === null || !isOld ? text : toHtml5(text)
}

/** The documents of an EPUB in the order of reading, as the reading of its text had them (documents/epub). */
export async function contentParts(epub: OpenEpub, isOld: boolean): Promise<ContentPart[]> {
  const parts: ContentPart[] = []
  const styles = new Map<string, string>()
  for (const { item } of epub.found.spine) {
    const text = isDocument(item) ? await contentText(epub, item.path, isOld && isXhtml(item)) : null
    if (text === null) continue
    const placed = parseHtmlPlaced(text)
    const css = await stylesOf(placed.root, item.path, epub.files, styles)
    const takesSpans = isXhtml(item) && isSoundXml(text)
    parts.push({ path: item.path, root: placed.root, placed, matter: null, css, text, takesSpans })
  }
  return parts
}
