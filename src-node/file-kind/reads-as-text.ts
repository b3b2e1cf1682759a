/** Controls that no text holds; tab, line ends, form feed, DOS's end mark and escape it may. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 26) || (byte > 27 && byte < 32)
}

const marks = ['efbbbf', 'fffe', 'feff', '0000feff']
const sampleBytes = 4096
/** Upper bytes of the alphabets of Europe and the Near East, from Latin (0) to Arabic (6) and Syriac (7); no text of one byte a character holds them. */
const maxUpperByte = 8

/** UTF-16 without a mark: every second byte of a text in an alphabet is its number, the others hardly ever. Null: it is none. */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
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
  return even > half * 0.4 && odd < half * 0.05 ? 'utf-16be' : null
}

/** A first judgement from a file's first bytes: no encoding is found out, and none is ruled out. */
export function readsAsText(head: Uint8Array): boolean {
  const sample = head.subarray(0, sampleBytes)
  const start = Buffer.from(sample.subarray(0, 4)).toString('hex')
  if (marks.some((mark) => start.startsWith(mark))) return true
  return unmarkedUtf16(sample) !== null || !sample.some(isControl)
}
