import type { PageChar } from '../../../pdf/placed-char.ts'
import { commonest } from '../commonest.ts'

const capital = /\p{Lu}/u
const capitalOrDigit = /[\p{Lu}\d]/u
const small = /\p{Ll}/u

/** Letters; fewer may be a letter or two in other type. */
const enoughSmall = 3

/** Points; 0 where a line has hardly any small letters, or some of several sizes. */
function smallLetterSize(inked: readonly PageChar[]): number {
  const sizes = inked.filter((char) => small.test(char.text)).map((char) => char.size)
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  return sizes.length >= enoughSmall && most < least * 1.05 ? most : 0
}

/** A speaker's name in small capitals before a few words: what is smaller than they are is capitals, and signs. */
function areCapitalsBelow(inked: readonly PageChar[], size: number): boolean {
  return inked.every(
    (char) => char.size > size * 0.95 || !/\p{L}/u.test(char.text) || capital.test(char.text),
  )
}

/**
 * Points; the size of most characters. Small capitals that a program made by shrinking letters are in the type of the capitals beside them: every
 * capital is larger than every small letter, or all are capitals of two sizes. A single large initial makes no small capitals.
 */
export function sizeOf(inked: readonly PageChar[]): number {
  const only = inked[0]?.size ?? 0
  if (inked.every(({ size }) => size === only)) return only
  const sizes = inked.map((char) => char.size)
  const usual = commonest(sizes, 0.25)
  const largest = Math.max(...inked.filter((char) => capital.test(char.text)).map((char) => char.size), 0)
  const lower = smallLetterSize(inked)
  if (lower > usual * 1.05 && areCapitalsBelow(inked, lower)) return lower
  if (usual >= largest * 0.9 || usual < largest * 0.6) return usual
  const shrunk = (char: PageChar): boolean => char.size < largest * 0.9
  const tall = inked.filter((char) => capitalOrDigit.test(char.text) && !shrunk(char))
  const mixed = inked.some((char) => small.test(char.text) && !shrunk(char))
  const two = inked.some((char) => small.test(char.text))
    ? inked.some((char) => capital.test(char.text) && shrunk(char))
    : false
  return tall.length >= 2 && !mixed && !two ? largest : usual
}
