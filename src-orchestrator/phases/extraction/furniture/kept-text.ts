import type { Line, PageLines } from '../page/line.ts'
import { headPitch, inRow, isApart, minRepeats, type Verdict } from './furniture-rows.ts'
import { add, type Candidate } from './page-edges.ts'

/**
 * What repeats below a head close above the page's text, and further from the head than from that, is text itself: a table's first rows, a form's label.
 */
export function keepRowsOfText(pages: readonly PageLines[], verdicts: Map<Line, Verdict>): void {
  for (const { lines } of pages) {
    const heads = lines
      .filter((line) => verdicts.get(line) === 'running-head')
      .toSorted((a, b) => b.baseline - a.baseline)
    if (heads.length < 2) continue
    const text = lines.filter((line) => !verdicts.has(line))
    const kept: Line[] = []
    for (const [at, head] of heads.entries()) {
      const row = kept.at(-1)
      const below = Math.min(
        ...[...text, ...kept].map((line) => line.baseline - head.baseline).filter((by) => by > 2),
      )
      if ((row === undefined || !inRow(row, head)) && below >= head.size * headPitch) break
      kept.push(head)
      const above = heads[at + 1]
      const blank = above === undefined ? 0 : head.baseline - above.baseline
      // Of two lines that stand as close to each other as to the text the upper one decides.
      if (blank > below * headPitch) {
        for (const line of kept) verdicts.delete(line)
        break
      }
    }
  }
}

/** Points: the first lines of two pages' text stand at one height. */
const sameHeight = 1.5

/**
 * What repeats on some pages, in the text's own type, where on more of them text stands: the first line of a page that is a speaker's name, an answer, a letter's
 * address.
 */
export function keepWhereTextStands(
  repeated: readonly Candidate[],
  candidates: readonly Candidate[],
  verdicts: Map<Line, Verdict>,
  bodySize: number,
): void {
  const isOwnType = ({ line }: Candidate): boolean => Math.abs(line.size - bodySize) < bodySize * 0.04
  const texts = new Map<string, Set<number>>()
  const close = new Map<string, Set<number>>()
  const heads = new Map<string, Set<number>>()
  const heightOf = ({ distance }: Candidate): number => Math.round(distance / sameHeight)
  for (const candidate of candidates) {
    const { line, edge, page } = candidate
    const key = `${edge} ${heightOf(candidate)}`
    if (verdicts.has(line)) add(heads, key, page)
    else if (isOwnType(candidate)) {
      add(texts, key, page)
      if (!isApart(candidate)) add(close, key, page)
    }
  }
  const isOfText = (candidate: Candidate): boolean => {
    const at = heightOf(candidate)
    const around = [at - 1, at, at + 1].map((height) => `${candidate.edge} ${height}`)
    const pagesIn = (map: ReadonlyMap<string, Set<number>>): number =>
      around.reduce((sum, key) => sum + (map.get(key)?.size ?? 0), 0)
    // Names of sections in heads are many, and each on few pages, but no text stands close to them.
    return pagesIn(texts) > pagesIn(heads) && pagesIn(close) >= minRepeats
  }
  const kept = repeated.filter((candidate) => isOwnType(candidate) && isOfText(candidate))
  for (const { line } of kept) verdicts.delete(line)
}

/** Nothing of the text stands outside a head or a foot, though a note in the margin may: a line behind one that stays, stays. */
export function keepBehindText(candidates: readonly Candidate[], verdicts: Map<Line, Verdict>): void {
  const edges = new Set(candidates.map(({ beside }) => beside))
  const confirmed = new Set<Line>()
  for (const edge of edges) {
    const isText = ({ line: { beside }, distance }: Candidate): boolean =>
      !beside && !edge.some((other) => Math.abs(other.distance - distance) < 2 && verdicts.has(other.line))
    const firstText = Math.min(...edge.filter(isText).map(({ distance }) => distance))
    for (const { line, distance } of edge) if (verdicts.has(line) && distance < firstText) confirmed.add(line)
  }
  for (const line of verdicts.keys()) if (!confirmed.has(line)) verdicts.delete(line)
}
