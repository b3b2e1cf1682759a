/** Characters of a piece; the last one is shorter. */
const pieceLength = 65_536
/** Values within each other up to which something is written in one go: a paragraph of a book has some twenty. */
const smallNodes = 100
/** So many of a list's small items are written at once: one by one is ten times as slow. */
const batchItems = 64

/**
 * What JSON.stringify makes of plain data, in pieces: as one text, of two bytes a letter, and again as the bytes to be written, a long book is 60 MB beside
 * what it is itself.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  let piece = ''
  for (const text of texts(value)) {
    piece += text
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield piece
}

/** How many values a value consists of; beyond `most` they are not counted. */
function nodesIn(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 1
  let nodes = 1
  for (const item of Object.values(value)) {
    nodes += nodesIn(item, most - nodes)
    if (nodes > most) break
  }
  return nodes
}

const isSmall = (value: unknown): boolean => nodesIn(value, smallNodes) <= smallNodes

function* texts(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || isSmall(value)) yield JSON.stringify(value ?? null)
  else if (Array.isArray(value)) yield* listTexts(value)
  else {
    let mark = '{'
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue
      yield `${mark}${JSON.stringify(key)}:`
      yield* texts(item)
      mark = ','
    }
    yield mark === '{' ? '{}' : '}'
  }
}

function* listTexts(items: readonly unknown[]): Generator<string> {
  let mark = '['
  for (let from = 0; from < items.length; mark = ',') {
    let end = from
    while (end < Math.min(items.length, from + batchItems) && isSmall(items[end])) end++
    if (end > from) {
      yield mark + JSON.stringify(items.slice(from, end)).slice(1, -1)
      from = end
    } else {
      yield mark
      yield* texts(items[from])
      from++
    }
  }
  yield ']'
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
