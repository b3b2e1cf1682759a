import { encodingNamed } from '../../../src-contract/text-encodings.ts'

/** A number of 1, 2 or 4 bytes, the highest first; 0 beyond the end: fields that an older header does not have. */
export function numberAt(bytes: Uint8Array, at: number, size: 1 | 2 | 4): number {
  if (at < 0 || at + size > bytes.length) return 0
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return size === 4 ? view.getUint32(at) : size === 2 ? view.getUint16(at) : view.getUint8(at)
}

export function asciiAt(bytes: Uint8Array, at: number, length: number): string {
  return Buffer.from(bytes.subarray(at, at + length)).toString('latin1')
}

/** What a field holds that names nothing. */
export const none = 0xff_ff_ff_ff

/** The records of a Palm database, in their order; empty where it breaks off. https://wiki.mobileread.com/wiki/PDB */
export function recordsOf(file: Uint8Array): Uint8Array[] {
  const count = numberAt(file, 76, 2)
  const offsets = Array.from({ length: count }, (_, index) => numberAt(file, 78 + 8 * index, 4))
  if (offsets.some((offset) => offset >= file.length)) return []
  return offsets.map((offset, index) => file.subarray(offset, offsets[index + 1] ?? file.length))
}

export type MobiHeader = {
  /** 1: none, 2: PalmDOC, 17480: HUFF/CDIC. */
  compression: number
  textRecords: number
  /** 0: not encrypted. */
  encryption: number
  /** 8: KF8. */
  version: number
  /** A name of ours. */
  encoding: string
  title: string | null
  /** Bits that say what stands behind the text of each record. */
  trailing: number
  firstPicture: number
  huffman: { first: number; count: number }
  /** Records of indices; `none` where there is none. */
  ncx: number
  fragments: number
  skeletons: number
  guide: number
  /** The record that parts the text from its styles. */
  flows: number
  /** Metadata by their numbers. */
  exth: ReadonlyMap<number, Uint8Array[]>
}

/** https://wiki.mobileread.com/wiki/MOBI#EXTH_Header */
function exthOf(record: Uint8Array, at: number): Map<number, Uint8Array[]> {
  const found = new Map<number, Uint8Array[]>()
  if (asciiAt(record, at, 4) !== 'EXTH') return found
  let from = at + 12
  for (let left = numberAt(record, at + 8, 4); left > 0 && from + 8 <= record.length; left--) {
    const type = numberAt(record, from, 4)
    const length = numberAt(record, from + 4, 4)
    if (length < 8) break
    found.set(type, [...(found.get(type) ?? []), record.subarray(from + 8, from + length)])
    from += length
  }
  return found
}

/** The header in the first record of a book. Offsets: https://wiki.mobileread.com/wiki/MOBI#MOBI_Header */
export function readHeader(record: Uint8Array): MobiHeader {
  const isMobi = asciiAt(record, 16, 4) === 'MOBI'
  const field = (at: number): number => (isMobi ? numberAt(record, at, 4) : 0)
  const length = field(20)
  /** Fields of a later header than this one are none. */
  const late = (at: number): number => (length + 16 >= at + 4 ? field(at) : none)
  const code = field(28)
  const encoding = code === 65_001 ? 'utf-8' : (encodingNamed(`cp${code}`) ?? 'windows-1252')
  const title = record.subarray(field(84), field(84) + field(88))
  return {
    compression: numberAt(record, 0, 2),
    textRecords: numberAt(record, 8, 2),
    encryption: numberAt(record, 12, 2),
    version: field(36),
    encoding,
    title:
      title.length === 0
        ? null
        : new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'windows-1252').decode(title),
    trailing: length >= 228 ? numberAt(record, 242, 2) : 0,
    firstPicture: field(108),
    huffman: { first: field(112), count: field(116) },
    ncx: late(244),
    fragments: late(248),
    skeletons: late(252),
    guide: late(260),
    flows: late(192),
    exth: (field(128) & 0x40) === 0 ? new Map<number, Uint8Array[]>() : exthOf(record, 16 + length),
  }
}
