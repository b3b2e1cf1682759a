import type { Piece } from '../../../documents/markup/pieces.ts'
import type { Matter } from '../../../documents/source-document.ts'
import { countWords } from '../words/clean-text.ts'
import { isEmpty, isNotesTitle } from '../notes/endnotes.ts'
import { isLegal } from '../chapters/front-matter.ts'
import { gutenbergEdges } from '../chapters/gutenberg.ts'
import { isContentsTitle } from '../words/heading-words.ts'
import { isBackMatter, isFrontMatter } from '../chapters/matter-titles.ts'

/** A title in the document, from its list of contents or its headings, and the pieces that it stands for; empty where none is printed. */
export type Titled = { title: string; from: number; to: number }

/** Words of a page that is an imprint by its own words. */
const maxImprintWords = 450
const minEntries = 4

function wordsOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + countWords(text), 0)
}

/** Entries of contents without a title of their own: paragraphs by each other that are links. The title above them goes with them. */
function linkedRuns(pieces: readonly Piece[]): Titled[] {
  const runs: Titled[] = []
  for (let from = 0; from < pieces.length; from++) {
    let to = from
    while (pieces[to]?.isLink === true) to++
    if (to - from >= minEntries) {
      const titled = isContentsTitle(pieces[from - 1]?.text ?? '')
      runs.push({ title: '', from: titled ? from - 1 : from, to })
    }
    from = Math.max(from, to)
  }
  return runs
}

function matterByTitle({ title, from, to }: Titled, pieces: readonly Piece[], words: number): Matter | null {
  const plain = title.trim()
  if (isContentsTitle(plain)) return 'contents-page'
  if (isFrontMatter(plain, () => wordsOf(pieces.slice(from, to)))) return 'front-matter'
  return isBackMatter(plain, () => wordsOf(pieces.slice(0, from)), words) ? 'back-matter' : null
}

/** Files that are an imprint: short, with several of its words, and nothing that opens a chapter. */
function isImprint(pieces: readonly Piece[]): boolean {
  if (wordsOf(pieces) > maxImprintWords) return false
  return pieces.filter(({ text }) => isLegal(text)).length >= 2
}

/** Where what stands under a heading ends: at the next of its level, or with its file. */
function endOfSection(pieces: readonly Piece[], at: number): number {
  const heading = pieces[at]
  let to = at + 1
  while (pieces[to]?.part === heading?.part && !isHeadingOf(pieces[to], heading?.level ?? 0)) to++
  return to
}

const isHeadingOf = (piece: Piece | undefined, level: number): boolean =>
  piece?.kind === 'heading' && piece.level <= level

/** A piece that is no part of the text. `group`: what made it known as such, and so others with it; null: its own file says so. */
export type Judged = { matter: Matter | null; group: Titled | null }

/**
 * Which pieces are no part of the text, each with the reason: by what the document calls them, by titles, by their own words. What the document says itself
 * outweighs the rest.
 */
export function matterOf(pieces: readonly Piece[], titles: readonly Titled[], hasNotes: boolean): Judged[] {
  const words = wordsOf(pieces)
  const found: Judged[] = pieces.map(({ matter }) => ({ matter, group: null }))
  const set = (group: Titled, matter: Matter): void => {
    for (let at = Math.max(0, group.from); at < group.to; at++)
      if (found[at]?.matter === null) found[at] = { matter, group }
  }
  const { from, to } = gutenbergEdges(pieces.map(({ text }) => text))
  set({ title: '', from: 0, to: from }, 'gutenberg-licence')
  set({ title: '', from: to, to: pieces.length }, 'gutenberg-licence')
  for (const titled of titles) {
    const matter = matterByTitle(titled, pieces, words)
    if (matter !== null) set(titled, matter)
  }
  for (const run of linkedRuns(pieces)) set(run, 'contents-page')
  for (let first = 0; first < pieces.length;) {
    const part = pieces[first]?.part
    let end = first
    while (pieces[end]?.part === part) end++
    if (end - first < pieces.length && isImprint(pieces.slice(first, end)))
      set({ title: '', from: first, to: end }, 'front-matter')
    first = end
  }
  for (const [at, piece] of pieces.entries()) {
    const next = pieces[at + 1]
    const isLast = next === undefined || next.kind === 'heading' || next.part !== piece.part
    if (piece.kind !== 'heading' || !isNotesTitle(piece.text)) continue
    const to = endOfSection(pieces, at)
    if (hasNotes && isEmpty(pieces.slice(at + 1, to))) set({ title: '', from: at, to }, 'endnote')
    else if (isLast) set({ title: '', from: at, to: at + 1 }, 'endnote')
  }
  return found
}
