import type { Letters } from './letters.ts'

const keyLetters = 8

export type StartIndex = {
  /** Places at or behind `least` where these letters stand and a word begins: at most so many. */
  after: (letters: string, least: number, most: number) => number[]
}

/** Finds texts of at least eight letters in a long one; only of those that were named. */
export function startIndex({ text, starts }: Letters, wanted: readonly string[]): StartIndex {
  const places = new Map<string, number[]>(wanted.map((letters) => [letters.slice(0, keyLetters), []]))
  for (let at = 0; at + keyLetters <= text.length; at++)
    if (starts[at] === true) places.get(text.slice(at, at + keyLetters))?.push(at)
  return {
    after: (letters, least, most) => {
      const all = places.get(letters.slice(0, keyLetters)) ?? []
      const found: number[] = []
      for (let each = firstFrom(all, least); each < all.length && found.length < most; each++) {
        const at = all[each] ?? 0
        if (text.startsWith(letters, at)) found.push(at)
      }
      return found
    },
  }
}

/** In a rising list, the index of the first that is not below `least`. */
function firstFrom(list: readonly number[], least: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}
