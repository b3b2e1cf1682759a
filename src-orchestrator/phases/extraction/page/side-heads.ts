import type { Layout } from './layout.ts'
import type { Line, PageLines } from './line.ts'

/** Parts of the usual distance between lines: a wider blank stands above a section. */
const gapRatio = 1.35
/** Ems between the lines of one heading, and between its first line and that of its section. */
const headingPitch = 1.5
const sameRow = 0.3
/** Headings a book must have, and the share of all that stands in its margins that they must be: notes stand beside any line. */
const fewestHeads = 3
const headShare = 0.9

type SideHead = { lines: Line[]; section: Line }

/** What stands in a page's margin, in stretches of lines close under each other. */
function stretchesOf(page: PageLines): Line[][] {
  const stretches: Line[][] = []
  const beside = page.lines.filter((line) => line.beside).toSorted((a, b) => a.baseline - b.baseline)
  for (const line of beside) {
    const last = stretches.at(-1)?.at(-1)
    if (last !== undefined && line.baseline - last.baseline < line.size * headingPitch)
      stretches.at(-1)?.push(line)
    else stretches.push([line])
  }
  return stretches
}

/** The heading that these lines are of the text's line beside the first of them, where a blank stands above that; null where there is none. */
function headOf(stretch: Line[], page: PageLines, layout: Layout): SideHead | null {
  const [first] = stretch
  const text = page.lines.filter((line) => !line.beside)
  const section = text.find(
    (line) =>
      first !== undefined &&
      first.right < line.left &&
      Math.abs(line.baseline - first.baseline) < line.size * sameRow,
  )
  if (section === undefined || !stretch.every(({ text: words }) => /\p{L}{2}/u.test(words))) return null
  const above = text.filter((line) => line.region === section.region && line.baseline < section.baseline - 1)
  const last = Math.max(...above.map(({ baseline }) => baseline))
  return section.baseline - last > layout.pitch * gapRatio ? { lines: stretch, section } : null
}

/** One line of text above the section, as headings over the text are. */
function asHeading({ lines, section }: SideHead, layout: Layout): Line {
  const text = lines.map((line) => line.text).join(' ')
  const baseline = section.baseline - layout.pitch * gapRatio
  const { left, region } = section
  const [first = section] = lines
  const [size, right] = [Math.max(first.size, layout.bodySize), left + layout.bodySize]
  const heading = { ...first, text, left, right, baseline, size, region, bold: true, beside: false, raised: [], cells: [] } // prettier-ignore
  return { ...heading, top: baseline - size, bottom: baseline }
}

/**
 * Sections whose names stand in the left margin, beside their first line, get them above it: in a book nearly all of whose margins are such, where a blank stands above
 * that line.
 */
export function withSideHeads(pages: readonly PageLines[], layout: Layout): PageLines[] {
  const all = pages.map((page) => stretchesOf(page))
  const heads = pages.map((page, at) =>
    (all[at] ?? []).map((stretch) => headOf(stretch, page, layout)).filter((head) => head !== null),
  )
  const [found, stretches] = [heads.flat().length, all.flat().length]
  if (found < fewestHeads || found < stretches * headShare) return [...pages]
  return pages.map((page, at) => {
    const here = heads[at] ?? []
    if (here.length === 0) return page
    const taken = new Set(here.flatMap(({ lines }) => lines))
    const lines = page.lines.flatMap((line) => {
      if (taken.has(line)) return []
      const head = here.find(({ section }) => section === line)
      return head === undefined ? [line] : [asHeading(head, layout), line]
    })
    return { ...page, lines }
  })
}
