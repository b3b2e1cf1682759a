import type { Piece } from '../../documents/markup/pieces.ts'
import type { Matter } from '../../documents/source-document.ts'
import { countWords } from './clean-text.ts'
import { isNotesTitle } from './endnotes.ts'
import { isLegal } from './front-matter.ts'
import { gutenbergEdges } from './gutenberg.ts'
import { isContentsTitle } from './heading-words.ts'

/** A title in the document, from its list of contents or its headings, and the pieces that it stands for. */
export type Titled = { title: string; from: number; to: number }

const frontTitle =
  /^(?:(?:front |back )?cover(?: page| image)?|(?:half[ -]?)?title ?page|copyright(?: page| notice| information)?|imprint|colophon|uncopyright|titelblatt|titelseite|umschlag|impressum|couverture|page de (?:titre|copyright)|mentions légales|cubierta|créditos|copertina|frontespizio|transcriber[’']?s? notes?|(?:also|other books|books) by\b.*)$/iu
const backTitle =
  /^(?:index(?: of .*)?|bibliograph(?:y|ie)|select(?:ed)? bibliography|works cited|literatur(?:verzeichnis)?|(?:stich|sach|personen|namen)(?:wort)?(?:register|verzeichnis)|register|bibliografía|bibliografia|índice (?:alfabético|onomástico)|indice analitico|the full project gutenberg.*licen[cs]e)\.?$/iu
/** Words: what is longer under such a title is a chapter of that name. */
const maxFrontWords = 1500
/** An index stands in the last part of a book. */
const backFrom = 0.5
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
      runs.push({ title: 'Contents', from: titled ? from - 1 : from, to })
    }
    from = Math.max(from, to)
  }
  return runs
}

function matterByTitle({ title, from, to }: Titled, pieces: readonly Piece[], words: number): Matter | null {
  const plain = title.trim()
  const under = pieces.slice(from, to)
  if (isContentsTitle(plain)) return 'contents-page'
  if (frontTitle.test(plain)) return wordsOf(under) <= maxFrontWords ? 'front-matter' : null
  if (!backTitle.test(plain)) return null
  return wordsOf(pieces.slice(0, from)) >= words * backFrom ? 'back-matter' : null
}

/** Files that are an imprint: short, with several of its words, and nothing that opens a chapter. */
function isImprint(pieces: readonly Piece[]): boolean {
  if (wordsOf(pieces) > maxImprintWords) return false
  return pieces.filter(({ text }) => isLegal(text)).length >= 2
}

/**
 * The pieces that are no part of the text, each with the reason: by what the document calls them, by titles, by their own words. What the document says
 * itself outweighs the rest.
 */
export function withMatter(pieces: readonly Piece[], titles: readonly Titled[]): Piece[] {
  const words = wordsOf(pieces)
  const found: (Matter | null)[] = pieces.map(({ matter }) => matter)
  const set = (from: number, to: number, matter: Matter): void => {
    for (let at = Math.max(0, from); at < to; at++) found[at] ??= matter
  }
  const { from, to } = gutenbergEdges(pieces.map(({ text }) => text))
  set(0, from, 'gutenberg-licence')
  set(to, pieces.length, 'gutenberg-licence')
  for (const titled of titles) {
    const matter = matterByTitle(titled, pieces, words)
    if (matter !== null) set(titled.from, titled.to, matter)
  }
  for (const run of linkedRuns(pieces)) set(run.from, run.to, 'contents-page')
  for (let first = 0; first < pieces.length;) {
    const part = pieces[first]?.part
    let end = first
    while (pieces[end]?.part === part) end++
    if (end - first < pieces.length && isImprint(pieces.slice(first, end))) set(first, end, 'front-matter')
    first = end
  }
  for (const [at, piece] of pieces.entries()) {
    const next = pieces[at + 1]
    const isLast = next === undefined || next.kind === 'heading' || next.part !== piece.part
    if (piece.kind === 'heading' && isLast && isNotesTitle(piece.text)) set(at, at + 1, 'endnote')
  }
  return pieces.map((piece, at) => ({ ...piece, matter: found[at] ?? null }))
}
