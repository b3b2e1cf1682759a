import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { asciiAt, numberAt } from './palm-database.ts'

function damagedIndex(): ExpectedFailure {
  return new ExpectedFailure({ code: 'file-damaged', detail: 'an index in it is missing' })
}

export type IndexEntry = { name: string; tags: ReadonlyMap<number, number[]> }
export type Index = { entries: IndexEntry[]; words: ReadonlyMap<number, string> }

function forwardNumber(bytes: Uint8Array, at: number): { value: number; length: number } {
  let value = 0
  let length = 0
  for (const byte of bytes.subarray(at, at + 4)) {
    value = (value << 7) | (byte & 0x7f)
    length++
    if ((byte & 0x80) !== 0) break
  }
  return { value, length: Math.max(1, length) }
}

type Tag = { tag: number; perEntry: number; mask: number; isEnd: boolean }

function tagsIn(first: Uint8Array): { tags: Tag[]; controlBytes: number } {
  const at = numberAt(first, 4, 4)
  if (asciiAt(first, at, 4) !== 'TAGX') throw damagedIndex()
  const end = at + numberAt(first, at + 4, 4)
  const tags: Tag[] = []
  for (let from = at + 12; from + 4 <= end; from += 4)
    tags.push({
      tag: numberAt(first, from, 1),
      perEntry: numberAt(first, from + 1, 1),
      mask: numberAt(first, from + 2, 1),
      isEnd: numberAt(first, from + 3, 1) !== 0,
    })
  return { tags, controlBytes: numberAt(first, at + 8, 4) }
}

function bitsIn(mask: number): number {
  let count = 0
  for (let left = mask; left > 0; left >>= 1) count += left & 1
  return count
}

function valuesOf(
  record: Uint8Array,
  from: number,
  { tags, controlBytes }: ReturnType<typeof tagsIn>,
): Map<number, number[]> {
  let control = from
  let at = from + controlBytes
  const read = (): number => {
    const { value, length } = forwardNumber(record, at)
    at += length
    return value
  }
  const wanted: { tag: number; count: number; bytes: number }[] = []
  for (const { tag, perEntry, mask, isEnd } of tags) {
    if (isEnd) {
      control++
      continue
    }
    const set = numberAt(record, control, 1) & mask
    if (set === 0) continue
    if (set === mask && bitsIn(mask) > 1) wanted.push({ tag, count: 0, bytes: read() })
    else {
      const shift = Math.log2(mask & -mask)
      wanted.push({ tag, count: (set >> shift) * perEntry, bytes: 0 })
    }
  }
  const found = new Map<number, number[]>()
  for (const { tag, count, bytes } of wanted) {
    const values: number[] = []
    const end = Math.min(at + bytes, record.length)
    const isMore = (): boolean => values.length < count || (bytes > 0 && at < end)
    while (isMore()) values.push(read())
    found.set(tag, values)
  }
  return found
}

/** An index: INDX records with their tags, and the words that they point to. https://wiki.mobileread.com/wiki/MOBI#INDX_.28Index_Meta_Record.29 */
export function readIndex(records: readonly Uint8Array[], number: number, encoding: string): Index {
  const first = records[number]
  if (first === undefined || asciiAt(first, 0, 4) !== 'INDX') throw damagedIndex()
  const layout = tagsIn(first)
  const count = numberAt(first, 24, 4)
  const wordRecords = numberAt(first, 52, 4)
  const decoder = new TextDecoder(encoding)
  const entries: IndexEntry[] = []
  for (const record of records.slice(number + 1, number + 1 + count)) {
    const table = numberAt(record, 20, 4)
    const count = Math.min(numberAt(record, 24, 4), (record.length - table) >> 1)
    for (let entry = 0; entry < count; entry++) {
      const at = numberAt(record, table + 4 + 2 * entry, 2)
      const length = numberAt(record, at, 1)
      const name = asciiAt(record, at + 1, length)
      entries.push({ name, tags: valuesOf(record, at + 1 + length, layout) })
    }
  }
  const words = new Map<number, string>()
  for (const [index, record] of records.slice(number + 1 + count, number + 1 + count + wordRecords).entries())
    for (let at = 0; at < record.length;) {
      const { value, length } = forwardNumber(record, at)
      words.set(index * 0x1_00_00 + at, decoder.decode(record.subarray(at + length, at + length + value)))
      at += length + value
    }
  return { entries, words }
}
