import type { PageChar } from '../../../pdf/placed-char.ts'

/** A drop cap is at least this much larger than the text beside it (two lines deep: about 2.3). */
const minRatio = 1.6
const maxLetters = 2
/** Ems of the text by which the first line beside a letter may stand above it, where its type was to be had a little too small. */
export const aboveCap = 0.25

export type DropCap = { chars: PageChar[]; left: number; right: number; top: number; bottom: number }

/** Letters of at least that size, as they follow each other on a line. */
export function runsOfLarge(chars: readonly PageChar[], limit: number): PageChar[][] {
  const runs: PageChar[][] = []
  let open = false
  for (const char of chars) {
    if (char.blank) continue
    if (char.size < limit) {
      open = false
      continue
    }
    const run = runs.at(-1)
    const last = run?.at(-1)
    const goesOn = last !== undefined && Math.abs(last.baseline - char.baseline) < char.size * 0.2
    if (open && goesOn) run?.push(char)
    else runs.push([char])
    open = true
  }
  return runs
}

const openingMark = /^[“‘„«‹"'¿¡(]$/u

/** The mark of a quotation that opens with the letter: in small type before it, with nothing of the line further left. */
function markBefore(chars: readonly PageChar[], cap: PageChar | undefined): PageChar[] {
  if (cap === undefined) return []
  const close = chars.filter(
    (char) =>
      !char.blank &&
      char.size < cap.size &&
      char.left < cap.left &&
      char.right > cap.left - cap.size * 0.5 &&
      char.baseline > cap.top - char.size * aboveCap &&
      char.baseline < cap.bottom + char.size * 0.4,
  )
  const [first] = close.toSorted((a, b) => a.baseline - b.baseline)
  // The line below the letter may begin under the mark.
  const inRow = close.filter(
    (char) => Math.abs(char.baseline - (first?.baseline ?? 0)) < char.size * aboveCap,
  )
  return inRow.length <= 2 && inRow.every((char) => openingMark.test(char.text)) ? inRow : []
}

/** First letters that reach down beside at least two lines of text. A large heading has nothing beside it and is none. */
export function findDropCaps(chars: readonly PageChar[], bodySize: number): DropCap[] {
  const found: DropCap[] = []
  for (const run of runsOfLarge(chars, bodySize * minRatio)) {
    if (run.length > maxLetters || !run.some((char) => /\p{L}/u.test(char.text))) continue
    const left = Math.min(...run.map((char) => char.left))
    const right = Math.max(...run.map((char) => Math.max(char.right, char.left)))
    const top = Math.min(...run.map((char) => char.top))
    const bottom = Math.max(...run.map((char) => char.bottom))
    const beside = chars.filter(
      (char) =>
        char.size < bodySize * minRatio &&
        char.left > left + 1 &&
        char.left < right + bodySize * 4 &&
        char.baseline > top &&
        char.baseline < bottom + bodySize * 0.4,
    )
    const baselines = new Set(beside.map((char) => Math.round(char.baseline / (bodySize * 0.5))))
    if (baselines.size < 2) continue
    const marks = markBefore(chars, run[0])
    found.push({
      chars: [...marks, ...run],
      left: Math.min(left, ...marks.map((char) => char.left)),
      right,
      top,
      bottom,
    })
  }
  return found
}
