/** Characters of a piece; the last one is shorter. */
const pieceLength = 65_536
/** Objects and lists within each other that are taken apart; what lies deeper is written in one go. A book's paragraphs lie so deep. */
const levels = 5

/**
 * What JSON.stringify makes of plain data, in pieces: as one text, of two bytes a letter, and again as the bytes to be written, a long book is 60 MB beside
 * what it is itself.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  let piece = ''
  for (const text of texts(value, levels)) {
    piece += text
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield piece
}

function* texts(value: unknown, deep: number): Generator<string> {
  if (deep === 0 || typeof value !== 'object' || value === null) yield JSON.stringify(value ?? null)
  else if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    yield '['
    for (const [index, item] of items.entries()) {
      if (index > 0) yield ','
      yield* texts(item, deep - 1)
    }
    yield ']'
  } else {
    let mark = '{'
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue
      yield `${mark}${JSON.stringify(key)}:`
      yield* texts(item, deep - 1)
      mark = ','
    }
    yield mark === '{' ? '{}' : '}'
  }
}

/** The same data as it would be read back from JSON: without what is undefined, and with null for what is no number. */
export function asReadBack(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    return items.map((item) => (item === undefined ? null : asReadBack(item)))
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, asReadBack(item)]])),
  )
}
