import { withoutInvisible } from './book-names.ts'
import { cutToBytes, isReservedName } from './portable-names.ts'

/** Room for " (12).mp3" and for a temporary name within the 255 bytes of most file systems. */
const longestNameBytes = 180

/** Text as a part of a file's name that Linux, macOS and Windows take. */
function safeCharacters(text: string): string {
  return withoutInvisible(text.normalize('NFC').replaceAll(/\s+/gu, ' '))
    .replaceAll(/[<>?*]/gu, '')
    .replaceAll(/\s*:\s+/gu, ' - ')
    .replaceAll(/[/\\|:]/gu, '-')
    .replaceAll('"', "'")
}

/** One name, with what an empty value has left around it taken away; empty where nothing is left. */
function tidied(filled: string): string {
  const name = cutToBytes(
    safeCharacters(filled)
      .replaceAll(/([–—,_-])(?:\s*[–—,_-])+/gu, '$1')
      .replaceAll(/\(\s*\)|\[\s*\]/gu, '')
      .replaceAll(/\s+/gu, ' ')
      .replace(/^[\s–—,._-]+/u, ''),
    longestNameBytes,
  ).replace(/[\s–—,._-]+$/u, '')
  return isReservedName(name) ? `_${name}` : name
}

/** What the tokens of a template stand for; null: not known. */
export type NameValues = Record<string, string | null>

/**
 * A finished file's folders and name, without extension, from a template whose tokens stand in braces; `/` makes a folder, which no value can. What is not
 * known leaves with the dash or comma beside it. Never empty.
 */
export function namesFrom(template: string, values: NameValues): string[] {
  const names = template.split('/').map((part) => {
    const filled = part.replaceAll(/\{(\w+)\}/gu, (whole, token: string) =>
      safeCharacters(Object.hasOwn(values, token) ? (values[token] ?? '') : whole),
    )
    return tidied(filled)
  })
  const kept = names.filter((name) => name !== '')
  return kept.length === 0 ? ['Audiobook'] : kept
}

/** The name of one of several files: " (1 of 3)" behind it, with zeros that keep them in order. */
export function partName(name: string, number: number, of: number): string {
  return of === 1 ? name : `${name} (${padded(number, of)} of ${of})`
}

/** A number as wide as the greatest of its list, so that names sort by it. */
export function padded(number: number, of: number): string {
  return String(number).padStart(String(of).length, '0')
}

/** The n-th name to try, from 1: "Name.mp3", "Name (2).mp3", … */
export function numberedName(name: string, extension: string, number: number): string {
  return number === 1 ? `${name}.${extension}` : `${name} (${number}).${extension}`
}
