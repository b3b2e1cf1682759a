import { frameOf, replaceFrame } from './id3-tag.ts'

/** A table of contents counts its entries in a byte: https://id3.org/id3v2-chapters-1.0 */
const mostEntries = 255
/** The last entry of a table that is followed by another one names that. */
export const chaptersInTable = mostEntries - 1

/** Whether contents of so many chapters have to be divided. */
export function isDivided(chapters: number): boolean {
  return chapters > mostEntries
}

/** Head, its own name, flags, count, and its name among the entries of the table before. */
const tableBytes = 40

/** The bytes that a tag has to have in spare, so that its contents can be divided. */
export function roomForTables(chapters: number): number {
  return Math.ceil(chapters / chaptersInTable) * tableBytes
}

const isOrdered = 1
const isTopLevel = 2

function table(name: string, entries: readonly string[], flags: number): Buffer {
  const body = Buffer.concat([
    Buffer.from(`${name}\0`, 'latin1'),
    Buffer.from([flags, entries.length]),
    Buffer.from(entries.map((entry) => `${entry}\0`).join(''), 'latin1'),
  ])
  return frameOf('CTOC', body)
}

/** Tables of at most 255 entries, each of which but the last ends with the next one: who reads only the first has its chapters all the same. */
function chainOfTables(name: string, entries: readonly string[]): Buffer {
  const tables: Buffer[] = []
  for (let from = 0; from < entries.length; from += chaptersInTable) {
    const number = tables.length
    const isLast = entries.length - from <= mostEntries
    const own = isLast
      ? entries.slice(from)
      : [...entries.slice(from, from + chaptersInTable), `${name}${number + 1}`]
    tables.push(
      table(number === 0 ? name : `${name}${number}`, own, number === 0 ? isOrdered | isTopLevel : isOrdered),
    )
    if (isLast) break
  }
  return Buffer.concat(tables)
}

/**
 * Divides the table of contents of an MP3 file, where that names more chapters than a table can count: ffmpeg writes all of them, and their number modulo 256. The tag has to
 * have `roomForTables` to spare.
 */
export async function divideContents(path: string): Promise<void> {
  const found = await replaceFrame(
    path,
    (id) => id === 'CTOC',
    (words) => {
      const nameEnd = words.indexOf(0)
      const entries = words
        .toString('latin1', nameEnd + 3)
        .split('\0')
        .slice(0, -1)
      return isDivided(entries.length)
        ? chainOfTables(words.toString('latin1', 0, nameEnd), entries)
        : frameOf('CTOC', words)
    },
  )
  if (!found) throw new Error(`${path} has no table of contents`)
}
