import { folded } from '../words/clean-text.ts'
import type { Line, PageLines } from '../page/line.ts'
import { cutStretches } from '../notes/note-marks.ts'
import { romanValue } from '../words/roman.ts'

/** How many lines from a page's top and bottom are looked at: heads of two lines and a rule of text below are as deep as it gets. */
const depth = 3
/** Points: pages of one book put their heads at the same height up to this. */
const tolerance = 4
/** Words: a line with a number inside that has more is text. */
const maxHeadWords = 14
/** Words: so is one that begins or ends with a number, the first line of a note. */
const maxRowWords = 18

/** Whether a line is too long to be a head or a foot. */
export function isLongRow({ text }: Pick<Line, 'text'>): boolean {
  return text.split(/\s+/u).length > maxRowWords
}

/** Words behind a number in brackets that are a head's. */
const maxBracketWords = 5

/** "[8] See the letter above." is a note, "[8] Kafka" a head. */
function isNoteLike(text: string): boolean {
  return text.split(/\s+/u).length > maxBracketWords + 1 || /[.,;:!?”"’]\s*$/u.test(text)
}

export type Numeral = { kind: 'arabic' | 'roman'; value: number; rest: string }

export type Candidate = {
  line: Line
  page: number
  edge: 'top' | 'bottom' | 'margin'
  /** Points from that edge; in the margin from the top. */
  distance: number
  numerals: Numeral[]
  /** Its page is a picture. */
  recognised: boolean
  /** All that stand at that edge of the page, itself among them. */
  beside: readonly Candidate[]
}

/** A digit, or a first or last word of the letters that are roman numerals: without one of them there is no number to look for. */
const mayBeNumbered = /\d|^[^\p{L}]*[ivxlcdm]+(?!\p{L})|(?<!\p{L})[ivxlcdm]+[^\p{L}]*$/iu

/** The numbers that a line begins or ends with, and what it says without each. */
export function edgeNumerals(text: string): Numeral[] {
  const found: Numeral[] = []
  if (!mayBeNumbered.test(text) || isLongRow({ text })) return found
  const take = (token: string | undefined, rest: string): void => {
    if (token === undefined) return
    const value = /^\d{1,5}$/u.test(token) ? Number(token) : romanValue(token)
    if (value === null || value === 0) return
    found.push({ kind: /^\d/u.test(token) ? 'arabic' : 'roman', value, rest: folded(rest) })
  }
  const ends = text
    .replace(/^[\s\-–—[(|·•.]+|[\s\-–—\])|·•.]+$/gu, '')
    .replace(/^(?:page|seite|p\.|s\.)\s+(?=\d)/iu, '')
  // "Page 3 of 12", "3/12"
  const bare = ends.replace(/(\d)\s*(?:of|von|de|sur|di|van|\/)\s*\d{1,5}$/iu, '$1')
  const first = /^([\divxlcdm]+)(?=$|[\s|·•:/–—-])(.*)$/iu.exec(bare)
  take(first?.[1], first?.[2] ?? '')
  const [, bracketed, head = ''] = /^(\d+)[\])]\s+(.*)$/u.exec(bare) ?? []
  if (!isNoteLike(text)) take(bracketed, head)
  // A head that was too long for its line stands close to the number: "4CHAPTER 1. THE FOX", "THE FOX OVER THE HILL5"
  const close = /^(\d+)(\p{Lu}.*)$/u.exec(bare)
  take(close?.[1], close?.[2] ?? '')
  const [, touching, behind] = /^(.*\p{L}{3})(\d{1,4})$/u.exec(bare) ?? []
  take(behind, touching ?? '')
  // "L 119/5" may be page 5 as well as page 119 of 5.
  for (const whole of new Set([bare, ends])) {
    const last = /^(.*[\s|·•:/([–—-])([\divxlcdm]+)$/iu.exec(whole)
    take(last?.[2], last?.[1] ?? '')
  }
  if (bare.split(/\s+/u).length <= maxHeadWords)
    // A number in a head's middle stands close to a long name behind it: "A. Author 12The Fox"
    for (const inside of bare.matchAll(/(?<=[\s/])\d{1,5}(?=\s|\p{Lu}\p{Ll})/gu))
      take(inside[0], `${bare.slice(0, inside.index)} ${bare.slice(inside.index + inside[0].length)}`)
  return found
}

const isMarginNumber = (line: Line): boolean => line.beside && /^\P{L}*\d\P{L}*$/u.test(line.text)

/** Numbers in a page's margin, one of which may be its own; more count its lines. */
const mostMarginNumbers = 2

export function candidatesOf(page: PageLines): Candidate[] {
  const ofMargin = page.lines.filter(isMarginNumber)
  const ofLines: ReadonlySet<Line> = new Set(ofMargin.length > mostMarginNumbers ? ofMargin : [])
  const byHeight = page.lines.filter((line) => !ofLines.has(line)).toSorted((a, b) => a.baseline - b.baseline)
  const rows: Line[][] = []
  for (const line of byHeight) {
    const row = rows.at(-1)
    if (row !== undefined && line.baseline - (row[0]?.baseline ?? 0) < 2) row.push(line)
    else rows.push([line])
  }
  const at = (edge: Candidate['edge'], lines: readonly Line[]): Candidate[] => {
    const beside: Candidate[] = []
    for (const line of lines)
      beside.push({
        line,
        page: page.page,
        edge,
        distance: edge === 'bottom' ? page.height - line.baseline : line.baseline,
        // A raised number is a note's, and note's numbers may go up with the pages.
        numerals: edgeNumerals(line.raised.length === 0 ? line.text : cutStretches(line, line.raised).text),
        recognised: page.recognised === true,
        beside,
      })
    return beside
  }
  const edges = [...at('top', rows.slice(0, depth).flat()), ...at('bottom', rows.slice(-depth).flat())]
  const known = new Set(edges.map(({ line }) => line))
  const inMargin = ofMargin.filter((line) => !known.has(line) && !ofLines.has(line))
  return [...edges, ...at('margin', inMargin)]
}

export const slotOf = (candidate: Candidate): number => Math.round(candidate.distance / tolerance)

/** On which pages something stands, by what it is and then by its place: of one text the place beside is asked for without making a key of both again. */
export type Seen = Map<string, Map<number, Set<number>>>

export function see(seen: Seen, what: string, slot: number, page: number): void {
  const bySlot = seen.get(what)
  if (bySlot === undefined) seen.set(what, new Map([[slot, new Set([page])]]))
  else add(bySlot, slot, page)
}

/** Whether something stands, at a place or right beside it, on so many pages. */
export function isOnPages(seen: Seen, what: string, slot: number, least: number): boolean {
  const bySlot = seen.get(what)
  if (bySlot === undefined) return false
  const found = [slot - 1, slot, slot + 1].flatMap((each) => bySlot.get(each) ?? [])
  if (found.some(({ size }) => size >= least)) return true
  if (found.reduce((sum, { size }) => sum + size, 0) < least) return false
  const together = new Set<number>()
  for (const pages of found) for (const page of pages) together.add(page)
  return together.size >= least
}

export function add<Key>(map: Map<Key, Set<number>>, key: Key, page: number): void {
  const pages = map.get(key)
  if (pages === undefined) map.set(key, new Set([page]))
  else pages.add(page)
}
