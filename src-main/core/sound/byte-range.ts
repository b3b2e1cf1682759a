/** Both ends are part of it. */
export type ByteRange = { from: number; to: number }

/**
 * What a Range header asks of so many bytes: null where it asks for everything (also where it cannot be read, or names several ranges, which a server may answer
 * with everything); 'none' where nothing of it is there. https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
export function byteRange(header: string | null, size: number): ByteRange | 'none' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/iu.exec(header?.replaceAll(' ', '') ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return null
  if (first === '') {
    const wanted = Math.min(Number(last), size)
    return wanted === 0 ? 'none' : { from: size - wanted, to: size - 1 }
  }
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < from) return null
  return from >= size ? 'none' : { from, to }
}
