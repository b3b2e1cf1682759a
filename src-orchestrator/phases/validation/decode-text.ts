import { detectEncoding, type UsedEncoding } from '../../../src-contract/text-encodings.ts'
import { unmarkedUtf16 } from '../../../src-node/file-kind/reads-as-text.ts'
import { decodeBytes } from './decode-bytes.ts'
import { guessEncodings } from './guess-encoding.ts'

export type DecodedText = { text: string; encoding: UsedEncoding }

/** Controls that no text holds; tab, line ends and form feed it does. */
const controls = /(?![\t-\r\u0080-\u009F])\p{Cc}/gu
/** Of Latin-1's upper half: a legacy encoding that yields them was guessed wrongly. */
const legacyControls = /(?=[\u0080-\u009F])\p{Cc}/gu
/** What DOS and CP/M put behind a text. */
const endMark = '\u001A'

/** What the first bytes say, where they say it. https://www.unicode.org/faq/utf_bom.html */
const marks: readonly (readonly [string, string])[] = [
  ['fffe0000', 'utf-32'],
  ['0000feff', 'utf-32'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['efbbbf', 'utf-8'],
]

function share(text: string, pattern: RegExp): number {
  return (text.match(pattern)?.length ?? 0) / Math.max(1, text.length)
}

/** Without what stands before and behind a text for programs alone. */
function body(text: string): string {
  const whole = text.replace(/^\uFEFF/u, '')
  return whole.trimEnd().endsWith(endMark) ? whole.trimEnd().slice(0, -1) : whole
}

function clean(text: string | null): string | null {
  const words = text === null ? null : body(text)
  return words === null || share(words, controls) > 0 ? null : words
}

function legacy(bytes: Uint8Array, isWhole: boolean): DecodedText | null {
  for (const name of guessEncodings(bytes)) {
    const text = clean(decodeBytes(bytes, name, { isWhole }))
    if (text !== null && share(text, legacyControls) < 0.001)
      return { text, encoding: { name, how: 'detected' } }
  }
  return null
}

/**
 * Text in a known encoding without control characters; null: these bytes are none. By mark (UTF-8, UTF-16, UTF-32), as UTF-8, as UTF-16
 * without a mark, else by a guess (guess-encoding.ts).
 */
export function decodeText(bytes: Uint8Array, isWhole = true): DecodedText | null {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  const as = (name: string, how: 'marked' | 'detected'): DecodedText | null => {
    const text = clean(decodeBytes(bytes, name, { isWhole }))
    return text === null ? null : { text, encoding: { name, how } }
  }
  const marked = marks.find(([mark]) => start.startsWith(mark))?.[1]
  const sound = marked === undefined ? null : as(marked, 'marked')
  if (sound !== null || (marked !== undefined && marked !== 'utf-8')) return sound
  const utf16 = unmarkedUtf16(bytes)
  if (utf16 !== null) return as(utf16, 'detected')
  return as('utf-8', 'detected') ?? legacy(bytes, isWhole)
}

/** The same as the user wants it: in the encoding that was named, whatever the bytes look like, or with `auto` by what they are. */
export function decodeTextAs(bytes: Uint8Array, encoding: string): DecodedText | null {
  if (encoding === detectEncoding) return decodeText(bytes)
  const text = decodeBytes(bytes, encoding, { isLenient: true })
  if (text === null) return null
  return { text: body(text).replaceAll(controls, ''), encoding: { name: encoding, how: 'chosen' } }
}

export function looksLikeText(head: Uint8Array, isWholeFile: boolean): boolean {
  return decodeText(head, isWholeFile) !== null
}
