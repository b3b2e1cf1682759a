import {
  chosenParts,
  inChapters,
  partsIn,
  unmetChoices,
  type ChosenPart,
  type FoundParagraph,
  type FoundPart,
} from '../../src-contract/book-structure.ts'
import type { ChangeReport } from '../../src-contract/reports.ts'
import {
  keyOf,
  partWord,
  wishFor,
  withChanges,
  withPart,
  withRule,
  type ChangeKey,
  type PartKey,
  type PartWish,
  type TextChoices,
} from '../../src-contract/text-choices.ts'
import { whyLeftOut } from '../../src-contract/structure-words.ts'
import { countWords } from '../../src-contract/count-words.ts'

type Paragraph = FoundParagraph & { key: PartKey }
type Part = ChosenPart<Paragraph>

/** Of a report: what the parts of the book are listed by. */
export type Structured = Pick<ChangeReport, 'parts' | 'items'>

export type PartRow = {
  id: string
  part: Part
  /** Of the chapter that begins here; null: it goes on with the one before, or is left out. */
  number: number | null
  /** What stands under its title: page, words, why it is left out. */
  about: string[]
  /** The listener wants it otherwise than it was found. */
  isChanged: boolean
  /** What it would go on with, or goes on with; null: nothing is read before it. */
  before: string | null
}

function aboutOf(part: Part, isJoined: boolean): string[] {
  const { key, isRead, isPartly, why, isInside, foundTitle, title } = part
  const words = paragraphWords(part)
  return [
    ...(key.page === null ? [] : [`p. ${key.page.toLocaleString('en')}`]),
    countWords(words, 'word'),
    ...(why === null ? [] : [`left out: ${whyLeftOut(why)}`]),
    ...(isPartly ? ['some of it is read'] : []),
    ...(isRead && isInside ? ['read in the midst of the chapter before'] : []),
    ...(isJoined ? ['goes on with the chapter before'] : []),
    ...(key.begins === 'paragraph' ? ['begins where you want it'] : []),
    ...(foundTitle === title ? [] : [`found as “${foundTitle}”`]),
  ]
}

function itemsOf({ parts = [], items }: Structured, { key, rule }: Part): ChangeKey[] {
  if (rule === null) return []
  const found = parts.find((part) => isOf(part, key))
  return (found?.items ?? []).flatMap((at) => {
    const item = items[at]
    return item === undefined ? [] : [keyOf(item)]
  })
}

function isOf({ title, page, nth }: FoundPart, key: PartKey): boolean {
  return key.begins === 'part' && key.text === title && key.page === page && key.nth === nth
}

/** The parts of a book with what is chosen of them, in its order. */
export function partRows(report: Structured, choices: TextChoices): PartRow[] {
  const parts = chosenParts(partsIn(report.parts ?? [], report.items, choices), choices)
  const numbers = new Map(inChapters(parts).map(([first], at) => [first, at + 1]))
  let before: string | null = null
  return parts.map((part) => {
    const number = numbers.get(part) ?? null
    const isJoined = part.isRead && !part.isInside && number === null
    const row: PartRow = {
      id: partWord(part.key),
      part,
      number,
      about: aboutOf(part, isJoined),
      isChanged: wishFor(choices, part.key) !== null || (part.rule !== null && part.isRead),
      before,
    }
    if (number !== null) before = part.title
    return row
  })
}

function withWish(choices: TextChoices, key: PartKey, next: PartWish): TextChoices {
  return withPart(choices, key, { ...wishFor(choices, key), ...next })
}

/** The same choices with a part read, or left out. What a rule leaves out is given back piece by piece, so that both lists say the same. */
export function withPartRead(
  report: Structured,
  choices: TextChoices,
  part: Part,
  isRead: boolean,
): TextChoices {
  const pieces = itemsOf(report, part)
  if (pieces.length > 0) return withChanges(choices, pieces, isRead)
  return withWish(choices, part.key, { left: isRead ? undefined : true })
}

/** … with another title; its own: as it was found. */
export function withTitle(choices: TextChoices, { key, foundTitle }: Part, title: string): TextChoices {
  const wanted = title.trim()
  return withWish(choices, key, { title: wanted === '' || wanted === foundTitle ? undefined : wanted })
}

/** … with a part going on with the one before, or beginning a chapter. */
export function withJoined(choices: TextChoices, { key }: Part, joined: boolean): TextChoices {
  return withWish(choices, key, { joined })
}

/** … with a chapter that begins at a paragraph. */
export function withBeginning(choices: TextChoices, paragraph: PartKey): TextChoices {
  return withPart(choices, paragraph, {})
}

/** … with a part as it was found; one that begins at a paragraph begins there no more. */
export function withPartAsFound(report: Structured, choices: TextChoices, part: Part): TextChoices {
  return withPart(withChanges(choices, itemsOf(report, part), false), part.key, null)
}

/** Whether parts can become one chapter: all are read, and nothing that is read stands between them. */
export function canBecomeOne(rows: readonly PartRow[], chosen: readonly PartRow[]): boolean {
  const inOrder = rows.filter(({ part }) => part.isRead && !part.isInside)
  const first = inOrder.findIndex((row) => chosen.includes(row))
  const run = inOrder.slice(first, first + chosen.length)
  return chosen.length > 1 && first !== -1 && run.every((row) => chosen.includes(row)) && isCutWithin(run)
}

/** One of them but the first begins a chapter. */
function isCutWithin([, ...rest]: readonly PartRow[]): boolean {
  return rest.some(({ number }) => number !== null)
}

/** … with parts, which can become one, as one chapter. */
export function withAllJoined(choices: TextChoices, chosen: readonly PartRow[]): TextChoices {
  return chosen
    .slice(1)
    .filter(({ number }) => number !== null)
    .reduce((rest, { part }) => withJoined(rest, part, true), choices)
}

/** … with several parts read, or left out. */
export function withPartsRead(
  report: Structured,
  choices: TextChoices,
  chosen: readonly PartRow[],
  isRead: boolean,
): TextChoices {
  return chosen
    .filter(({ part }) => part.isRead !== isRead || (isRead && part.isPartly))
    .reduce((rest, { part }) => withPartRead(report, rest, part, isRead), choices)
}

/** … with several parts as they were found. */
export function withPartsAsFound(
  report: Structured,
  choices: TextChoices,
  chosen: readonly PartRow[],
): TextChoices {
  return chosen
    .filter(({ isChanged }) => isChanged)
    .reduce((rest, { part }) => withPartAsFound(report, rest, part), choices)
}

/** … with every part as it was found. */
export function withAllAsFound(report: Structured, choices: TextChoices): TextChoices {
  const { parts = [], items } = report
  const pieces = parts.flatMap((part) => part.items).flatMap((at) => items[at] ?? [])
  const rules = new Set(parts.flatMap(({ left }) => left ?? []))
  const bare = [...rules].reduce((rest, rule) => withRule(rest, rule, false), choices)
  return { ...withChanges(bare, pieces.map(keyOf), false), parts: [] }
}

/** How many choices are for parts that were not found: another reading, or an older one, had them. */
export function unmetCount(report: Structured, choices: TextChoices): number {
  return unmetChoices(partsIn(report.parts ?? [], report.items, choices), choices).length
}

export type ParagraphRow = {
  id: string
  key: PartKey
  text: string
  page: number | null
  /** A chapter can begin there. */
  canBegin: boolean
}

/** The paragraphs of a part, those that hold the words searched for; a number also finds its page. */
export function paragraphRows(
  { paragraphs, titleIsPrinted, isRead, isPartly, isInside }: Part,
  search: string,
): ParagraphRow[] {
  const wanted = search.trim().toLowerCase()
  const canBegin = isRead && !isPartly && !isInside
  return paragraphs
    .map(({ key, text, page }, at): ParagraphRow => {
      return { id: partWord(key), key, text, page, canBegin: canBegin && (at > 0 || titleIsPrinted) }
    })
    .filter(({ text, page }) => text.toLowerCase().includes(wanted) || String(page) === wanted)
}

function paragraphWords({ paragraphs }: Part): number {
  return paragraphs.reduce((sum, paragraph) => sum + paragraph.words, 0)
}

/** As reading counts them: runs of letters and digits. A title that is printed is read. */
function titleWords({ title, titleIsPrinted }: Part): number {
  return titleIsPrinted ? (title.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0) : 0
}

/** What is read by now: "14 chapters, 26,432 words". */
export function readWords(rows: readonly PartRow[]): string {
  const chapters = rows.filter(({ number }) => number !== null).length
  const words = rows
    .filter(({ part }) => part.isRead && !part.isInside)
    .reduce((sum, { part }) => sum + titleWords(part) + paragraphWords(part), 0)
  return chapters === 0
    ? 'Nothing of the book is read'
    : `${countWords(chapters, 'chapter')}, ${countWords(words, 'word')} are read`
}
