/*
 * Dictionaries of 90,000 words stay the bytes that they are read as, and an index of numbers says where each key stands. As objects they take half a second to
 * parse, and V8 marks all of them with every collection, of which the network's answers cause many: a quarter of a worker's time.
 */

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c

const opens = (byte: number): boolean => byte === 0x7b || byte === 0x5b
const closes = (byte: number): boolean => byte === 0x7d || byte === 0x5d

/** Where a string ends that begins after `at`: the place of its closing quote. */
function stringEnd(bytes: Uint8Array, at: number): number {
  let end = at + 1
  while (end < bytes.length && bytes[end] !== quote) end += bytes[end] === backslash ? 2 : 1
  return end
}

/** The place after the value that begins at `at`. */
function valueEnd(bytes: Uint8Array, at: number): number {
  let depth = 0
  for (let place = at; place < bytes.length; place++) {
    const byte = bytes[place] ?? 0
    if (byte === quote) place = stringEnd(bytes, place)
    else if (opens(byte)) depth++
    else if (closes(byte)) depth--
    if (depth < 0 || (depth === 0 && byte === comma)) return place
  }
  return bytes.length
}

/** FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return hash >>> 0
}

/** Where the keys of the object stand that opens at `start`. */
function keyPlaces(bytes: Uint8Array, start: number): Uint32Array {
  // The shortest entry is "":0, and a comma.
  const places = new Uint32Array(Math.ceil((bytes.length - start) / 5))
  let count = 0
  let at = start + 1
  while (at < bytes.length) {
    if (bytes[at] === quote) {
      places[count++] = at
      at = valueEnd(bytes, stringEnd(bytes, at) + 1)
    }
    if (closes(bytes[at] ?? 0)) break
    at++
  }
  return places.slice(0, count)
}

/**
 * Finds values in the JSON object that opens at `start` of the bytes; undefined where it has no such key. Throws TypeError where no object opens there, and
 * SyntaxError for a value that is no JSON.
 */
export function jsonIndex(bytes: Buffer, start = 0): (key: string) => unknown {
  if (bytes[start] !== 0x7b) throw new TypeError('no JSON object')
  const places = keyPlaces(bytes, start)
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(places.length * 2 + 1)))
  const mask = slots.length - 1
  const written = (place: number): string => bytes.toString('utf8', place, stringEnd(bytes, place) + 1)
  const isEscaped = (place: number, end: number): boolean => bytes.subarray(place, end).includes(backslash)
  for (const place of places) {
    const end = stringEnd(bytes, place)
    const plain = isEscaped(place, end) ? Buffer.from(String(JSON.parse(written(place)))) : null
    let slot = (plain === null ? hashOf(bytes, place + 1, end) : hashOf(plain, 0, plain.length)) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = place
  }
  return (key) => {
    const wanted = Buffer.from(key)
    for (let slot = hashOf(wanted, 0, wanted.length) & mask; ; slot = (slot + 1) & mask) {
      // No key stands at 0: the object opens there at the earliest.
      const place = slots[slot] ?? 0
      if (place === 0) return undefined
      const end = stringEnd(bytes, place)
      const isIt = isEscaped(place, end)
        ? JSON.parse(written(place)) === key
        : wanted.compare(bytes, place + 1, end) === 0
      if (!isIt) continue
      const value: unknown = JSON.parse(
        bytes.toString('utf8', bytes.indexOf(':', end) + 1, valueEnd(bytes, end + 1)),
      )
      return value
    }
  }
}
