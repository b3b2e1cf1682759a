/** Controls that no text holds; tab, line ends, form feed, DOS's end mark and escape it may. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 26) || (byte > 27 && byte < 32)
}

const marks = ['efbbbf', 'fffe', 'feff', '0000feff']
const sampleBytes = 4096
/** Upper bytes of the alphabets of Europe and the Near East, from Latin (0) to Arabic (6) and Syriac (7); no text of one byte a character holds them. */
const maxUpperByte = 8

type Utf16 = 'utf-16le' | 'utf-16be'

/** From, to: East Asian signs, kana, bopomofo and jamo, Han, Hangul and full width; Latin and general punctuation among them. https://www.unicode.org/Public/UNIDATA/Blocks.txt */
const eastAsian: readonly (readonly [number, number])[] = [
  [0x09, 0x0a], [0x0d, 0x0d], [0x20, 0x7e], [0xa0, 0x17f], [0x2010, 0x206f],
  [0x3000, 0x318f], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xac00, 0xd7a3], [0xff00, 0xffef],
] // prettier-ignore
/** Of its characters: the rest are rarer signs. Read the wrong way round, half of them are in these ranges by chance. */
const eastAsianShare = 0.97
/** Fewer are no ground. */
const fewBytes = 16

function eastAsianIn(sample: Uint8Array, littleEndian: boolean): number {
  const view = new DataView(sample.buffer, sample.byteOffset, sample.byteLength)
  const units = Math.floor(sample.length / 2)
  let count = 0
  for (let index = 0; index < units; index++) {
    const unit = view.getUint16(index * 2, littleEndian)
    if (eastAsian.some(([from, to]) => unit >= from && unit <= to)) count++
  }
  return count / units
}

/**
 * Chinese, Japanese and Korean in UTF-16: characters of their ranges, and bytes that no text of another encoding holds, as line ends, spaces and full stops (U+3002) have
 * them. Without these, words in ASCII would be Han two letters at a time.
 */
function eastAsianUtf16(sample: Uint8Array): Utf16 | null {
  if (sample.length < fewBytes || !sample.some(isControl)) return null
  const [little, big] = [eastAsianIn(sample, true), eastAsianIn(sample, false)]
  if (Math.max(little, big) < eastAsianShare || little === big) return null
  return little > big ? 'utf-16le' : 'utf-16be'
}

/** UTF-16 without a mark: every second byte of a text in an alphabet is its number, the others hardly ever. Null: it is none. */
export function unmarkedUtf16(bytes: Uint8Array): Utf16 | null {
  const sample = bytes.subarray(0, sampleBytes)
  if (sample.length < 4) return null
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) {
    if (byte > maxUpperByte) continue
    if (index % 2 === 0) even++
    else odd++
  }
  const half = sample.length / 2
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be'
  return eastAsianUtf16(sample)
}

/** A first judgement from a file's first bytes: no encoding is found out, and none is ruled out. */
export function readsAsText(head: Uint8Array): boolean {
  const sample = head.subarray(0, sampleBytes)
  const start = Buffer.from(sample.subarray(0, 4)).toString('hex')
  if (marks.some((mark) => start.startsWith(mark))) return true
  return unmarkedUtf16(sample) !== null || !sample.some(isControl)
}
