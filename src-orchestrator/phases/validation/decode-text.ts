import { analyse } from 'chardet'

export type DecodedText = { text: string; encoding: string }

/** What chardet calls them, where the WHATWG's decoder wants another name or knows none. */
const decoderNames: Record<string, string | null> = {
  ASCII: 'utf-8',
  'ISO-8859-8-I': 'iso-8859-8',
  'ISO-2022-CN': null,
  'ISO-2022-KR': null,
  'UTF-32LE': null,
  'UTF-32BE': null,
}

/** Controls that no text holds; tab, line ends and form feed it does. */
const controls = /(?![\t-\r\u0080-\u009F])\p{Cc}/gu
/** Of Latin-1's upper half: a legacy encoding that yields them was guessed wrongly. */
const legacyControls = /(?=[\u0080-\u009F])\p{Cc}/gu
const minConfidence = 10
/** What DOS and CP/M put behind a text. */
const endMark = '\u001A'

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let at = 4; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian)
    if (code > 0x10ffff) return null
    text += String.fromCodePoint(code)
  }
  return text
}

/** `whole`: the bytes end where the file ends, so that a cut character at the end is damage. */
function decodeAs(bytes: Uint8Array, encoding: string, whole: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !whole })
  } catch {
    // Not that encoding, or one that the decoder does not know: the next is tried.
    return null
  }
}

/** UTF-16 without a mark: every second byte of Western text is zero. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4096)
  if (sample.length < 4) return null
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  const half = sample.length / 2
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le'
  return even > half * 0.4 && odd < half * 0.05 ? 'utf-16be' : null
}

function share(text: string, pattern: RegExp): number {
  return (text.match(pattern)?.length ?? 0) / Math.max(1, text.length)
}

function clean(text: string | null): string | null {
  if (text === null) return null
  const whole = text.replace(/^\uFEFF/u, '')
  const body = whole.trimEnd().endsWith(endMark) ? whole.trimEnd().slice(0, -1) : whole
  return share(body, controls) > 0 ? null : body
}

function legacy(bytes: Uint8Array, whole: boolean): DecodedText | null {
  for (const match of analyse(bytes.subarray(0, 200_000))) {
    const encoding = decoderNames[match.name] === undefined ? match.name : decoderNames[match.name]
    if (encoding === null || encoding === undefined || match.confidence < minConfidence) continue
    const text = clean(decodeAs(bytes, encoding, whole))
    if (text !== null && share(text, legacyControls) < 0.001) return { text, encoding: match.name }
  }
  return null
}

/**
 * Text in a known encoding without control characters; null: these bytes are none. By mark (UTF-8, UTF-16, UTF-32), as UTF-8, as UTF-16
 * without a mark, else by chardet's guess.
 */
export function decodeText(bytes: Uint8Array, whole = true): DecodedText | null {
  const mark = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  const as = (encoding: string): DecodedText | null => {
    const text = clean(decodeAs(bytes, encoding, whole))
    return text === null ? null : { text, encoding }
  }
  if (mark === 'fffe0000' || mark === '0000feff') {
    const text = clean(decodeUtf32(bytes, mark === 'fffe0000'))
    return text === null ? null : { text, encoding: 'utf-32' }
  }
  if (mark.startsWith('fffe')) return as('utf-16le')
  if (mark.startsWith('feff')) return as('utf-16be')
  const utf16 = unmarkedUtf16(bytes)
  if (utf16 !== null) return as(utf16)
  return as('utf-8') ?? legacy(bytes, whole)
}

export function looksLikeText(head: Uint8Array, isWholeFile: boolean): boolean {
  return decodeText(head, isWholeFile) !== null
}
