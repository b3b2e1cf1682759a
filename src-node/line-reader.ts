import { StringDecoder } from 'node:string_decoder'

/**
 * Cuts a stream of bytes into lines. A line longer than `maxChars` is cut there, so that a program that never ends its line cannot fill the memory.
 * Broken UTF-8 becomes U+FFFD. A carriage return ends a line too: progress bars redraw with it.
 */
export function lineReader(
  onLine: (line: string) => void,
  maxChars = 1_000_000,
): { write: (bytes: Uint8Array) => void; end: () => void } {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  const take = (text: string): void => {
    rest += text
    const lines = rest.split(/\r\n|\n|\r(?!$)/u)
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
    while (rest.length > maxChars) {
      onLine(rest.slice(0, maxChars))
      rest = rest.slice(maxChars)
    }
  }
  return {
    write: (bytes) => take(decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))),
    end: () => {
      take(decoder.end())
      if (rest !== '') onLine(rest.replace(/\r$/u, ''))
      rest = ''
    },
  }
}
