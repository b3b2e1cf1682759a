import { decode } from 'iconv-lite'

/** Code pages of DOS, which the WHATWG's decoder does not have, and what that of Node 20 takes for Latin 1: https://github.com/nodejs/node/issues/56542 */
const elsewhere: ReadonlySet<string> = new Set(['cp437', 'cp850', 'cp852', 'windows-1252'])
const replacement = '\uFFFD'

function decodeUtf32(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4) return null
  const littleEndian = view.getUint32(0, false) !== 0xfeff
  let text = ''
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian)
    if (code > 0x10ffff) return null
    text += String.fromCodePoint(code)
  }
  return text.replace(/^\uFEFF/u, '')
}

/**
 * Bytes as text in a named encoding (src-contract/text-encodings.ts); null where they are none. `isWhole`: the bytes end where the file ends, so that a cut character at
 * the end is damage. `isLenient`: what means nothing becomes U+FFFD.
 */
export function decodeBytes(
  bytes: Uint8Array,
  name: string,
  { isWhole = true, isLenient = false }: { isWhole?: boolean; isLenient?: boolean } = {},
): string | null {
  if (name === 'utf-32') return decodeUtf32(bytes) ?? (isLenient ? replacement : null)
  if (elsewhere.has(name)) {
    const text = decode(bytes, name)
    return isLenient || !text.includes(replacement) ? text : null
  }
  try {
    return new TextDecoder(name, { fatal: !isLenient }).decode(bytes, { stream: !isWhole })
  } catch {
    // Not that encoding, or one that the decoder does not know: the next is tried.
    return null
  }
}
