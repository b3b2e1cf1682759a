import { eachInk, sharpnessOfRows, type Ink } from './ink.ts'

/** Degrees; scanned books lie no more askew than this. */
const mostDegrees = 5
const coarseStep = 0.5
const fineStep = 0.05

type Points = { x: Float32Array; y: Float32Array; count: number; across: number }

/** Ink alone, as points; `lying`: with the page on its side. At most so many of them: a black margin is no text. */
function pointsOf(ink: Ink, lying: boolean): Points {
  const { width, height, count } = ink
  const x = new Float32Array(count)
  const y = new Float32Array(count)
  let at = 0
  eachInk(ink, (column, row) => {
    x[at] = lying ? row - height / 2 : column - width / 2
    y[at] = lying ? column : row
    at++
  })
  return { x, y, count, across: lying ? width : height }
}

/** How sharply lines stand apart when the page is turned by so many degrees. */
function sharpness({ x, y, count, across }: Points, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const rows = new Float64Array(across * 2)
  for (let at = 0; at < count; at++) {
    const row = Math.round((y[at] ?? 0) + (x[at] ?? 0) * slope + across / 2)
    rows[row] = (rows[row] ?? 0) + 1
  }
  return sharpnessOfRows(rows)
}

function sharpest(
  points: Points,
  from: number,
  to: number,
  step: number,
): { degrees: number; sharpness: number } {
  let best = { degrees: 0, sharpness: 0 }
  for (let degrees = from; degrees <= to + step / 2; degrees += step) {
    const found = sharpness(points, degrees)
    if (found > best.sharpness) best = { degrees, sharpness: found }
  }
  return best
}

/** How a page lies: degrees by which it has to be turned clockwise for its lines to be level, and whether they run up or down the page. */
export type Lie = { degrees: number; lying: boolean }

/** Times as sharp along the page's side as along its foot: pages of text have 3 and more, drawings and tables about 1. */
const lyingRatio = 1.6
/** Lines that bend stand apart as little along one as along the other: which it is has to be asked otherwise. */
const doubtful = { least: 0.33, most: 3 }

/** `isBent`: whether the lines of the page, or of the page on its side, are known to bend; asked only where it matters. */
export function lieOf(ink: Ink, isBent: (lying: boolean) => boolean): Lie {
  if (ink.count === 0) return { degrees: 0, lying: false }
  const best = [false, true].map((lying) => {
    const points = pointsOf(ink, lying)
    const coarse = sharpest(points, -mostDegrees, mostDegrees, coarseStep)
    return sharpest(points, coarse.degrees - coarseStep, coarse.degrees + coarseStep, fineStep)
  })
  const [upright = { degrees: 0, sharpness: 0 }, onSide = upright] = best
  const ratio = onSide.sharpness / Math.max(1, upright.sharpness)
  if (ratio > doubtful.least && ratio < doubtful.most)
    for (const lying of [false, true]) if (isBent(lying)) return { degrees: 0, lying }
  const lying = ratio > lyingRatio
  return { degrees: lying ? -onSide.degrees : upright.degrees, lying }
}
