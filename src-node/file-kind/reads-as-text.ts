/** Controls that no text holds; tab, line ends, form feed, DOS's end mark and escape it may. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 26) || (byte > 27 && byte < 32)
}

const marks = ['efbbbf', 'fffe', 'feff', '0000feff']

/** UTF-16 without a mark: every second byte of Western text is zero. */
function isUnmarkedUtf16(bytes: Uint8Array): boolean {
  const zeros = [0, 0]
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const half = bytes.length / 2
  return bytes.length >= 4 && Math.max(even, odd) > half * 0.4 && Math.min(even, odd) < half * 0.05
}

/** A first judgement from a file's first bytes: no encoding is found out, and none is ruled out. */
export function readsAsText(head: Uint8Array): boolean {
  const sample = head.subarray(0, 4096)
  const start = Buffer.from(sample.subarray(0, 4)).toString('hex')
  if (marks.some((mark) => start.startsWith(mark))) return true
  return isUnmarkedUtf16(sample) || !sample.some(isControl)
}
