import type { Change } from '../../book/book-text.ts'
import { folded } from './clean-text.ts'
import { bareNumber, isOnlyNumbered } from './heading-words.ts'
import type { Line, PageLines } from './line.ts'
import { romanValue } from './roman.ts'

/**
 * Running heads, feet and page numbers, found by what repeats from page to page: the place on the page and the words, apart from a number
 * that goes up with the pages. There is no fixed band, and a number that does not count the pages is text.
 */

/** How many lines from a page's top and bottom are looked at: heads of two lines and a rule of text below are as deep as it gets. */
const depth = 3
/** Points: pages of one book put their heads at the same height up to this. */
const tolerance = 4
/** Pages. In a document of two, what stands on both; in one of a single page, nothing but its number. */
const minRepeats = 3
/** Share of the pages: a book may have a number for its name, "1984". */
const titleShare = 0.3
/** Words: a line with a number inside that has more is text. */
const maxHeadWords = 14

type Numeral = { kind: 'arabic' | 'roman'; value: number; rest: string }

type Candidate = {
  line: Line
  page: number
  edge: 'top' | 'bottom'
  /** Points from that edge. */
  distance: number
  numerals: Numeral[]
}

/** The numbers that a line begins or ends with, and what it says without each. */
export function edgeNumerals(text: string): Numeral[] {
  const found: Numeral[] = []
  const take = (token: string | undefined, rest: string): void => {
    if (token === undefined) return
    const value = /^\d{1,5}$/u.test(token) ? Number(token) : romanValue(token)
    if (value === null || value === 0) return
    found.push({ kind: /^\d/u.test(token) ? 'arabic' : 'roman', value, rest: folded(rest) })
  }
  const bare = text
    .replace(/^[\s\-–—[(|·•.]+|[\s\-–—\])|·•.]+$/gu, '')
    .replace(/^(?:page|seite|p\.|s\.)\s+(?=\d)/iu, '')
    // "Page 3 of 12", "3/12"
    .replace(/(\d)\s*(?:of|von|de|sur|di|van|\/)\s*\d{1,5}$/iu, '$1')
  const first = /^([\divxlcdm]+)(?=$|[\s|·•:/–—-])(.*)$/iu.exec(bare)
  take(first?.[1], first?.[2] ?? '')
  // A head that was too long for its line stands close to the number: "4CHAPTER 1. THE FOX"
  const close = /^(\d+)(\p{Lu}.*)$/u.exec(bare)
  take(close?.[1], close?.[2] ?? '')
  const last = /^(.*[\s|·•:/–—-])([\divxlcdm]+)$/iu.exec(bare)
  take(last?.[2], last?.[1] ?? '')
  if (bare.split(/\s+/u).length <= maxHeadWords)
    for (const inside of bare.matchAll(/(?<=\s)\d{1,5}(?=\s)/gu))
      take(inside[0], `${bare.slice(0, inside.index)} ${bare.slice(inside.index + inside[0].length)}`)
  return found
}

function candidatesOf(page: PageLines): Candidate[] {
  const byHeight = page.lines.toSorted((a, b) => a.baseline - b.baseline)
  const rows: Line[][] = []
  for (const line of byHeight) {
    const row = rows.at(-1)
    if (row !== undefined && line.baseline - (row[0]?.baseline ?? 0) < 2) row.push(line)
    else rows.push([line])
  }
  const candidate = (line: Line, edge: 'top' | 'bottom'): Candidate => ({
    line,
    page: page.page,
    edge,
    distance: edge === 'top' ? line.baseline : page.height - line.baseline,
    numerals: edgeNumerals(line.text),
  })
  const top = rows
    .slice(0, depth)
    .flat()
    .map((line) => candidate(line, 'top'))
  const bottom = rows
    .slice(-depth)
    .flat()
    .map((line) => candidate(line, 'bottom'))
  return [...top, ...bottom]
}

const slotOf = (candidate: Candidate): number => Math.round(candidate.distance / tolerance)

function near(
  map: ReadonlyMap<string, Set<number>>,
  keyAt: (slot: number) => string,
  slot: number,
): Set<number> {
  const pages = new Set<number>()
  for (const each of [slot - 1, slot, slot + 1])
    for (const page of map.get(keyAt(each)) ?? []) pages.add(page)
  return pages
}

function add(map: Map<string, Set<number>>, key: string, page: number): void {
  const pages = map.get(key)
  if (pages === undefined) map.set(key, new Set([page]))
  else pages.add(page)
}

type Verdict = 'page-number' | 'running-head' | null

function judge(candidates: readonly Candidate[], pages: number): Map<Line, Verdict> {
  const numbers = new Map<string, Set<number>>()
  const words = new Map<string, Set<number>>()
  const numberKey = (candidate: Candidate, numeral: Numeral) => (slot: number) =>
    `${candidate.edge} ${slot} ${numeral.kind} ${numeral.value - candidate.page}`
  const wordKey = (edge: string, rest: string) => (slot: number) => `${edge} ${slot} ${rest}`
  for (const candidate of candidates) {
    const slot = slotOf(candidate)
    for (const numeral of candidate.numerals)
      add(numbers, numberKey(candidate, numeral)(slot), candidate.page)
    add(words, wordKey(candidate.edge, folded(candidate.line.text))(slot), candidate.page)
  }
  const repeats = Math.min(minRepeats, Math.max(2, pages))
  const counts = (candidate: Candidate, numeral: Numeral): boolean => {
    // Short chapters, one a page, are numbered as the pages are.
    if (isOnlyNumbered(candidate.line.text) && bareNumber(candidate.line.text) === null) return false
    if (pages < minRepeats)
      return (
        numeral.rest === '' &&
        numeral.kind === 'arabic' &&
        numeral.value === candidate.page &&
        isApart(candidate, candidates)
      )
    return near(numbers, numberKey(candidate, numeral), slotOf(candidate)).size >= repeats
  }
  const verdicts = new Map<Line, Verdict>()
  const numbered = new Map<string, Set<number>>()
  for (const candidate of candidates) {
    const numeral = candidate.numerals.find((each) => counts(candidate, each))
    if (numeral === undefined) continue
    verdicts.set(candidate.line, numeral.rest === '' ? 'page-number' : 'running-head')
    add(numbered, `${candidate.edge} ${slotOf(candidate)}`, candidate.page)
    if (numeral.rest !== '')
      add(words, wordKey(candidate.edge, numeral.rest)(slotOf(candidate)), candidate.page)
  }
  for (const candidate of candidates) {
    if (verdicts.has(candidate.line)) continue
    const slot = slotOf(candidate)
    const text = folded(candidate.line.text)
    const sameWords = text === '' ? 0 : near(words, wordKey(candidate.edge, text), slot).size
    const inNumberRow = near(numbered, (each) => `${candidate.edge} ${each}`, slot).size >= repeats
    const onlyNumeral = candidate.numerals.some((numeral) => numeral.rest === '')
    // A short run of front matter has numerals of its own where the others have theirs.
    if (onlyNumeral && inNumberRow && candidate.edge === 'bottom') verdicts.set(candidate.line, 'page-number')
    else if (sameWords >= (onlyNumeral ? Math.max(repeats, pages * titleShare) : repeats))
      verdicts.set(candidate.line, 'running-head')
  }
  return verdicts
}

/** Whether a wide blank parts a line from all others of its page's edge. */
function isApart({ line, page, edge }: Candidate, candidates: readonly Candidate[]): boolean {
  return candidates
    .filter((other) => other.page === page && other.edge === edge && other.line !== line)
    .every((other) => Math.abs(other.line.baseline - line.baseline) > line.size * 2)
}

/** A head that was seen on too few pages to repeat, in the row and the size of those that do, apart from the text's own size. */
function joinTheirRow(
  candidates: readonly Candidate[],
  verdicts: Map<Line, Verdict>,
  bodySize: number,
): void {
  const rows = new Map<string, Set<number>>()
  const key = (candidate: Candidate) => (slot: number) =>
    `${candidate.edge} ${slot} ${Math.round(candidate.line.size * 4)}`
  for (const candidate of candidates)
    if (verdicts.get(candidate.line) !== undefined)
      add(rows, key(candidate)(slotOf(candidate)), candidate.page)
  for (const candidate of candidates) {
    if (verdicts.has(candidate.line) || Math.abs(candidate.line.size - bodySize) < bodySize * 0.04) continue
    if (candidate.line.size > bodySize * 1.2) continue
    if (near(rows, key(candidate), slotOf(candidate)).size >= minRepeats)
      verdicts.set(candidate.line, 'running-head')
  }
}

/** Nothing of the text stands outside a head or a foot: a line behind one that stays, stays. */
function keepBehindText(candidates: readonly Candidate[], verdicts: Map<Line, Verdict>): void {
  const edges = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const key = `${candidate.page} ${candidate.edge}`
    const edge = edges.get(key)
    if (edge === undefined) edges.set(key, [candidate])
    else edge.push(candidate)
  }
  const confirmed = new Set<Line>()
  for (const edge of edges.values()) {
    const inward = edge.toSorted((a, b) => a.distance - b.distance)
    const firstText = inward.find(
      (candidate) =>
        !inward.some(
          (other) => Math.abs(other.distance - candidate.distance) < 2 && verdicts.has(other.line),
        ),
    )
    for (const { line, distance } of inward)
      if (verdicts.has(line) && distance < (firstText?.distance ?? Number.POSITIVE_INFINITY))
        confirmed.add(line)
  }
  for (const line of verdicts.keys()) if (!confirmed.has(line)) verdicts.delete(line)
}

export function removeFurniture(
  pages: readonly PageLines[],
  bodySize: number,
): { pages: PageLines[]; changes: Change[] } {
  const candidates = pages.flatMap(candidatesOf)
  const verdicts = judge(candidates, pages.length)
  joinTheirRow(candidates, verdicts, bodySize)
  keepBehindText(candidates, verdicts)
  const changes: Change[] = []
  const kept = pages.map((page) => {
    const lines = page.lines.filter((line) => {
      const verdict = verdicts.get(line)
      if (verdict === undefined || verdict === null) return true
      const { left, top, right, bottom } = line
      changes.push({ rule: verdict, text: line.text, place: { page: page.page, left, top, right, bottom } })
      return false
    })
    return { ...page, lines }
  })
  return { pages: kept, changes }
}
