import type { Range } from '../../../documents/placed-dom.ts'
import { alignTexts } from './align.ts'
import { fragmentsOf, type Fragment } from './fragments.ts'
import { lettersOfChar } from './letters.ts'
import { readMarks, type Marks, type PlacedPart } from './read-marks.ts'

/** A fragment of a text that is read, in one of the documents. */
export type PlacedFragment = Fragment & { part: number }

/** What a text has before its first letter, or behind its last one: quotes, a full stop. */
function signsAtEnds(text: string): { before: string[]; behind: string[] } {
  const chars = Array.from(text).filter((char) => !/\s/u.test(char))
  const first = chars.findIndex((char) => lettersOfChar(char) !== '')
  const last = chars.findLastIndex((char) => lettersOfChar(char) !== '')
  return { before: chars.slice(0, first).toReversed(), behind: chars.slice(last + 1) }
}

/** How many of these signs stand there, one behind the other. */
function countSigns(signs: readonly string[], charAt: (index: number) => string | undefined): number {
  const differs = signs.findIndex((sign, index) => charAt(index)?.normalize('NFC') !== sign)
  return differs < 0 ? signs.length : differs
}

/** The marks of each text with the signs at its ends; null where it stands nowhere. */
function markStretches(texts: readonly string[], { marks, letters, markOfLetter }: Marks): (Range | null)[] {
  const stretches = alignTexts(texts, letters).map((found): Range | null => {
    const [first, last] = [markOfLetter[found?.from ?? -1], markOfLetter[(found?.to ?? 0) - 1]]
    return first === undefined || last === undefined ? null : { from: first, to: last + 1 }
  })
  const order = [...stretches.keys()].sort((a, b) => (stretches[a]?.from ?? 0) - (stretches[b]?.from ?? 0))
  let free = 0
  for (const number of order) {
    const stretch = stretches[number]
    if (stretch === null || stretch === undefined) continue
    const { before, behind } = signsAtEnds(texts[number] ?? '')
    const from = stretch.from - countSigns(before, (index) => marks[stretch.from - 1 - index]?.char)
    stretch.from = Math.max(free, from)
    stretch.to += countSigns(behind, (index) => marks[stretch.to + index]?.char)
    free = stretch.to
  }
  return stretches
}

/** Where texts that were read of documents stand in their sources, in their order; a text that is not found there has no fragments. Pure. */
export function placeTexts(
  texts: readonly string[],
  parts: readonly PlacedPart[],
  reading: { skipsNotes: boolean },
): PlacedFragment[][] {
  const marks = readMarks(parts, reading)
  return markStretches(texts, marks).map((stretch) =>
    stretch === null
      ? []
      : parts.flatMap((part, index) => {
          const own = marks.parts[index] ?? { from: 0, to: 0 }
          const inside = { from: Math.max(own.from, stretch.from), to: Math.min(own.to, stretch.to) }
          if (inside.from >= inside.to) return []
          return fragmentsOf(part, inside, marks).map(({ from, to, chars }) => ({
            from,
            to,
            chars,
            part: index,
          }))
        }),
  )
}
