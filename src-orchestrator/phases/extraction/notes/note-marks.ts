import { superscriptSource, withPlainDigits } from '../../../book/superscripts.ts'
import type { Line } from '../page/line.ts'
import type { Raised } from '../page/raised.ts'
import { romanValue } from '../words/roman.ts'

/** How notes are numbered: figures, the printers' signs in their order, letters, or small roman numerals. */
const labelPattern = /^(?:[1-9]\d{0,2}|([*†‡§¶‖])\1{0,19}|[a-z]|[ivxlc]{2,7})$/u
const signs = '*∗†‡§¶‖'

function normal(label: string): string {
  return label
    .replaceAll('∗', '*')
    .replaceAll(/[[\]().:\s]/gu, '')
    .trim()
}

/** The label that a note begins with. `length`: UTF-16 units that it takes of the line, with the blank behind it. `bracket`: what it opens with on the line. */
export type NoteLabel = { label: string; length: number; raised: boolean; bracket: string }

/** A number that stands close to its note's first word, as LibreOffice sets it, is no "2nd". */
const close = '\\d{1,3}(?=[“"‘«„(]?\\p{L})(?!(?:st|nd|rd|th|er|re|e|º|ª)(?!\\p{L}))'
const plainLabel = new RegExp(
  `^(?:[[(]\\s?\\d{1,3}\\s?[\\])]|\\d{1,3}[.:)]?(?=\\s)|${close}|[${signs}]{1,4})\\s*`,
  'u',
)

export function noteLabel(line: Line): NoteLabel | null {
  const [first] = line.raised
  if (first?.at === 0) {
    const label = normal(line.text.slice(0, first.length))
    const blank = /^[.:)]?\s*/u.exec(line.text.slice(first.length))?.[0].length ?? 0
    return labelPattern.test(label)
      ? { label, length: first.length + blank, raised: true, bracket: '' }
      : null
  }
  const superior = superiorLabel.exec(line.text)?.[0]
  if (superior !== undefined)
    return { label: withPlainDigits(superior.trim()), length: superior.length, raised: true, bracket: '' }
  const found = plainLabel.exec(line.text)?.[0]
  if (found === undefined) return null
  // Of "(¹)" the mark is raised too.
  const isOnLine = first === undefined || first.at >= found.length
  const bracket = isOnLine ? (/^[[(]/u.exec(found)?.[0] ?? '') : ''
  return { label: normal(found), length: found.length, raised: false, bracket }
}

/** The value of a small roman numeral; null for all other labels. */
export function romanNumber(label: string): number | null {
  return /^[ivxlc]+$/u.test(label) ? romanValue(label) : null
}

/** A place in the text that points to notes. `bracket`: what it opens with, where it stands on the line: of the note that it points to too. */
export type Mark = Raised & { labels: string[]; raised: boolean; bracket: string }

const severalLabels = /^[1-9]\d{0,2}(?:\s?[,;–-]\s?\d{1,3})*[,;]?$/u
/** Numbers in characters of their own. */
const superiors = new RegExp(superscriptSource, 'gu')
const superiorLabel = new RegExp(`^${superscriptSource}\\s*`, 'u')
/** None behind a number: "Article 16(2)". */
const bracketed = /(?<=[^\s\d])\s?[[(]([1-9]\d{0,2})[\])]/gu
const plainSign = new RegExp(`(?<=[\\p{L}\\p{N}\\p{P}])[${signs}]{1,4}(?=[\\s\\p{P}]|$)`, 'gu')

/** "Committee (¹)": the brackets around a mark, which are not raised, go with it. */
function withBrackets(text: string, { at, length }: Raised): Raised {
  const before = /[[(]\s?$/u.exec(text.slice(0, at))?.[0].length ?? 0
  const behind = /^\s?[\])]/u.exec(text.slice(at + length))?.[0].length ?? 0
  return before > 0 && behind > 0 ? { at: at - before, length: before + length + behind } : { at, length }
}

/** Signs, digits in characters of their own, brackets around a number: without one of these only what is raised can be a mark. */
const mayHoldMark = /[*∗†‡§¶‖⁰¹²³⁴-⁹]|[[(]\d/u

export function marksOf(line: Line): Mark[] {
  if (line.raised.length === 0 && !mayHoldMark.test(line.text)) return []
  const marks: Mark[] = []
  for (const { at, length } of line.raised) {
    const text = line.text.slice(at, at + length)
    const label = normal(text)
    const whole = withBrackets(line.text, { at, length })
    if (labelPattern.test(label)) marks.push({ ...whole, labels: [label], raised: true, bracket: '' })
    else if (severalLabels.test(text))
      marks.push({ ...whole, labels: text.match(/\d+/gu) ?? [], raised: true, bracket: '' })
  }
  const isRaisedAt = (at: number): boolean =>
    line.raised.some((run) => at >= run.at && at < run.at + run.length)
  for (const { 0: sign, index: at } of line.text.matchAll(superiors)) {
    const label = withPlainDigits(sign)
    if (!isRaisedAt(at) && labelPattern.test(label))
      marks.push({ at, length: sign.length, labels: [label], raised: true, bracket: '' })
  }
  for (const { 0: whole, 1: label = '', index: at } of line.text.matchAll(bracketed)) {
    const bracket = whole.trimStart().charAt(0)
    if (!isRaisedAt(at + whole.indexOf(label)))
      marks.push({ at, length: whole.length, labels: [label], raised: false, bracket })
  }
  for (const found of line.text.matchAll(plainSign)) {
    const at = found.index
    if (isRaisedAt(at)) continue
    marks.push({ at, length: found[0].length, labels: [normal(found[0])], raised: false, bracket: '' })
  }
  return marks.toSorted((a, b) => a.at - b.at)
}

/** A unit that an exponent may stand behind, at a text's end. */
export const unit = /(?:^|[\s\d])(?:[kcdm]?m|ft|in|yd|mi|s|sec|h)$/u

/**
 * Whether a raised number can be nothing but a note's mark: it stands behind a word or a sentence's end. Exponents stand behind a number, a unit or
 * a letter that is a variable.
 */
export function isSurelyMark(line: Line, mark: Mark): boolean {
  const before = line.text.slice(0, mark.at).trimEnd()
  const isNumber = (label: string): boolean => /^\d/u.test(label) || romanNumber(label) !== null
  if (!mark.raised || !mark.labels.every(isNumber)) return false
  // The number of a Bible's verse, or a mark whose word ends the line above; the upper half of a fraction stands at a line's beginning too.
  if (before === '') return /^\s?[\p{L}“‘"'«»„¿¡(]/u.test(line.text.slice(mark.at + mark.length))
  if (/[.,;:!?…”’"')\]»]$/u.test(before)) return true
  return /\p{L}[’']?\p{L}$/u.test(before) && !unit.test(before)
}

/** Words of one letter; any other by itself is a variable, a note or a point. */
const shortWord = /(?<![\p{L}\p{N}’'])[aAIOoyYàÀ]$/u
const measured = /\d\s?\p{L}+$/u

/** Whether a raised number stands where a mark may: behind a word that may be a unit too ("in", "ft"), or that has a single letter. */
export function mayBeMark(line: Line, mark: Mark): boolean {
  const before = line.text.slice(0, mark.at).trimEnd()
  return mark.raised && (shortWord.test(before) || (unit.test(before) && !measured.test(before)))
}

/** Share of marks that count on from the one before, or begin again at 1: exponents do not. */
const minCounting = 0.6

/** Whether raised numbers, in the order of the text, count as notes' marks do. */
export function countsOn(labels: readonly number[]): boolean {
  const counting = labels.filter((label, at) => label === 1 || label === (labels[at - 1] ?? 0) + 1).length
  return labels.length > 0 && counting >= labels.length * minCounting
}

/** The line without these stretches, nor the blank that parted them from the word before. */
export function cutStretches<T extends Line>(line: T, stretches: readonly Raised[]): T {
  let text = ''
  let from = 0
  const kept: Raised[] = []
  const shifted = line.raised.filter(
    (run) => !stretches.some(({ at, length }) => run.at >= at && run.at < at + length),
  )
  const copyUntil = (end: number): void => {
    for (const run of shifted)
      if (run.at >= from && run.at < end) kept.push({ at: run.at - from + text.length, length: run.length })
    text += line.text.slice(from, end)
  }
  for (const { at, length } of stretches.toSorted((a, b) => a.at - b.at)) {
    copyUntil(at)
    from = at + length
    if (/^(?:[\s\p{P}]|$)/u.test(line.text.slice(from))) text = text.trimEnd()
  }
  copyUntil(line.text.length)
  const blank = text.length - text.trimStart().length
  return {
    ...line,
    text: text.trim(),
    raised: kept.map((run) => ({ at: run.at - blank, length: run.length })),
  }
}
