/** A piece of an RTF file. `symbol`: a control of one sign, as `\~`. `bytes`: text as it stands, in an encoding that what came before decides. */
export type RtfToken =
  | { type: 'open' }
  | { type: 'close' }
  | { type: 'word'; word: string; value: number | null }
  | { type: 'symbol'; symbol: string }
  | { type: 'bytes'; bytes: Uint8Array }

const code = (char: string): number => char.charCodeAt(0)
const open = code('{')
const close = code('}')
const backslash = code('\\')
const quote = code("'")
const isLineEnd = (byte: number | undefined): boolean => byte === 10 || byte === 13
const isLetter = (byte: number): boolean => (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90)
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57

/** Longer ones are none: a damaged file. RTF 1.9.1, "Control Word". */
const maxWordChars = 32
const maxDigits = 10

/**
 * The pieces of an RTF file in their order; what is no RTF is taken for text, and pictures' bytes (`\bin`) are passed over. RTF 1.9.1:
 * https://interoperability.blob.core.windows.net/files/Archive_References/[MSFT-RTF].pdf
 */
export function* rtfTokens(file: Uint8Array): Generator<RtfToken> {
  let at = 0
  const controlWord = (): RtfToken => {
    const from = at
    while (at < file.length && at - from < maxWordChars && isLetter(file[at] ?? 0)) at++
    const word = Buffer.from(file.subarray(from, at)).toString('latin1')
    const begin = at
    if (file[at] === code('-')) at++
    while (at < file.length && at - begin <= maxDigits && isDigit(file[at] ?? 0)) at++
    const digits = Buffer.from(file.subarray(begin, at)).toString('latin1')
    if (file[at] === code(' ')) at++
    const value = Number.parseInt(digits, 10)
    return { type: 'word', word, value: Number.isNaN(value) ? null : value }
  }
  while (at < file.length) {
    const byte = file[at] ?? 0
    if (byte === open || byte === close) {
      at++
      yield byte === open ? { type: 'open' } : { type: 'close' }
    } else if (isLineEnd(byte) || byte === 0) at++
    else if (byte !== backslash) {
      const from = at
      while (at < file.length) {
        const next = file[at] ?? 0
        if (next === open || next === close || next === backslash || isLineEnd(next)) break
        at++
      }
      yield { type: 'bytes', bytes: file.subarray(from, at) }
    } else {
      at++
      const next = file[at] ?? 0
      if (isLetter(next)) {
        const token = controlWord()
        if (token.type === 'word' && token.word === 'bin') at += Math.max(0, token.value ?? 0)
        else yield token
      } else if (next === quote) {
        const hex = Buffer.from(file.subarray(at + 1, at + 3)).toString('latin1')
        at += 3
        if (/^[\da-f]{2}$/iu.test(hex))
          yield { type: 'bytes', bytes: Uint8Array.of(Number.parseInt(hex, 16)) }
      } else {
        at++
        yield { type: 'symbol', symbol: isLineEnd(next) ? '\n' : String.fromCharCode(next) }
      }
    }
  }
}
