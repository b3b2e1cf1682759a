import { decodeText } from '../phases/validation/decode-text.ts'

const declared =
  /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']|<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/iu
const declaredWithin = 2048

/**
 * Markup as text: by its mark or as UTF-8 where it is that, else in the encoding that it declares, else by guess; what is in none keeps its sound characters.
 * XML 1.0, appendix F; HTML, 13.2.3.2.
 */
export function decodeMarkup(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, declaredWithin)).toString('latin1')
  const found = declared.exec(head)
  const name = found?.[1] ?? found?.[2]
  if (name !== undefined && !/^utf-?(?:8|16)/iu.test(name)) {
    const text = decodeAs(bytes, name)
    if (text !== null) return text
  }
  return decodeText(bytes)?.text ?? new TextDecoder().decode(bytes)
}

function decodeAs(bytes: Uint8Array, name: string): string | null {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes)
  } catch {
    // Not in the encoding that it declares, or one that nobody knows: then the bytes themselves are asked.
    return null
  }
}
