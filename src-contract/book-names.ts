/** By its name a book: it is listed even where its content is damaged, empty or not here, so that this is said. */
const bookExtensions: ReadonlySet<string> = new Set([
  'pdf', 'epub', 'docx', 'odt', 'rtf', 'fb2', 'mobi', 'azw', 'azw3', 'azw4', 'kfx', 'lit', 'djvu', 'cbz',
]) // prettier-ignore
/** By its name a text, which may be anything: a licence, a list, a diary. */
const textExtensions: ReadonlySet<string> = new Set(['txt', 'text', 'md', 'markdown'])
/** Another format of the book beside it, and nothing by itself. */
const companionExtensions: ReadonlySet<string> = new Set(['html', 'htm', 'xhtml', 'doc'])
const pictureExtensions: ReadonlySet<string> = new Set(['jpg', 'jpeg', 'png', 'tif', 'tiff', 'webp', 'heic', 'gif', 'bmp']) // prettier-ignore

/** What systems leave behind in people's folders. */
const systemNames: ReadonlySet<string> = new Set([
  'thumbs.db', 'desktop.ini', '__macosx', '$recycle.bin', 'system volume information', 'lost+found',
]) // prettier-ignore

export type NameClass = 'book' | 'text' | 'companion' | 'picture' | 'unknown' | 'other'

/** Lower-case, without the dot; empty where there is none. */
export function extensionOf(name: string): string {
  const at = name.lastIndexOf('.')
  return at <= 0 ? '' : name.slice(at + 1).toLowerCase()
}

export function stemOfName(name: string): string {
  const extension = extensionOf(name)
  return extension === '' ? name : name.slice(0, -extension.length - 1)
}

/** `unknown`: no ending, or none that is one; only its content can tell. */
export function classOfName(name: string): NameClass {
  const extension = extensionOf(name)
  if (bookExtensions.has(extension)) return 'book'
  if (textExtensions.has(extension)) return 'text'
  if (companionExtensions.has(extension)) return 'companion'
  if (pictureExtensions.has(extension)) return 'picture'
  // "Vol. 1", "2. The Return": what follows the dot is no ending.
  return extension === '' || /^\d+$|\s|.{8}/u.test(extension) ? 'unknown' : 'other'
}

/** Whether a file in the input folder counts as a book by its name alone. */
export function isBookName(name: string): boolean {
  const found = classOfName(name)
  return found === 'book' || found === 'text'
}

export function isHiddenName(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || systemNames.has(name.toLowerCase())
}

const joinerOutsideWords =
  /(?<![\p{L}\p{M}\p{Emoji}])[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{M}\p{Emoji}])/gu

/**
 * A name without what cannot be seen: control and format characters, lone surrogates. The two joiners stay inside words, where Persian, Indic scripts and
 * emoji are written with them: https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters
 */
export function withoutInvisible(name: string): string {
  return name.replaceAll(/(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}]/gu, '').replaceAll(joinerOutsideWords, '')
}
