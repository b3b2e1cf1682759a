import type { Change } from '../../../book/book-text.ts'
import type { TextBlock } from '../blocks/blocks.ts'
import { countWords } from '../words/clean-text.ts'
import { isContentsTitle } from '../words/heading-words.ts'
import type { Restorer } from '../restored.ts'

/** Contents stand in the first part of a book. */
const contentsWithin = 0.2
const endsInPage = /(?:^|[\s.…·])(?:\d{1,4}|[ivxlc]{1,7})$/u
/** Share of the lines under a list's heading that end in a page's number, or, where a scan has lost those, that are names and no sentences. */
const leastNumbered = 0.4
const leastNames = 0.8
/** Fewer names are a sentence or two. */
const fewestNames = 3
const maxName = 80

function isName(text: string): boolean {
  return text.length <= maxName && /^[\p{Lu}\p{N}]/u.test(text) && !/[.,;:!?…”’"'-]$/u.test(text)
}

/** Words before the first chapter up to which there is no preface among them. */
const maxFrontWords = 400
const maxFrontParagraph = 80
const legal =
  /©|\bcopyright\b|\bisbn\b|all rights reserved|public domain|\blicen[cs]ed?\b|published (?:by|in)|first (?:published|edition)|alle rechte|tous droits|printed in|typeset/iu

export function removed(rule: string, blocks: readonly Pick<TextBlock, 'text' | 'places'>[]): Change[] {
  return blocks.map((block) => ({ rule, text: block.text, place: block.places[0] ?? null }))
}

/** A block that is left out, with what the account says of it; the listener may want it read all the same. */
export type OutBlock<Taken = TextBlock> = { block: Taken; change: Change }

/** Parts the blocks that a rule leaves out from the others. */
export function takeOut<Taken extends Pick<TextBlock, 'text' | 'places'>>(
  rule: string,
  blocks: readonly Taken[],
  isOut: (block: Taken) => boolean,
  judge: Restorer,
): { blocks: Taken[]; out: OutBlock<Taken>[] } {
  const out: OutBlock<Taken>[] = []
  const kept = blocks.filter((block) => {
    if (!isOut(block)) return true
    const made = removed(rule, [block]).map(judge)
    out.push(...made.map((change) => ({ block, change })))
    return false
  })
  return { blocks: kept, out }
}

/** The headings of lists of contents, figures and tables: those in the first part of the book, the last in its last, where French books have theirs. */
function contentsTitles(blocks: readonly TextBlock[], pages: number): TextBlock[] {
  const pageOf = (block: TextBlock): number => block.places[0]?.page ?? 0
  const reach = Math.max(5, pages * contentsWithin)
  const titles = blocks.filter((block) => isContentsTitle(block.text))
  const first = titles.filter((block) => pageOf(block) <= reach)
  const last = titles.findLast((block) => pageOf(block) > Math.max(reach, pages - reach))
  return last === undefined ? first : [...first, last]
}

type List = { isNumbered: boolean; areNames: boolean }

function listOf(blocks: readonly TextBlock[], title: TextBlock): List {
  const lines = blocks.flatMap((block) => block.lines).filter((line) => line !== title.lines[0])
  const numbered = lines.filter((line) => endsInPage.test(line.text)).length
  const names = lines.filter((line) => isName(line.text)).length
  const isNumbered = lines.length > 0 && numbered >= lines.length * leastNumbered
  return { isNumbered, areNames: names >= Math.max(fewestNames, lines.length * leastNames) }
}

/** A list of contents under its heading, and what goes on with it on the pages behind: many of their lines end in a page's number. */
function contentsUnder(title: TextBlock, blocks: readonly TextBlock[]): Set<TextBlock> {
  const first = title.places[0]?.page ?? 0
  const from = blocks.indexOf(title)
  const on = (page: number): TextBlock[] =>
    blocks.filter((block, at) => (page > first || at >= from) && block.places[0]?.page === page)
  const opening = on(first)
  const list = listOf(opening, title)
  if (!list.isNumbered && !list.areNames) {
    // The first chapter may begin on the same page, as in what was an ebook or a web page.
    const end = opening.findIndex((block, at) => at > 0 && block.display)
    const here = opening.slice(0, Math.max(0, end))
    return new Set(listOf(here, title).areNames ? here : [])
  }
  const out = new Set(opening)
  for (let page = first + 1; ; page++) {
    const here = on(page)
    const { isNumbered, areNames } = listOf(here, title)
    // A list without pages' numbers goes on with names.
    if (!isNumbered && !(areNames && !list.isNumbered)) return out
    for (const block of here) out.add(block)
  }
}

/** Takes out lists of contents. */
export function removeContents(
  blocks: readonly TextBlock[],
  pages: number,
  judge: Restorer,
): { blocks: TextBlock[]; out: OutBlock[] } {
  const lists = contentsTitles(blocks, pages).map((title) => contentsUnder(title, blocks))
  return takeOut('contents-page', blocks, (block) => lists.some((list) => list.has(block)), judge)
}

/** Whether a text has the words of an imprint. */
export function isLegal(text: string): boolean {
  return legal.test(text)
}

/** Whether what stands before the first chapter is only title page, imprint and dedication. */
export function isOnlyFrontMatter(blocks: readonly Pick<TextBlock, 'text'>[]): boolean {
  const prose = blocks.filter((block) => !isLegal(block.text))
  const words = prose.reduce((sum, block) => sum + countWords(block.text), 0)
  return words <= maxFrontWords && prose.every((block) => countWords(block.text) <= maxFrontParagraph)
}
