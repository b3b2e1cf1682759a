/**
 * Characters that are given to a network at once: what it needs of memory grows with them, and ONNX Runtime keeps it. A sentence of 600 characters, such as novels have, takes
 * a gigabyte.
 */
const longestBreath = 220

/** The last place in the first `most` characters where a speaker may stop, the stronger stop first; 0 where there is none. */
function stopIn(text: string, most: number): number {
  const window = text.slice(0, most + 1)
  for (const stop of [
    /[;:!?.…。！？；：]["”’»)\]]*\s+|[。！？；：]/gu,
    /[,，、–—]["”’»)\]]*\s+|[，、]/gu,
    /\s+/gu,
  ]) {
    const ends = [...window.matchAll(stop)].map(({ index, 0: found }) => index + found.length)
    const last = ends.at(-1) ?? 0
    // A first word alone would be spoken like a title.
    if (last >= most / 4) return last
  }
  return 0
}

/** A text in parts that are spoken one after the other: as it is where it is short, else divided where a speaker takes breath. */
export function breathsOf(said: string, most: number = longestBreath): string[] {
  const parts: string[] = []
  let rest = said.trim()
  while (rest.length > most) {
    const at = stopIn(rest, most)
    if (at === 0) break
    parts.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  return rest === '' ? parts : [...parts, rest]
}
