import type { PageChar } from '../../pdf/placed-char.ts'
import { commonest } from './commonest.ts'

const capital = /\p{Lu}/u
const small = /\p{Ll}/u

/**
 * Points; the size of most characters. Small capitals that a program made by shrinking letters are in the type of the capitals beside them: every
 * capital is larger than every small letter, or all are capitals of two sizes. A single large initial makes no small capitals.
 */
export function sizeOf(inked: readonly PageChar[]): number {
  const sizes = inked.map((char) => char.size)
  const usual = commonest(sizes, 0.25)
  if (sizes.every((size) => size === sizes[0])) return usual
  const largest = Math.max(...inked.filter((char) => capital.test(char.text)).map((char) => char.size), 0)
  if (usual >= largest * 0.9 || usual < largest * 0.6) return usual
  const shrunk = (char: PageChar): boolean => char.size < largest * 0.9
  const tall = inked.filter((char) => capital.test(char.text) && !shrunk(char))
  const mixed = inked.some((char) => small.test(char.text) && !shrunk(char))
  const two = inked.some((char) => small.test(char.text))
    ? inked.some((char) => capital.test(char.text) && shrunk(char))
    : false
  return tall.length >= 2 && !mixed && !two ? largest : usual
}
