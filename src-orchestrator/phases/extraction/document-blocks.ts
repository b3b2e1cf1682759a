import { isWorded } from '../../documents/markup/piece-builder.ts'
import type { Markup, Piece } from '../../documents/markup/pieces.ts'
import type { Block } from '../../book/book-text.ts'
import { saidAside, type AsideChoices, type SaidAside } from './aside-blocks.ts'

/** Records what is left out or moved, by which rule. */
export type Leave = (rule: string, text: string) => void

export type BlockMaker = {
  /** What is read of a chapter: notes of its title first, notes that are read at its end last. */
  chapterBlocks: (titlePieces: readonly Piece[], pieces: readonly Piece[]) => Block[]
  /** Records the notes that no mark in the text led to. */
  leaveUnheard: () => void
}

/** Makes blocks of a document's pieces as the listener chose. Each note is read once, at its first mark. */
export function blockMaker(
  notes: Markup['notes'],
  choices: AsideChoices,
  language: string,
  leave: Leave,
): BlockMaker {
  const heard = new Set<string>()
  const notesOf = ({ marks }: Piece): SaidAside[] =>
    marks.flatMap((mark): SaidAside[] => {
      const found = notes.get(mark.note)
      if (mark.text !== '') leave('note-mark', mark.text)
      if (found === undefined || found.text === '' || heard.has(mark.note)) return []
      heard.add(mark.note)
      const { label, text } = found
      const said = saidAside({ kind: 'footnote', label }, { text, places: [] }, choices, language)
      leave(said === null ? 'footnote' : 'footnote-moved', `${label} ${text}`.trim())
      return said === null ? [] : [said]
    })
  const blockOf = (piece: Piece, before: Block | undefined): Block[] => {
    const { kind } = piece
    if (kind === 'heading' || kind === 'paragraph' || kind === 'list-item' || kind === 'verse') {
      if (isWorded(piece)) return [{ kind, text: piece.text, places: [] }]
      leave('ornament', piece.text)
      return []
    }
    const text = piece.text.replaceAll('\n', kind === 'table' ? '. ' : ' ')
    const said = saidAside({ kind, label: '' }, { text, places: [] }, choices, language)
    const isAsItStands = said?.block.text === text
    if (!isAsItStands) leave(kind, text)
    // One announcement for what stands together.
    const isAgain = !isAsItStands && before?.kind === 'aside' && before.text === said?.block.text
    return said === null || isAgain ? [] : [said.block]
  }
  return {
    chapterBlocks: (titlePieces, pieces) => {
      const blocks: Block[] = []
      const atEnd: Block[] = []
      const place = (said: readonly SaidAside[]): void => {
        for (const aside of said) (aside.atEnd ? atEnd : blocks).push(aside.block)
      }
      for (const piece of titlePieces) place(notesOf(piece))
      for (const piece of pieces) {
        blocks.push(...blockOf(piece, blocks.at(-1)))
        place(notesOf(piece))
      }
      return [...blocks, ...atEnd]
    },
    leaveUnheard: () => {
      for (const [key, { label, text }] of notes)
        if (!heard.has(key) && text !== '') leave('footnote', `${label} ${text}`.trim())
    },
  }
}
