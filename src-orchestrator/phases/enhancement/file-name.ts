import { withoutInvisible } from '../../../src-contract/book-names.ts'

/** Room for " (12).mp3" and for a temporary name within the 255 bytes of most file systems. */
const longestNameBytes = 180
/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const reservedOnWindows = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu

/** Text as a part of a file's name that Linux, macOS and Windows take. */
function safeCharacters(text: string): string {
  return withoutInvisible(text.normalize('NFC').replaceAll(/\s+/gu, ' '))
    .replaceAll(/[<>?*]/gu, '')
    .replaceAll(/\s*:\s+/gu, ' - ')
    .replaceAll(/[/\\|:]/gu, '-')
    .replaceAll('"', "'")
}

function shortened(name: string, bytes: number): string {
  if (Buffer.byteLength(name) <= bytes) return name
  let kept = ''
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(name)) {
    if (Buffer.byteLength(kept) + Buffer.byteLength(segment) > bytes) break
    kept += segment
  }
  return kept
}

/**
 * The finished book's name without extension, from a template with {author}, {title} and {file}. What is not known leaves with the dash or
 * comma beside it.
 */
export function bookFileName(
  template: string,
  book: { author: string | null; title: string; file: string },
): string {
  const values: Record<string, string> = { author: book.author ?? '', title: book.title, file: book.file }
  const filled = template.replaceAll(/\{(\w+)\}/gu, (whole, token: string) =>
    safeCharacters(values[token] ?? whole),
  )
  const name = shortened(
    safeCharacters(filled)
      .replaceAll(/([–—,_-])(?:\s*[–—,_-])+/gu, '$1')
      .replaceAll(/\(\s*\)|\[\s*\]/gu, '')
      .replaceAll(/\s+/gu, ' ')
      .replace(/^[\s–—,._-]+/u, ''),
    longestNameBytes,
  ).replace(/[\s–—,._-]+$/u, '')
  if (name === '') return 'Audiobook'
  return reservedOnWindows.test(name) ? `_${name}` : name
}

/** The n-th name to try, from 1: "Name.mp3", "Name (2).mp3", … */
export function numberedName(name: string, extension: string, number: number): string {
  return number === 1 ? `${name}.${extension}` : `${name} (${number}).${extension}`
}
