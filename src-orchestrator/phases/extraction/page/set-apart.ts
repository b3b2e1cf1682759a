import type { Aside, AsideKind } from './asides.ts'
import { onPage } from './asides.ts'
import { isCaption, startsCaption, startsTableCaption } from './captions.ts'
import { isCode, isFormula, isTable, sharesColumns, withoutFormulas } from './displays.ts'
import { isContentsTitle } from '../words/heading-words.ts'
import type { Layout } from './layout.ts'
import type { Line, PageLines } from './line.ts'

/** Parts of the usual distance between lines: a wider blank parts what is set apart from the text. */
const gapRatio = 1.35
const sameSize = 0.06

type Apart = { kind: AsideKind; lines: Line[] }

/** A column's lines in stretches with a blank, or another size of type, between. */
function stretchesOf(lines: readonly Line[], layout: Layout): Line[][] {
  const stretches: Line[][] = []
  for (const line of lines.toSorted((a, b) => a.baseline - b.baseline)) {
    const open = stretches.at(-1)
    const last = open?.at(-1)
    const size = Math.max(line.size, last?.size ?? 0)
    const usual = Math.max((layout.pitch * size) / layout.bodySize, size * 1.2)
    const goesOn =
      last !== undefined &&
      last.mono === line.mono &&
      line.baseline - last.baseline <= usual * gapRatio &&
      Math.abs(line.size - last.size) <= last.size * sameSize
    if (goesOn) open?.push(line)
    else stretches.push([line])
  }
  return stretches
}

function kindOf(stretch: readonly Line[], captioned: boolean, layout: Layout): AsideKind | null {
  if (isCaption(stretch)) return 'caption'
  if (isTable(stretch, captioned)) return 'table'
  if (isFormula(stretch, layout.bodySize)) return 'formula'
  return !layout.bodyIsMono && isCode(stretch) ? 'code' : null
}

/** Limits of sums and the like stand on lines of their own, above and below their formula. */
function isLimit(stretch: readonly Line[], formula: readonly Line[], layout: Layout): boolean {
  const near = stretch.some((line) =>
    formula.some((other) => Math.abs(other.baseline - line.baseline) < layout.pitch * 1.5),
  )
  const short = (line: Line): boolean => line.size < layout.bodySize * 0.85 || line.text.length <= 6
  return near && stretch.every((line) => short(line) && !/\p{L}{3}/u.test(line.text))
}

/** A caption that stands close to its table's rows is parted from them. */
function withoutRows(stretch: Line[]): Line[][] {
  if (!startsCaption(stretch[0]?.text ?? '')) return [stretch]
  const row = stretch.findIndex((line, at) => at > 0 && line.cells.length >= 2)
  // A caption's own lines may have wide spaces.
  if (row < 0 || !isTable(stretch.slice(row), true)) return [stretch]
  return [stretch.slice(0, row), stretch.slice(row)]
}

/** Captions under a figure around which the text is set: beside lines of that, with none above; each with the lines that stand under its first. */
function captionsBesideText(lines: readonly Line[], layout: Layout): Line[][] {
  const isOver = (a: Line, b: Line): boolean => a.left < b.right && a.right > b.left
  const isClose = (a: Line, b: Line): boolean => Math.abs(a.baseline - b.baseline) < layout.pitch * gapRatio
  return lines.flatMap((first): Line[][] => {
    if (!startsCaption(first.text)) return []
    const near = lines.filter((line) => line !== first && isClose(line, first))
    const isUnderText = near.some((line) => line.baseline < first.baseline && isOver(line, first))
    if (isUnderText || near.every((line) => isOver(line, first))) return []
    const caption = [first]
    for (const line of lines.toSorted((a, b) => a.baseline - b.baseline)) {
      const last = caption.at(-1) ?? first
      if (line.baseline > last.baseline && isClose(last, line) && isOver(line, first)) caption.push(line)
    }
    return [caption]
  })
}

/** Lines above or below a table's, parted from it by a rule: the names of its columns, its sum. */
const mostHeadRows = 2

/** Whether lines beside a table, over or under it, are rows of it too. */
function areRowsOf(stretch: readonly Line[], table: readonly Line[], layout: Layout): boolean {
  if (stretch.length > mostHeadRows) return false
  return stretch.every(
    (line) =>
      line.cells.length >= 2 &&
      table.some(
        (row) =>
          sharesColumns(line, row) && Math.abs(row.baseline - line.baseline) < layout.pitch * mostHeadRows,
      ),
  )
}

function apartIn(lines: readonly Line[], layout: Layout): Apart[] {
  const beside = captionsBesideText(lines, layout)
  const ofBeside = new Set(beside.flat())
  const others = ofBeside.size === 0 ? lines : lines.filter((line) => !ofBeside.has(line))
  const stretches = [...stretchesOf(others, layout), ...beside]
    .flatMap(withoutRows)
    .flatMap((stretch) => withoutFormulas(stretch, layout.bodySize))
  const isTableCaption = (stretch: readonly Line[] | undefined): boolean =>
    stretch !== undefined && startsTableCaption(stretch[0]?.text ?? '')
  const kinds = stretches.map((stretch, at) =>
    kindOf(stretch, isTableCaption(stretches[at - 1]) || isTableCaption(stretches[at + 1]), layout),
  )
  const tableOf = (at: number): number | undefined =>
    kinds[at] === null
      ? [at + 1, at - 1].find(
          (near) => kinds[near] === 'table' && areRowsOf(stretches[at] ?? [], stretches[near] ?? [], layout),
        )
      : undefined
  return stretches.flatMap((stretch, at): Apart[] => {
    const kind = kinds[at] ?? null
    if (kind === 'table') {
      const parts = [at - 1, at, at + 1].filter((near) => near === at || tableOf(near) === at)
      return [{ kind, lines: parts.flatMap((part) => stretches[part] ?? []) }]
    }
    if (tableOf(at) !== undefined) return []
    const neighbours = [at - 1, at + 1].filter((each) => kinds[each] === 'formula')
    const limit = neighbours.some((each) => isLimit(stretch, stretches[each] ?? [], layout))
    if (kind === null && !limit) return []
    return [{ kind: kind ?? 'formula', lines: stretch }]
  })
}

/** Pages of contents are left alone: their rows look like a table's. */
function contentsPages(pages: readonly PageLines[]): Set<number> {
  const found = new Set<number>()
  for (const page of pages) {
    const numbered = page.lines.filter((line) => /(?:^|[\s.…·])(?:\d{1,4}|[ivxlc]{1,7})$/u.test(line.text))
    const goesOn = found.has(page.page - 1) && numbered.length >= page.lines.length * 0.4
    if (goesOn || page.lines.some((line) => isContentsTitle(line.text))) found.add(page.page)
  }
  return found
}

export type SetApart = {
  pages: PageLines[]
  asides: Aside[]
  /** Which asides stood behind a line, by their place in the list. */
  anchors: Map<Line, number[]>
}

/** Takes captions, tables, formulas, program code and notes in the margin out of the text. */
export function takeSetApart(pages: readonly PageLines[], layout: Layout): SetApart {
  const asides: Aside[] = []
  const anchors = new Map<Line, number[]>()
  const contents = contentsPages(pages)
  let last: Line | null = null
  const kept: PageLines[] = []
  for (const page of pages) {
    const apart: Apart[] = []
    for (const region of new Set(page.lines.map((line) => line.region))) {
      const lines = page.lines.filter((line) => line.region === region)
      const beside = lines.filter((line) => line.beside)
      if (lines.some(({ figure }) => figure === true)) apart.push({ kind: 'picture', lines })
      else if (beside.length > 0) apart.push({ kind: 'margin-note', lines: beside })
      else if (!contents.has(page.page)) apart.push(...apartIn(lines, layout))
    }
    const of = new Map(apart.flatMap((each) => each.lines.map((line) => [line, each] as const)))
    const placed = new Set<Apart>()
    for (const line of page.lines) {
      const each = of.get(line)
      if (each === undefined) last = line
      else if (!placed.has(each)) {
        placed.add(each)
        const lines = each.lines.map((one) => onPage(one, page.page))
        const index = asides.push({ kind: each.kind, label: '', page: page.page, lines }) - 1
        if (last !== null) anchors.set(last, [...(anchors.get(last) ?? []), index])
      }
    }
    kept.push({ ...page, lines: page.lines.filter((line) => !of.has(line)) })
  }
  return { pages: kept, asides, anchors }
}
