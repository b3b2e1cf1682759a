import { open, type FileHandle } from 'node:fs/promises'
import { writeAt } from '../../../src-node/atomic-file.ts'

/** A table of contents counts its entries in a byte: https://id3.org/id3v2-chapters-1.0 */
const mostEntries = 255
/** The last entry of a table that is followed by another one names that. */
export const chaptersInTable = mostEntries - 1

/** Whether contents of so many chapters have to be divided. */
export function isDivided(chapters: number): boolean {
  return chapters > mostEntries
}

const headBytes = 10
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
  const head = Buffer.alloc(headBytes)
  head.write('CTOC', 0, 'latin1')
  head.writeUInt32BE(body.length, 4)
  return Buffer.concat([head, body])
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

/** Of ID3v2's own head: seven bits to a byte. */
const tagSize = (head: Buffer): number => [6, 7, 8, 9].reduce((size, at) => size * 128 + (head[at] ?? 0), 0)

async function readExactly(file: FileHandle, bytes: number, from: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, from)
  if (bytesRead !== bytes) throw new Error('the tag ends before it should')
  return buffer
}

/** Where the frame of that name stands in a tag's body, with its head; null: there is none. */
function findFrame(body: Buffer, id: string): { from: number; end: number } | null {
  for (let at = 0; at + headBytes <= body.length && body[at] !== 0;) {
    const end = at + headBytes + body.readUInt32BE(at + 4)
    if (body.toString('latin1', at, at + 4) === id) return { from: at, end }
    at = end
  }
  return null
}

/**
 * Divides the table of contents of an MP3 file, an ID3v2.3 tag as ffmpeg writes it, where that names more chapters than a table can count: ffmpeg writes all of them, and
 * their number modulo 256. The tag keeps its length; it has to have `roomForTables` to spare.
 */
export async function divideContents(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const head = await readExactly(file, headBytes, 0)
    const body = await readExactly(file, tagSize(head), headBytes)
    const frame = findFrame(body, 'CTOC')
    if (frame === null) throw new Error(`${path} has no table of contents`)
    const words = body.subarray(frame.from + headBytes, frame.end)
    const nameEnd = words.indexOf(0)
    const entries = words
      .toString('latin1', nameEnd + 3)
      .split('\0')
      .slice(0, -1)
    if (!isDivided(entries.length)) return
    const tables = chainOfTables(words.toString('latin1', 0, nameEnd), entries)
    const divided = Buffer.concat([body.subarray(0, frame.from), tables, body.subarray(frame.end)])
    const surplus = divided.subarray(body.length)
    if (surplus.some((byte) => byte !== 0)) throw new Error(`${path} has no room for its table of contents`)
    await writeAt(file, divided.subarray(0, body.length), headBytes)
  } finally {
    await file.close()
  }
}
