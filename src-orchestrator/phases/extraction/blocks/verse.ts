import type { Layout } from '../page/layout.ts'
import type { PlacedLine } from '../page/line.ts'
import { endedEarly, isCutWord, type LineGroup } from './paragraphs.ts'

/** Ems by which the rest of a line of verse that was too long stands further in. */
const turnoverIndent = 1

const beginsSmall = /^[^\p{L}]*\p{Ll}/u

/** Lines of verse, each with what of it stands below, further in, because it was too long. */
function withTurnovers(lines: readonly PlacedLine[], layout: Layout): PlacedLine[][] {
  const whole: PlacedLine[][] = []
  for (const line of lines) {
    const open = whole.at(-1)
    const [first] = open ?? []
    const furtherIn = first !== undefined && line.left - first.left > layout.bodySize * turnoverIndent
    const last = open?.at(-1)
    const isCut = last !== undefined && isCutWord(last, line)
    if (isCut || (furtherIn && beginsSmall.test(line.text))) open?.push(line)
    else whole.push([line])
  }
  return whole
}

/**
 * The lines of a stanza, of an address or of a letter's end: each begins with a capital or a number, and most were ended where the next one's first word would have
 * fitted, which no paragraph's are, set flush or ragged. Null for any other group. Pure.
 */
export function linesOnPurpose({ kind, lines }: LineGroup, layout: Layout): PlacedLine[][] | null {
  if (kind !== 'text') return null
  const whole = withTurnovers(lines, layout)
  if (whole.length < 2 || whole.some(([first]) => first === undefined || beginsSmall.test(first.text)))
    return null
  const early = whole.filter((line, at) => {
    const [last, next] = [line.at(-1), whole[at + 1]?.[0]]
    return last !== undefined && next !== undefined && endedEarly(last, next, layout)
  })
  return early.length * 2 >= whole.length - 1 ? whole : null
}
