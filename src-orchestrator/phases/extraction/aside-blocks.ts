import type { Block, Change } from '../../book/book-text.ts'
import type { ReadingSettings } from '../../../src-contract/made-with.ts'
import { asideWord } from './aside-words.ts'
import type { Aside, AsideKind } from './page/asides.ts'
import type { TextBlock } from './blocks/blocks.ts'
import { removed } from './chapters/front-matter.ts'
import type { Restorer } from './restored.ts'

/** How what stands beside the text is read. */
export type AsideChoices = ReadingSettings

export const asidesByDefault: AsideChoices = {
  footnotes: 'skip',
  captions: 'skip',
  tables: 'skip',
  formulas: 'announce',
  program_code: 'announce',
  margin_notes: 'skip',
  pictures: 'skip',
}

/** What is said of an aside, and where: behind its paragraph, or at its chapter's end. */
export type SaidAside = { block: Block; atEnd: boolean }

const choiceOf = {
  caption: 'captions',
  table: 'tables',
  formula: 'formulas',
  code: 'program_code',
  'margin-note': 'margin_notes',
  picture: 'pictures',
} as const satisfies Record<Exclude<AsideKind, 'footnote'>, keyof AsideChoices>

/** "Note 3: " before a note, so that nobody takes it for the text; a printer's sign is not said. */
function introduced(aside: Pick<Aside, 'label'>, text: string, language: string): string {
  const label = /[\p{L}\p{N}]/u.test(aside.label) ? ` ${aside.label}` : ''
  return `${asideWord('footnote', language)}${label}: ${text}`
}

/** What becomes of one aside; null: it is left out. */
export function saidAside(
  aside: Pick<Aside, 'kind' | 'label'>,
  text: Pick<TextBlock, 'text' | 'places'>,
  choices: AsideChoices,
  language: string,
): SaidAside | null {
  const block = (words: string): Block => ({ kind: 'aside', text: words, places: text.places })
  if (aside.kind === 'footnote') {
    if (choices.footnotes === 'skip') return null
    return {
      block: block(introduced(aside, text.text, language)),
      atEnd: choices.footnotes === 'chapter-end',
    }
  }
  const choice = choices[choiceOf[aside.kind]]
  if (choice === 'skip') return null
  return {
    block: block(choice === 'read' ? text.text : `${asideWord(aside.kind, language)}.`),
    atEnd: false,
  }
}

/** An aside that the listener wants read, whatever is chosen for its kind: behind its paragraph. */
export function restoredAside(
  aside: Pick<Aside, 'kind' | 'label'>,
  { text, places }: Pick<TextBlock, 'text' | 'places'>,
  language: string,
): SaidAside {
  const words = aside.kind === 'footnote' ? introduced(aside, text, language) : text
  return { block: { kind: 'aside', text: words, places }, atEnd: false }
}

/** What is said of each aside, in their order, and the record of those that are not read as they stand. */
export function asideBlocks(
  asides: readonly Aside[],
  textOf: (aside: Aside) => TextBlock | null,
  choices: AsideChoices,
  language: string,
  judge: Restorer,
): { said: (SaidAside | null)[]; changes: Change[] } {
  const changes: Change[] = []
  const all = asides.map((aside) => {
    const text = textOf(aside)
    if (text === null) return null
    const each = saidAside(aside, text, choices, language)
    const inPlace = each !== null && each.block.text === text.text
    const rule = each !== null && aside.kind === 'footnote' ? 'footnote-moved' : aside.kind
    if (inPlace) return each
    const words = { ...text, text: `${aside.label} ${text.text}`.trim() }
    const made = removed(rule, [words]).map(judge)
    changes.push(...made)
    return made.some(({ restored }) => restored) ? restoredAside(aside, text, language) : each
  })
  return { said: all, changes }
}

/** One announcement for what stands together: a formula of several lines is one. */
export function withoutRepeats(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, at) => {
    const before = blocks[at - 1]
    return block.kind !== 'aside' || before?.kind !== 'aside' || before.text !== block.text
  })
}
