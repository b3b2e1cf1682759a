import { detectEncoding, encodingNamed } from '../../src-contract/text-encodings.ts'
import { decodeText, decodeTextAs, type DecodedText } from '../phases/validation/decode-text.ts'

const declared =
  /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']|<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/iu
const declaredWithin = 2048

/**
 * Markup as text: by its mark or as UTF-8 where it is that, else in the encoding that it declares, else by guess; what is in none keeps its sound characters.
 * XML 1.0, appendix F; HTML, 13.2.3.2. `wanted`: in the encoding that the user has named, whatever it declares.
 */
export function readMarkup(bytes: Uint8Array, wanted: string = detectEncoding): DecodedText {
  const chosen = wanted === detectEncoding ? null : decodeTextAs(bytes, wanted)
  if (chosen !== null) return chosen
  const head = Buffer.from(bytes.subarray(0, declaredWithin)).toString('latin1')
  const found = declared.exec(head)
  const name = found?.[1] ?? found?.[2]
  const known = name === undefined ? null : (encodingNamed(name) ?? name.toLowerCase())
  if (known !== null && name !== undefined && !/^utf-?(?:8|16)/iu.test(name)) {
    const text = decodeAs(bytes, name)
    if (text !== null) return { text, encoding: { name: known, how: 'declared' } }
  }
  const read = decodeText(bytes)
  if (read === null)
    return { text: new TextDecoder().decode(bytes), encoding: { name: 'utf-8', how: 'detected' } }
  const { encoding } = read
  const isDeclared = encoding.how === 'detected' && encoding.name === known
  return isDeclared ? { ...read, encoding: { ...encoding, how: 'declared' } } : read
}

/** The same where nobody asks in which encoding that was. */
export function decodeMarkup(bytes: Uint8Array): string {
  return readMarkup(bytes).text
}

function decodeAs(bytes: Uint8Array, name: string): string | null {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes)
  } catch {
    // Not in the encoding that it declares, or one that nobody knows: then the bytes themselves are asked.
    return null
  }
}
