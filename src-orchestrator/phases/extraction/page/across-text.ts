import type { PageChar } from '../../../pdf/placed-char.ts'
import { runsOfLarge } from './drop-caps.ts'

/** Fewer may be a drop cap, whose box the text beside it reaches into. */
const fewestLetters = 3
/** A watermark's type is larger than that of the text which it lies across. */
const minRatio = 2

function isInside(
  char: PageChar,
  { left, right, top, bottom }: Pick<PageChar, 'left' | 'right' | 'top' | 'bottom'>,
): boolean {
  const x = (char.left + char.right) / 2
  const y = (char.top + char.bottom) / 2
  return x > left && x < right && y > top && y < bottom
}

/** Whether most of a run's letters have small ones inside. */
function liesAcross(run: readonly PageChar[], small: readonly PageChar[]): boolean {
  const around = {
    left: Math.min(...run.map(({ left }) => left)),
    right: Math.max(...run.map(({ right }) => right)),
    top: Math.min(...run.map(({ top }) => top)),
    bottom: Math.max(...run.map(({ bottom }) => bottom)),
  }
  // A heading has none: they are not asked of each of its letters.
  const near = small.filter((char) => isInside(char, around))
  return run.filter((letter) => near.some((char) => isInside(char, letter))).length * 2 > run.length
}

/** A gap that parts two words, in ems. */
const wordGap = 0.2

export function textOfRun(run: readonly PageChar[]): string {
  return run
    .map(({ text, left, size }, at) =>
      left - (run[at - 1]?.right ?? left) > size * wordGap ? ` ${text}` : text,
    )
    .join('')
}

/** Large type, upright as the page's own, most of whose letters have small ones inside: a watermark, for nobody sets a heading or a drop cap onto text. */
export function findAcrossText(chars: readonly PageChar[], bodySize: number): PageChar[][] {
  const limit = bodySize * minRatio
  const runs = runsOfLarge(chars, limit).filter((run) => run.length >= fewestLetters)
  if (runs.length === 0) return []
  const small = chars.filter((char) => !char.blank && char.size < limit)
  const across = runs.filter((run) => liesAcross(run, small))
  // With its blanks, which would tie the lines above and below together.
  return across.map((run) => {
    const [first, last] = [run[0]?.index ?? 0, run.at(-1)?.index ?? 0]
    return chars.filter(({ index, size }) => index >= first && index <= last && size >= limit)
  })
}
