import type { Change } from '../../../book/book-text.ts'
import { startsCaption } from '../page/captions.ts'
import { folded } from '../words/clean-text.ts'
import { isApart, joinTheirHead, joinTheirRow, numbersElsewhere, type Verdict } from './furniture-rows.ts'
import { keepBehindText, keepRowsOfText, keepWhereTextStands } from './kept-text.ts'
import { bareNumber, isOnlyNumbered } from '../words/heading-words.ts'
import type { Line, PageLines } from '../page/line.ts'
import { restorer, type Restorer } from '../restored.ts'
import {
  candidatesOf,
  isOnPages,
  see,
  slotOf,
  type Candidate,
  type Numeral,
  type Seen,
} from './page-edges.ts'

/**
 * Running heads, feet and page numbers, found by what repeats from page to page: the place on the page and the words, apart from a number
 * that goes up with the pages. There is no fixed band, and a number that does not count the pages is text.
 */

/** Pages. In a document of two, what stands on both; in one of a single page, nothing but its number. */
const minRepeats = 3
/** What two numbers alone at the pages' feet, as far from each other as their pages, prove already; of scanned pages one: Tesseract goes past a digit alone, and one in ten may be all that is seen. */
const minAtFeet = { printed: 2, recognised: 1 }
/** Share of the pages: a book may have a number for its name, "1984". */
const titleShare = 0.3
/** A page's number as it may be misread: "(s]", "1?", "[u]". Signs alone are an ornament, letters alone a word. */
const isMisreadNumber = (text: string): boolean =>
  /^[^\p{L}\p{N}]*[\p{L}\p{N}]{1,3}[^\p{L}\p{N}]*$/u.test(text) && /\d|^[[({|].*[\])}|]$/u.test(text)

/** For comparing: letters and digits alone; of crop marks and ornaments the signs themselves. */
function wordsOf(line: Line): string {
  return folded(line.text) || line.text.replaceAll(/\s/gu, '')
}

/** Letters of a head's part; fewer are a number, a name's initials. */
const fewLetters = 4

/**
 * What of a row repeats by itself: a book's name opposite a chapter's, which changes, or is misread on every other page. Rows of text stand close to the next: those of a play begin with
 * the same names.
 */
function partsOf(candidate: Candidate): string[] {
  const { text, cells } = candidate.line
  if (cells.length < 2 || !isApart(candidate)) return []
  return cells
    .map(({ at }, index) => folded(text.slice(at, cells[index + 1]?.at)))
    .filter((part) => (part.match(/\p{L}/gu)?.length ?? 0) >= fewLetters)
}

/** Nothing is below it, and no large type as a chapter's number has; "- 5 -" on a scan may be of three signs that were seen. */
function isAloneAtFoot(candidate: Candidate, bodySize: number): boolean {
  const { line, edge, distance, beside, recognised } = candidate
  const number = recognised ? /^[-–—\s]*\d+[-–—\s]*$/u : /^\d+$/u
  if (edge !== 'bottom' || !number.test(line.text) || line.size > bodySize * 1.1) return false
  return isApart(candidate) && beside.every((other) => other.distance >= distance)
}

function judge(candidates: readonly Candidate[], pages: number, bodySize: number): Map<Line, Verdict> {
  const numbers: Seen = new Map()
  const words: Seen = new Map()
  const countOf = ({ edge, page }: Candidate, { kind, value }: Numeral): string =>
    `${edge} ${kind} ${value - page}`
  const wordsAt = ({ edge }: Candidate, rest: string): string => `${edge} ${rest}`
  const texts = candidates.map(({ line }) => wordsOf(line))
  const parts = candidates.map(partsOf)
  for (const [index, candidate] of candidates.entries()) {
    const slot = slotOf(candidate)
    for (const numeral of candidate.numerals) see(numbers, countOf(candidate, numeral), slot, candidate.page)
    for (const each of [texts[index] ?? '', ...(parts[index] ?? [])])
      see(words, wordsAt(candidate, each), slot, candidate.page)
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
        isApart(candidate)
      )
    const standsOn = (least: number): boolean =>
      isOnPages(numbers, countOf(candidate, numeral), slotOf(candidate), least)
    if (standsOn(repeats)) return true
    const least = candidate.recognised ? minAtFeet.recognised : minAtFeet.printed
    return numeral.rest === '' && standsOn(least) && isAloneAtFoot(candidate, bodySize)
  }
  const verdicts = new Map<Line, Verdict>()
  const numbered: Seen = new Map()
  for (const candidate of candidates) {
    const numeral = candidate.numerals.find((each) => counts(candidate, each))
    if (numeral === undefined) continue
    verdicts.set(candidate.line, numeral.rest === '' ? 'page-number' : 'running-head')
    const slot = slotOf(candidate)
    see(numbered, candidate.edge, slot, candidate.page)
    if (numeral.rest !== '') see(words, wordsAt(candidate, numeral.rest), slot, candidate.page)
  }
  const byWords: Candidate[] = []
  for (const [index, candidate] of candidates.entries()) {
    if (verdicts.has(candidate.line)) continue
    const slot = slotOf(candidate)
    const text = texts[index] ?? ''
    const onlyNumeral = candidate.numerals.some((numeral) => numeral.rest === '')
    // Of three pages two numbers were read.
    const least = candidate.recognised ? minAtFeet.printed : repeats
    const inNumberRow = (): boolean => isOnPages(numbered, candidate.edge, slot, least)
    const repeatsOf = onlyNumeral ? Math.max(repeats, pages * titleShare) : repeats
    // A short run of front matter has numerals of its own where the others have theirs.
    const isNumber = onlyNumeral || (isMisreadNumber(candidate.line.text) && isApart(candidate))
    if (isNumber && candidate.edge === 'bottom' && inNumberRow()) verdicts.set(candidate.line, 'page-number')
    else if (
      [text, ...(parts[index] ?? [])].some((each) =>
        isOnPages(words, wordsAt(candidate, each), slot, repeatsOf),
      )
    ) {
      verdicts.set(candidate.line, 'running-head')
      byWords.push(candidate)
    }
  }
  keepWhereTextStands(byWords, candidates, verdicts, bodySize)
  return verdicts
}

/** Lines a page: so many above and below the text are more than heads and numbers are. */
const slugLines = 3

/** Printers' marks and slug lines stand outside heads and numbers, which are seen once those are away. */
export function removeFurniture(
  pages: readonly PageLines[],
  bodySize: number,
  judge: Restorer = restorer(),
): { pages: PageLines[]; changes: Change[] } {
  const outer = findOutermost(pages, bodySize)
  const isSlugged = outer.size >= pages.length * slugLines
  const inner = isSlugged ? findOutermost(without(pages, outer), bodySize) : []
  // What is restored counts as found: the lines within are judged as they would be without it.
  const changes = new Map([...outer, ...inner].map(([line, change]) => [line, judge(change)]))
  return { pages: without(pages, changes), changes: [...changes.values()] }
}

/** The pages without those lines, but for what is restored. */
function without(pages: readonly PageLines[], changes: ReadonlyMap<Line, Change>): PageLines[] {
  const kept = (line: Line): Line[] => {
    const change = changes.get(line)
    if (change === undefined) return [line]
    return change.restored === true ? [{ ...line, restored: true }] : []
  }
  return pages.map((page) => ({ ...page, lines: page.lines.flatMap(kept) }))
}

function findOutermost(pages: readonly PageLines[], bodySize: number): Map<Line, Change> {
  const candidates = pages.flatMap(candidatesOf)
  // Of maps and plates in a row captions may be alike.
  const asked = candidates.filter(({ line }) => !startsCaption(line.text))
  const verdicts = judge(asked, pages.length, bodySize)
  numbersElsewhere(asked, verdicts, bodySize)
  joinTheirRow(asked, verdicts, bodySize)
  keepRowsOfText(pages, verdicts)
  joinTheirHead(asked, verdicts, bodySize)
  keepBehindText(candidates, verdicts)
  const changes = new Map<Line, Change>()
  for (const { page, lines } of pages)
    for (const line of lines) {
      const verdict = verdicts.get(line)
      if (verdict === undefined) continue
      const { text, left, top, right, bottom } = line
      changes.set(line, { rule: verdict, text, place: { page, left, top, right, bottom } })
    }
  return changes
}
