import { ExpectedFailure } from '../../../src-contract/failure.ts'
import type { MobiHeader } from './palm-database.ts'

/** Bytes of a book's text; the longest novels have ten million. */
const maxTextBytes = 100_000_000

function damaged(detail: string): ExpectedFailure {
  return new ExpectedFailure({ code: 'file-damaged', detail })
}

/** PalmDOC's packing: https://wiki.mobileread.com/wiki/PalmDOC */
export function unpackPalmDoc(packed: Uint8Array): Uint8Array {
  const text: number[] = []
  for (let at = 0; at < packed.length;) {
    const byte = packed[at++] ?? 0
    if (byte >= 1 && byte <= 8) {
      for (const each of packed.subarray(at, at + byte)) text.push(each)
      at += byte
    } else if (byte < 0x80) text.push(byte)
    else if (byte >= 0xc0) text.push(0x20, byte ^ 0x80)
    else {
      const pair = ((byte << 8) | (packed[at++] ?? 0)) & 0x3fff
      const distance = pair >> 3
      if (distance === 0 || distance > text.length)
        throw damaged('its packed text refers to what is not there')
      for (let left = (pair & 7) + 3; left > 0; left--) text.push(text[text.length - distance] ?? 0)
    }
  }
  return Uint8Array.from(text)
}

/** How many bytes stand behind a record's text: a number that is read backwards, seven bits a byte. */
function backwardNumber(record: Uint8Array): number {
  let value = 0
  for (const byte of record.subarray(-4)) value = (byte & 0x80) === 0 ? (value << 7) | byte : byte & 0x7f
  return value
}

/** A record without what stands behind its text: bits of `trailing` from the second on are entries, the first is a cut character. */
export function withoutTrailing(record: Uint8Array, trailing: number): Uint8Array {
  let text = record
  for (let bits = trailing >> 1; bits > 0; bits >>= 1)
    if ((bits & 1) === 1) text = text.subarray(0, Math.max(0, text.length - backwardNumber(text)))
  if ((trailing & 1) === 1) text = text.subarray(0, Math.max(0, text.length - ((text.at(-1) ?? 0) & 3) - 1))
  return text
}

type Unpack = (packed: Uint8Array) => Uint8Array

/** The text of a book as it lies in its records, unpacked. Throws ExpectedFailure where it is damaged or packed in another way. */
export function textOf(records: readonly Uint8Array[], header: MobiHeader): Buffer {
  const unpack = unpackFor(header)
  const texts: Uint8Array[] = []
  let bytes = 0
  for (let index = 1; index <= header.textRecords; index++) {
    const record = records[index]
    if (record === undefined) throw damaged('it breaks off')
    const text = unpack(withoutTrailing(record, header.trailing))
    bytes += text.length
    if (bytes > maxTextBytes) throw damaged('its text is larger than any book’s')
    texts.push(text)
  }
  return Buffer.concat(texts)
}

function unpackFor({ compression }: MobiHeader): Unpack {
  if (compression === 1) return (packed) => packed
  if (compression === 2) return unpackPalmDoc
  const detail = 'a Kindle ebook packed in a way that is not read here (HUFF/CDIC)'
  throw new ExpectedFailure({ code: 'file-unsupported', detail })
}
