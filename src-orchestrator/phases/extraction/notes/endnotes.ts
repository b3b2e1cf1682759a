import type { TextBlock } from '../blocks/blocks.ts'
import { commonest } from '../commonest.ts'
import { countWords, folded } from '../words/clean-text.ts'
import { takeOut, type OutBlock } from '../chapters/front-matter.ts'
import { isOnlyNumbered } from '../words/heading-words.ts'
import { noteLabel, romanNumber } from './note-marks.ts'
import { restorer, type Restorer } from '../restored.ts'

const notesTitle =
  /^(?:end ?|foot)?notes?\.?$|^(?:notes (?:de fin|de bas de page)|anmerkungen|fu(?:ß|ss)noten|endnoten|notas(?: finales)?|note(?: finali)?|noten|eindnoten)\.?$/iu

/** A heading that says that notes stand below it. */
export function isNotesTitle(text: string): boolean {
  return notesTitle.test(text.trim())
}

/** Of the paragraphs under the heading so many begin with a number that counts on; the others go on with one. */
const minLabelled = 0.5

/** Whether these paragraphs are notes: numbered, from 1 on, with no wider gap than one that goes on with the note before leaves, so many at least. */
function areNotes(under: readonly TextBlock[], least = 2): boolean {
  let last = 0
  let labelled = 0
  for (const { lines } of under) {
    const [first] = lines
    const label = Number(first === undefined ? undefined : (first.label ?? noteLabel(first)?.label))
    if (label === last + 1 || (last > 0 && label === last + 2)) {
      last = label
      labelled++
    } else if (last === 0) return false
  }
  return labelled >= least && labelled >= under.length * minLabelled
}

/** Words of a chapter's name above its notes at most. */
const nameWords = 8

/** What is left under the heading where its notes went before: nothing, or the names of the chapters that they are of. */
export function isEmpty(under: readonly { text: string }[]): boolean {
  return under.every(({ text }) => countWords(text) <= nameWords && !/[.!?]$/u.test(text))
}

/** What stands between a heading and the next one, without the number above that, which may be in small type: "II", letters apart too. */
function underHeading(blocks: readonly TextBlock[], at: number): TextBlock[] {
  const end = blocks.findIndex((block, index) => index > at && block.display)
  const under = blocks.slice(at + 1, end < 0 ? undefined : end)
  const last = under.at(-1)?.text.replaceAll(/(?<=^| )([IVX]) (?=[IVX](?: |$))/gu, '$1') ?? ''
  return end >= 0 && isOnlyNumbered(last) ? under.slice(0, -1) : under
}

/** Part of the text's size that notes have at most. */
const smaller = 0.95

/**
 * Names of chapters, each with its notes under it, that stand one behind the other from there on. Where `others`, notes may be gone already: then what is left
 * under a chapter's name is in small type.
 */
function notesOfChapters(blocks: readonly TextBlock[], from: number, others: boolean): TextBlock[] {
  const found: TextBlock[] = []
  const isChapter = ({ text }: TextBlock): boolean =>
    blocks.slice(0, from).some((block) => block.display && folded(block.text) === folded(text))
  const size = commonest(
    blocks.slice(0, from).map((block) => block.size),
    0.5,
  )
  const areLeft = (under: readonly TextBlock[]): boolean =>
    others && under.every((block) => block.size < size * smaller)
  for (let at = from; ; at = from + found.length) {
    const name = blocks[at]
    if (name === undefined || !name.display) return found
    const under = underHeading(blocks, at)
    if (!areNotes(under, 1) && !(areLeft(under) && isChapter(name))) return found
    found.push(name, ...under)
  }
}

/** Close to its note's first word, as LibreOffice sets it, or not. */
const romanLabel = /^([ivxlc]{1,7})[.)]?\s*(?=[“"‘«¿¡(]?\p{Lu})/u

/** Notes at a book's end without a heading, numbered in small roman numerals from the first to the last mark that the text has of them. */
function romanNotes(blocks: readonly TextBlock[], lastMark: number): readonly TextBlock[] {
  const numbers = blocks.map(({ text }) => romanNumber(romanLabel.exec(text)?.[1] ?? ''))
  const from = numbers.lastIndexOf(1)
  let next = 1
  for (const number of numbers.slice(from)) if (number === next) next++
  return from >= 0 && lastMark > 0 && next - 1 === lastMark ? blocks.slice(from) : []
}

/**
 * Takes out lists of notes at the end of a chapter or of the book, with their headings; and headings under which nothing is left, where `others` say that
 * notes were taken out before. `lastRoman`: the last mark of a note in small roman numerals.
 */
export function removeEndnotes(
  blocks: readonly TextBlock[],
  others: boolean,
  judge: Restorer = restorer(),
  lastRoman = 0,
): { blocks: TextBlock[]; out: OutBlock[] } {
  const out = new Set<TextBlock>(romanNotes(blocks, lastRoman))
  for (const [at, heading] of blocks.entries()) {
    if (!heading.display || !isNotesTitle(heading.text)) continue
    const under = underHeading(blocks, at)
    const ofChapters = under.length === 0 ? notesOfChapters(blocks, at + 1, others) : []
    if ((others && isEmpty(under)) || areNotes(under) || ofChapters.length > 0)
      for (const block of [heading, ...under, ...ofChapters]) out.add(block)
  }
  return takeOut('endnote', blocks, (block) => out.has(block), judge)
}
