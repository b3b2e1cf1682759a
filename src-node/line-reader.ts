import { StringDecoder } from 'node:string_decoder'

/**
 * Cuts a stream of bytes into lines, each byte looked at once. A line longer than `maxChars` is cut there, so that a program that never ends its line
 * can fill neither the memory nor the time. Broken UTF-8 becomes U+FFFD. A carriage return ends a line too: progress bars redraw with it.
 */
export function lineReader(
  onLine: (line: string) => void,
  maxChars = 1_000_000,
): { write: (bytes: Uint8Array) => void; end: () => void } {
  const decoder = new StringDecoder('utf8')
  let parts: string[] = []
  let length = 0
  /** A carriage return at the end of what came: the first half of \r\n, perhaps. */
  let heldReturn = false

  const emit = (): void => {
    const line = parts.join('')
    parts = []
    length = 0
    onLine(line)
  }
  const append = (text: string): void => {
    if (text === '') return
    parts.push(text)
    length += text.length
    while (length > maxChars) {
      const whole = parts.join('')
      onLine(whole.slice(0, maxChars))
      parts = [whole.slice(maxChars)]
      length -= maxChars
    }
  }
  const take = (text: string): void => {
    if (text === '') return
    const fresh = heldReturn ? `\r${text}` : text
    heldReturn = fresh.endsWith('\r')
    const lines = (heldReturn ? fresh.slice(0, -1) : fresh).split(/\r\n|\n|\r/u)
    const last = lines.pop() ?? ''
    for (const line of lines) {
      append(line)
      emit()
    }
    append(last)
  }
  return {
    write: (bytes) => take(decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))),
    end: () => {
      take(decoder.end())
      if (heldReturn || length > 0) emit()
      heldReturn = false
    },
  }
}
