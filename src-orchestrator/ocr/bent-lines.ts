import { below, terms, type Bend } from './bend.ts'
import type { GreyPicture } from './grey-picture.ts'
import { eachInk, inkOf, sharpnessOfRows, type Ink } from './ink.ts'

/** Pixels of the longer side of the copy that bent lines are followed in: in the one that a page's shape is judged by, small type of a photograph is three pixels high. */
const copySidePx = 1800

/** Ink with the level of its line by what is known of the bend; in halves of the longer side. */
type Points = { x: Float32Array; y: Float32Array; level: Float32Array; unit: number }

function pointsOf(ink: Ink): Points {
  const { width, height, count } = ink
  const unit = Math.max(width, height) / 2
  const x = new Float32Array(count)
  const y = new Float32Array(count)
  let at = 0
  eachInk(ink, (column, row) => {
    x[at] = (column - width / 2) / unit
    y[at] = (row - height / 2) / unit
    at++
  })
  return { x, y, level: y.slice(), unit }
}

function straighten(points: Points, bend: Bend): void {
  for (let at = 0; at < points.x.length; at++) {
    const y = points.y[at] ?? 0
    points.level[at] = y - below(bend, points.x[at] ?? 0, y)
  }
}

/** Cells of a page's longer side: in each, so many letters of a few lines that these have a slope, and bend by next to nothing. */
const cells = 9
/** Slopes of lines in a cell: into a gutter they fall by ten degrees. */
const steepest = 0.2
const slopeSteps = { coarse: 0.01, fine: 0.002 }
/** Points of a cell: fewer are no line, more are a picture or what the page lies on. Of its pixels. */
const inked = { least: 0.01, most: 0.35 }
/** Times as sharp at the slope of a cell's lines as at the others: text has 3 to 25, what a page lies on 2, the edge of its paper, alone in a cell, more than any text. */
const sharp = { least: 2.5, most: 40 }

/** How sharply a cell's lines stand apart at a slope. */
function sharpnessAt(
  { x, level, unit }: Points,
  {
    points,
    middle,
    top,
    rows,
  }: { points: readonly number[]; middle: number; top: number; rows: Float64Array },
  slope: number,
): number {
  rows.fill(0)
  for (const at of points) {
    const row = Math.round(
      ((level[at] ?? 0) - top - ((x[at] ?? 0) - middle) * slope) * unit + rows.length / 4,
    )
    rows[row] = (rows[row] ?? 0) + 1
  }
  // Where the cell itself ends is no line.
  const [first, last] = [0.25 + steepest / 4, 0.75 - steepest / 4].map((part) =>
    Math.round(rows.length * part),
  )
  return sharpnessOfRows(rows, first ?? 0, last ?? 0)
}

type Slope = { x: number; y: number; slope: number }

/** How the lines of each cell run that has some. */
function slopesOf(points: Points): Slope[] {
  const side = 2 / cells
  const byCell = new Map<number, number[]>()
  for (let at = 0; at < points.x.length; at++) {
    const column = Math.floor(((points.x[at] ?? 0) + 1) / side)
    const row = Math.floor(((points.level[at] ?? 0) + 1) / side)
    const key = row * 100 + column
    const known = byCell.get(key)
    if (known === undefined) byCell.set(key, [at])
    else known.push(at)
  }
  const area = (side * points.unit) ** 2
  const rows = new Float64Array(Math.ceil(side * points.unit * 2))
  return [...byCell].flatMap(([key, held]): Slope[] => {
    if (held.length < area * inked.least || held.length > area * inked.most) return []
    const middle = ((key % 100) + 0.5) * side - 1
    const top = Math.floor(key / 100) * side - 1
    const cell = { points: held, middle, top, rows }
    let best = { slope: 0, sharpness: 0 }
    const tried: number[] = []
    const tryAt = (slope: number): void => {
      const sharpness = sharpnessAt(points, cell, slope)
      if (sharpness > best.sharpness) best = { slope, sharpness }
      tried.push(sharpness)
    }
    for (let slope = -steepest; slope <= steepest; slope += slopeSteps.coarse) tryAt(slope)
    const usual = tried.toSorted((a, b) => a - b)[Math.floor(tried.length / 2)] ?? 0
    const times = best.sharpness / usual
    if (times < sharp.least || times > sharp.most) return []
    const { slope: about } = best
    for (let slope = about - slopeSteps.coarse; slope <= about + slopeSteps.coarse; slope += slopeSteps.fine)
      tryAt(slope)
    return [{ x: middle, y: top + side / 2, slope: best.slope }]
  })
}

/** Solves a small system of linear equations by elimination with the largest pivot; null where it has no one solution. */
function solved(matrix: number[][]): number[] | null {
  const size = matrix.length
  const at = (row: number, column: number): number => matrix[row]?.[column] ?? 0
  for (let step = 0; step < size; step++) {
    let pivot = step
    for (let row = step + 1; row < size; row++)
      if (Math.abs(at(row, step)) > Math.abs(at(pivot, step))) pivot = row
    const [upper, lower] = [matrix[step], matrix[pivot]]
    if (upper === undefined || lower === undefined || Math.abs(at(pivot, step)) < 1e-12) return null
    matrix[step] = lower
    matrix[pivot] = upper
    for (let row = 0; row < size; row++) {
      if (row === step) continue
      const times = at(row, step) / at(step, step)
      matrix[row] = (matrix[row] ?? []).map((value, column) => value - times * at(step, column))
    }
  }
  return matrix.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1))
}

/** Keeps the terms of a page of which little is known from growing. */
const damping = 0.002

type Term = (typeof terms)[number]

/** The bend that lines with such slopes have, of some of the terms: least squares. */
function fitted(slopes: readonly Slope[], isUsed: (term: Term) => boolean): Bend | null {
  const used = terms.filter(isUsed)
  const rises = slopes.map(({ x, y }) => used.map((term) => term.x * x ** (term.x - 1) * y ** term.y))
  const mean = (one: number, other: (at: number) => number): number =>
    rises.reduce((sum, rise, at) => sum + (rise[one] ?? 0) * other(at), 0) / slopes.length
  const found = solved(
    used.map((_, row) => [
      ...used.map(
        (__, column) => mean(row, (at) => rises[at]?.[column] ?? 0) + (row === column ? damping : 0),
      ),
      mean(row, (at) => slopes[at]?.slope ?? 0),
    ]),
  )
  return found === null ? null : terms.map((term) => found[used.indexOf(term)] ?? 0)
}

/** Steps in which the bend of a page is found: what lies beside it on a desk has slopes of its own, which only a simple bend tells from those of lines. */
const steps = [
  { isUsed: ({ x, y }: Term) => x <= 2 && y <= 1, strays: 0.08 },
  { isUsed: ({ x, y }: Term) => x <= 3 && y <= 1, strays: 0.05 },
  { isUsed: () => true, strays: 0.03 },
]

/** The bend that most of the cells agree with, and what it lets of them stand. */
function agreed(slopes: readonly Slope[]): { bend: Bend; held: Slope[] } | null {
  let held = [...slopes]
  for (const { isUsed, strays } of steps) {
    const bend = held.length < fewCells ? null : fitted(held, isUsed)
    if (bend === null) return null
    const step = 0.001
    held = slopes.filter(
      ({ x, y, slope }) =>
        Math.abs((below(bend, x + step, y) - below(bend, x - step, y)) / (2 * step) - slope) < strays,
    )
  }
  const bend = held.length < fewCells ? null : fitted(held, () => true)
  return bend === null ? null : { bend, held }
}

/** Cells with lines from which a page's bend is known. */
const fewCells = 10
/** Of the page's longer side: by how much a line has to be off a straight one before its page is made flat. Tesseract follows lines that bend by less. */
const leastBend = 0.005
/** Times as sharply the lines of all of the page have to stand apart once it is flat. */
const flatRatio = 1.15

function sharpnessOf({ level, unit }: Points): number {
  const rows = new Float64Array(Math.ceil(unit * 3))
  for (const each of level) {
    const row = Math.round(each * unit + rows.length / 2)
    rows[row] = (rows[row] ?? 0) + 1
  }
  return sharpnessOfRows(rows)
}

/** What lines leave of a bend that is known already; null where too few are seen, or they disagree. `most`: how far they are off straight ones. */
function moreOf(points: Points): { bend: Bend; most: number } | null {
  const found = agreed(slopesOf(points))
  if (found === null) return null
  const { bend, held } = found
  return { bend, most: Math.max(...held.map(({ x, y }) => Math.abs(below(bend, x, y)))) }
}

/** How a page's lines bend; null where they are straight, or nothing is known of them. */
export function bendOf(picture: GreyPicture): Bend | null {
  // Straight pages, which nearly all are, are known by the copy for a tenth of a second.
  const first = moreOf(pointsOf(inkOf(picture)))
  if (first === null || first.most < leastBend) return null
  const points = pointsOf(inkOf(picture, copySidePx))
  const before = sharpnessOf(points)
  straighten(points, first.bend)
  // What bends much is steep in its cells, too: the second look sees what the first has left.
  const second = moreOf(points)
  if (second === null) return null
  const bend = first.bend.map((value, at) => value + (second.bend[at] ?? 0))
  straighten(points, bend)
  return sharpnessOf(points) > before * flatRatio ? bend : null
}
