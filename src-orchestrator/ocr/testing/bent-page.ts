import type { TextAt } from '../../pdf/testing/pdf-writer.ts'
import { flattened, terms, type Bend } from '../bend.ts'
import type { GreyPicture } from '../grey-picture.ts'

const words = 'Nobody had lived in the house by the river for as long as anybody knew of it'.split(' ')
export const proseSize = { width: 420, height: 595 }
/** A page of prose, whose lines are words in another order each. */
export const prose: TextAt[] = Array.from({ length: 34 }, (_, line) => ({
  text: Array.from({ length: 12 }, (__, word) => words[(line * 5 + word * 7) % words.length]).join(' '),
  x: 50,
  y: 60 + line * 14,
  size: 10,
}))

/** With the terms of `bend.ts` by their powers of x and y. */
export const bendWith = (values: Readonly<Record<string, number>>): Bend =>
  terms.map(({ x, y }) => values[`${x}${y}`] ?? 0)

/** As a page that bends so would be seen. */
export function bent(picture: GreyPicture, bend: Bend): GreyPicture {
  // The other way round for as little as that, but for what lines near each other differ in.
  return flattened(
    picture,
    bend.map((value) => -value),
  )
}
