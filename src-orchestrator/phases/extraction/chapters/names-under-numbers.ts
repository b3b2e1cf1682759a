import type { TextBlock } from '../blocks/blocks.ts'
import type { PlacedLine } from '../page/line.ts'

/** Letters of a name under a number: in a line or two, and of one whose lines stand around one middle. */
const plainName = 80
const longName = 160
export const longNameLines = 3
/** Of its size: the step to a line of the same name. */
const namePitch = 1.6

/** Whether a line stands close under another around the same middle, and ends elsewhere. */
function isAround(above: PlacedLine, below: PlacedLine): boolean {
  const step = below.baseline - above.baseline
  const aside = [below.left - above.left, above.right - below.right]
  return (
    above.page === below.page &&
    Math.abs(above.size - below.size) < 0.1 &&
    step > 0 &&
    step < above.size * namePitch &&
    aside.every((by) => Math.abs(by) > above.size / 20) &&
    Math.abs((aside[0] ?? 0) - (aside[1] ?? 0)) < above.size / 2
  )
}

/** A name under a number in the text's own type: short, or around one middle, and no sentence. */
export function isPlainName({ text, lines }: TextBlock): boolean {
  const areAround = lines.slice(1).every((line, at) => isAround(lines[at] ?? line, line))
  const isShort = text.length <= plainName && lines.length <= 2
  const isLong = areAround && text.length <= longName && lines.length <= longNameLines
  return (isShort || isLong) && /^\P{Ll}/u.test(text) && !/[.,;:!?”"’']$/u.test(text)
}

/** The blocks of a name from its first on: the lines of a long one may stand apart, where each is as if it were centred by itself. */
export function blocksOfName(first: TextBlock, behind: readonly TextBlock[]): TextBlock[] {
  const name = [first]
  if (first.display) return name
  for (const next of behind) {
    const above = name.at(-1)?.lines.at(-1)
    const [below] = next.lines
    const [text, lines] = [nameOf([...name, next]), [...name, next].flatMap((block) => block.lines)]
    if (text.length > longName || lines.length > longNameLines) return name
    if (above === undefined || below === undefined || !isAround(above, below)) return name
    name.push(next)
  }
  return name
}

export const nameOf = (blocks: readonly TextBlock[]): string => blocks.map((block) => block.text).join(' ')
