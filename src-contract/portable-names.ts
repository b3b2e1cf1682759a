/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu

/** Whether Windows keeps a file name for a device. */
export function isReservedName(name: string): boolean {
  return reserved.test(name)
}

/** The text up to so many bytes in UTF-8, in which file systems count a name; no character is cut in two, however many code points it has. */
export function cutToBytes(text: string, bytes: number): string {
  const encoder = new TextEncoder()
  if (encoder.encode(text).length <= bytes) return text
  let kept = ''
  let left = bytes
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    left -= encoder.encode(segment).length
    if (left < 0) break
    kept += segment
  }
  return kept
}
