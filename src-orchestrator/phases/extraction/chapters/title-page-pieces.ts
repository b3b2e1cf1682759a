import type { Piece } from '../../../documents/markup/pieces.ts'
import type { DocumentAbout } from '../../../documents/source-document.ts'
import { folded } from '../words/clean-text.ts'
import { isLegal, isOnlyFrontMatter } from './front-matter.ts'

/** Letters of a title or a name below which a likeness is chance. */
const minLetters = 4

/** What stands before the first chapter and belongs to a title page: words of the book's title, its authors, its publisher, an imprint. */
function isOfTitlePage(text: string, names: readonly string[]): boolean {
  const plain = folded(text.replace(/^\s*(?:by|von|par|por|di)\s+/iu, ''))
  if (isLegal(text)) return true
  return plain.length >= minLetters && names.some((name) => name.includes(plain) || plain === name)
}

/**
 * The pieces before the first chapter that are left out: whole files that hold little more than a title page, and in the first chapter's own file the lines
 * that say the title again. A dedication or a motto in a file of its own is read.
 */
export function titlePagePieces(pieces: readonly Piece[], first: number, about: DocumentAbout): Set<Piece> {
  const { title, author, publisher } = about
  const names = [title, author, publisher].flatMap((name) => (name === null ? [] : [folded(name)]))
  const out = new Set<Piece>()
  for (let from = 0; from < first;) {
    const part = pieces[from]?.part
    let to = from
    while (to < first && pieces[to]?.part === part) to++
    const here = pieces.slice(from, to)
    const isShared = pieces[first]?.part === part
    const isPage = !isShared && isOnlyFrontMatter(here) && here.some(({ text }) => isOfTitlePage(text, names))
    for (const piece of here) if (isPage || isOfTitlePage(piece.text, names)) out.add(piece)
    from = to
  }
  return out
}
