import type { TextBlock } from './blocks.ts'
import { countWords } from './clean-text.ts'
import { takeOut, type OutBlock } from './front-matter.ts'
import { noteLabel } from './note-marks.ts'
import { restorer, type Restorer } from './restored.ts'

const notesTitle =
  /^(?:end ?|foot)?notes?\.?$|^(?:notes (?:de fin|de bas de page)|anmerkungen|fu(?:ß|ss)noten|endnoten|notas(?: finales)?|note(?: finali)?|noten|eindnoten)\.?$/iu

/** A heading that says that notes stand below it. */
export function isNotesTitle(text: string): boolean {
  return notesTitle.test(text.trim())
}

/** Of the paragraphs under the heading so many begin with a number that counts on; the others go on with one. */
const minLabelled = 0.5

/** Whether these paragraphs are notes: numbered, from 1 on, without a gap. */
function areNotes(under: readonly TextBlock[]): boolean {
  let next = 1
  for (const { lines } of under) {
    const [first] = lines
    const label = first === undefined ? null : noteLabel(first)
    if (label !== null && Number(label.label) === next) next++
    else if (next === 1) return false
  }
  return next > 2 && next - 1 >= under.length * minLabelled
}

/** Words of a chapter's name above its notes at most. */
const nameWords = 8

/** What is left under the heading where its notes went before: nothing, or the names of the chapters that they are of. */
function isEmpty(under: readonly TextBlock[]): boolean {
  return under.every(({ text }) => countWords(text) <= nameWords && !/[.!?]$/u.test(text))
}

/**
 * Takes out lists of notes at the end of a chapter or of the book, with their headings; and headings under which nothing is left, where `others` say that
 * notes were taken out before.
 */
export function removeEndnotes(
  blocks: readonly TextBlock[],
  others: boolean,
  judge: Restorer = restorer(),
): { blocks: TextBlock[]; out: OutBlock[] } {
  const out = new Set<TextBlock>()
  for (const [at, heading] of blocks.entries()) {
    if (!heading.display || !isNotesTitle(heading.text)) continue
    const end = blocks.findIndex((block, index) => index > at && block.display)
    const under = blocks.slice(at + 1, end < 0 ? undefined : end)
    if ((others && isEmpty(under)) || areNotes(under)) for (const block of [heading, ...under]) out.add(block)
  }
  return takeOut('endnote', blocks, (block) => out.has(block), judge)
}
