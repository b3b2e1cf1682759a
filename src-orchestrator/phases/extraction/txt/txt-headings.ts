import { countWords } from '../words/clean-text.ts'
import { chapterLevel } from '../chapters/heading-levels.ts'
import { bareNumber, isLoneHeading, leadingNumber, opensChapter } from '../words/heading-words.ts'
import type { TxtParagraph } from './txt-paragraphs.ts'

const maxHeadingLength = 100
const maxHeadingLines = 3
/** Characters; of headings that say neither "chapter" nor stand under a mark. */
const maxPlainLength = 80
/** Headings without a word for it must be as many, with as many words between them on average. */
const minPlain = 3
const minWordsAChapter = 120
/** Words; two lines in capitals with fewer between them are a title page. */
const minWordsUnder = 30
/** Empty lines above a heading that is nothing but capitals. */
const minCapitalsGap = 2

/** "Chapter 1", "Epilogue", "IV". */
export function isWorded(paragraph: TxtParagraph): boolean {
  const { text, lines } = paragraph
  if (text.length > maxHeadingLength || lines > maxHeadingLines) return false
  return opensChapter(text) || isLoneHeading(text) || (bareNumber(text) !== null && /[\divxlc]/iu.test(text))
}

function wordsBetween(paragraphs: readonly TxtParagraph[], from: number, to: number): number {
  return paragraphs.slice(from, to).reduce((sum, { text }) => sum + countWords(text), 0)
}

/** Headings with a mark of their own (#, or a line under them), of parts and chapters. */
function marked(paragraphs: readonly TxtParagraph[]): TxtParagraph[] {
  const headings = paragraphs.filter(({ level }) => level > 0)
  const lowest = chapterLevel(headings) ?? 0
  return headings.filter(({ level }) => level <= lowest)
}

/** "1 The Fox", "II. The Crow": one line each, counting up from 1. Empty for a list. */
function counted(paragraphs: readonly TxtParagraph[]): TxtParagraph[] {
  const found: TxtParagraph[] = []
  let from = 0
  for (const [at, paragraph] of paragraphs.entries()) {
    const { text, lines } = paragraph
    const short = text.length <= maxPlainLength && lines === 1 && !/[,;?!”"]$/u.test(text)
    if (!short || leadingNumber(text) !== found.length + 1) continue
    if (found.length > 0 && wordsBetween(paragraphs, from, at) < minWordsAChapter) return []
    found.push(paragraph)
    from = at + 1
  }
  return found.length < minPlain ? [] : found
}

/** Lines in capitals with wide space above. */
function capitals(paragraphs: readonly TxtParagraph[]): TxtParagraph[] {
  const isLoud = ({ text, lines, gap }: TxtParagraph, at: number): boolean =>
    lines === 1 &&
    text.length <= maxPlainLength &&
    (gap >= minCapitalsGap || at === 0) &&
    text === text.toUpperCase() &&
    /\p{Lu}{2}/u.test(text) &&
    !/[,;:]$/u.test(text)
  const loud = [...paragraphs.entries()].filter(([at, paragraph]) => isLoud(paragraph, at))
  const found = loud.filter(
    ([at], index) =>
      wordsBetween(paragraphs, at + 1, loud[index + 1]?.[0] ?? paragraphs.length) >= minWordsUnder,
  )
  const words = wordsBetween(paragraphs, 0, paragraphs.length)
  if (found.length < minPlain || words / found.length < minWordsAChapter) return []
  return found.map(([, paragraph]) => paragraph)
}

/** The paragraphs that are chapters' headings: the surest kind that the text has. */
export function headingsOf(all: readonly TxtParagraph[]): Set<TxtParagraph> {
  // A list counts too.
  const paragraphs = all.filter(({ kind }) => kind !== 'list-item')
  const underMarks = marked(paragraphs)
  if (underMarks.length > 0) return new Set(underMarks)
  const worded = paragraphs.filter(isWorded)
  // Bare numbers are chapters only where nothing says "chapter".
  if (worded.filter(({ text }) => opensChapter(text)).length >= 2)
    return new Set(worded.filter(({ text }) => bareNumber(text) === null))
  if (worded.length >= 2) return new Set(worded)
  for (const plain of [counted(paragraphs), capitals(paragraphs)])
    if (plain.length > 0) return new Set([...plain, ...worded])
  return new Set(worded)
}
