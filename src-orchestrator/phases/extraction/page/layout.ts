import { quantile } from '../../quantile.ts'
import { commonest, Tally } from '../commonest.ts'
import type { Line, PageLines } from './line.ts'

export type Margins = { left: number; right: number }

/** What the whole document's lines have in common. */
export type Layout = {
  /** Points. */
  bodySize: number
  /** Points from one baseline of body text to the next. */
  pitch: number
  bodyIsBold: boolean
  bodyIsMono: boolean
  /** Points by which paragraphs' first lines are set in; 0 where they are not. */
  indent: number
  margins: (page: number, region: number) => Margins
}

export function bodySizeOf(pages: readonly PageLines[]): number {
  const sizes = new Tally(0.25)
  for (const { lines } of pages) for (const { size, text } of lines) sizes.add(size, text.length)
  return sizes.commonest()
}

function pitchOf(pages: readonly PageLines[], bodySize: number): number {
  const steps: number[] = []
  for (const page of pages)
    for (const [index, line] of page.lines.entries()) {
      const next = page.lines[index + 1]
      if (next === undefined || next.region !== line.region) continue
      const step = next.baseline - line.baseline
      const body = Math.abs(line.size - bodySize) < bodySize * 0.06
      if (body && step > bodySize * 0.8 && step < bodySize * 3) steps.push(step)
    }
  return steps.length === 0 ? bodySize * 1.25 : commonest(steps, 0.5)
}

/** Share of all lines that must have one and the same indent. */
const indentShare = 0.03

function indentOf(
  pages: readonly PageLines[],
  isBody: (line: Line) => boolean,
  marginsAt: (page: number, region: number) => Margins,
  bodySize: number,
): number {
  const lines = pages.flatMap(({ page, lines: here }) => here.filter(isBody).map((line) => ({ line, page })))
  const indents = lines
    .map(({ line, page }) => line.left - marginsAt(page, line.region).left)
    .filter((indent) => indent > bodySize * 0.6 && indent < bodySize * 6)
  const usual = commonest(indents, 1)
  const alike = indents.filter((indent) => Math.abs(indent - usual) < bodySize * 0.3).length
  return alike >= Math.max(3, lines.length * indentShare) ? usual : 0
}

/** Enough lines for a page's own margins to be believed; a page of short dialogue has all its lines indented. */
const enoughLines = 10

/**
 * Margins of a column: the page's own where it has lines enough, else those that pages of the same side have there. Left and right pages differ,
 * and so do a page's columns.
 */
export function layoutOf(pages: readonly PageLines[]): Layout {
  const bodySize = bodySizeOf(pages)
  const isBody = (line: Line): boolean => Math.abs(line.size - bodySize) < bodySize * 0.08
  const own = new Map<string, Margins & { lines: number }>()
  const bySide = new Map<string, { lefts: number[]; rights: number[] }>()
  const columnOf = new Map<string, number>()
  for (const page of pages) {
    const regions = new Set(page.lines.map((line) => line.region))
    for (const region of regions) {
      const lines = page.lines.filter((line) => line.region === region && isBody(line))
      if (lines.length === 0) continue
      const left = quantile(
        lines.map((line) => line.left),
        0.08,
      )
      const right = quantile(
        lines.map((line) => line.right),
        0.85,
      )
      own.set(`${page.page} ${region}`, { left, right, lines: lines.length })
      const column = Math.round(left / (page.width / 6 || 1))
      columnOf.set(`${page.page} ${region}`, column)
      if (lines.length < enoughLines) continue
      const side = `${page.page % 2} ${column}`
      const known = bySide.get(side) ?? { lefts: [], rights: [] }
      known.lefts.push(left)
      known.rights.push(right)
      bySide.set(side, known)
    }
  }
  const usual = new Map<string, Margins>()
  for (const [side, { lefts, rights }] of bySide)
    usual.set(side, { left: commonest(lefts, 2), right: commonest(rights, 2) })
  const all = pages.flatMap((page) => page.lines.filter(isBody))
  const fallback = {
    left: quantile(
      all.map((line) => line.left),
      0.08,
    ),
    right: quantile(
      all.map((line) => line.right),
      0.85,
    ),
  }
  const bold = all.filter((line) => line.bold).length
  const mono = all.filter((line) => line.mono).length
  const reckon = (page: number, region: number): Margins => {
    const key = `${page} ${region}`
    const mine = own.get(key)
    const common = usual.get(`${page % 2} ${columnOf.get(key) ?? -1}`)
    if (mine === undefined) return common ?? fallback
    if (common === undefined) return mine
    const near = Math.abs(mine.left - common.left) < bodySize * 3
    if (mine.lines < enoughLines) return near ? common : mine
    return near ? { left: Math.min(mine.left, common.left), right: Math.max(mine.right, common.right) } : mine
  }
  // Asked several times of every line.
  const reckoned = new Map<number, Map<number, Margins>>()
  const marginsAt = (page: number, region: number): Margins => {
    const ofPage = reckoned.get(page) ?? new Map<number, Margins>()
    const margins = ofPage.get(region) ?? reckon(page, region)
    ofPage.set(region, margins)
    reckoned.set(page, ofPage)
    return margins
  }
  return {
    bodySize,
    pitch: pitchOf(pages, bodySize),
    bodyIsBold: bold > all.length / 2,
    bodyIsMono: mono > all.length / 2,
    indent: indentOf(pages, isBody, marginsAt, bodySize),
    margins: marginsAt,
  }
}
