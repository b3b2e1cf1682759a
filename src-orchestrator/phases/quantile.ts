/** The value that is in the middle; 0 for none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The same of what many things have and few have otherwise: sizes of type. */
export function medianOfFew<T>(things: readonly T[], valueOf: (thing: T) => number): number {
  const places = new Map<number, number>()
  const times: number[] = []
  let count = 0
  let before = Number.NaN
  let place = 0
  for (const thing of things) {
    const value = valueOf(thing)
    // Most are as the one before, and need no look into the map.
    if (value !== before) {
      place = places.get(value) ?? times.push(0) - 1
      places.set(value, place)
      before = value
    }
    times[place] = (times[place] ?? 0) + 1
    count++
  }
  let rank = Math.floor(count / 2)
  for (const [value, at] of [...places].toSorted(([a], [b]) => a - b)) {
    rank -= times[at] ?? 0
    if (rank < 0) return value
  }
  return 0
}

/** Values from which they are sorted: the search below takes time by their square where they stand in the worst order. */
const many = 4096

/** The value below which that share of them is; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const rank = Math.min(values.length - 1, Math.floor(values.length * share))
  if (values.length > many) return new Float64Array(values).sort()[rank] ?? 0
  return ranked([...values], rank)
}

/** Hoare's selection: parts the values around the one that is asked for, for every line and page of a book it is a fifth of the time of sorting them. */
function ranked(values: number[], rank: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const pivot = values[rank] ?? 0
    let left = low
    let right = high
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left++
      while (pivot < (values[right] ?? 0)) right--
      if (left > right) break
      const moved = values[left] ?? 0
      values[left] = values[right] ?? 0
      values[right] = moved
      left++
      right--
    }
    if (right < rank) low = left
    if (rank < left) high = right
  }
  return values[rank] ?? 0
}
