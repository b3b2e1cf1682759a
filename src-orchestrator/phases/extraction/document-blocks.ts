import { isWorded } from '../../documents/markup/piece-builder.ts'
import type { Markup, Note, Piece } from '../../documents/markup/pieces.ts'
import type { Block, Change } from '../../book/book-text.ts'
import { restoredAside, saidAside, type AsideChoices, type SaidAside } from './aside-blocks.ts'
import type { Restorer } from './restored.ts'

/** Records what is left out or moved, by which rule; answers whether the listener wants it read all the same. */
export type Leave = (rule: string, text: string) => boolean

/** What was judged while the markup was walked is recorded as it is. */
export type Leaving = { leave: Leave; record: (change: Omit<Change, 'place'>) => void }

export function leaving(changes: Change[], judge: Restorer): Leaving {
  const record: Leaving['record'] = ({ rule, text, nth, restored }) => {
    changes.push({
      rule,
      text,
      place: null,
      ...(nth === undefined ? {} : { nth }),
      ...(restored === undefined ? {} : { restored }),
    })
  }
  return {
    record,
    leave: (rule, text) => {
      const change = judge({ rule, text })
      record(change)
      return change.restored === true
    },
  }
}

export type BlockMaker = {
  /** What is read of a chapter: notes of its title first, notes that are read at its end last. */
  chapterBlocks: (titlePieces: readonly Piece[], pieces: readonly Piece[]) => Block[]
  /** Records the notes that no mark in the text led to. What of them is read all the same. */
  leaveUnheard: () => Block[]
}

/** Makes blocks of a document's pieces as the listener chose. Each note is read once, at its first mark. */
export function blockMaker(
  notes: Markup['notes'],
  choices: AsideChoices,
  language: string,
  { leave, record }: Leaving,
): BlockMaker {
  const heard = new Set<string>()
  const restoredNote = ({ label, text }: Note): SaidAside =>
    restoredAside({ kind: 'footnote', label }, { text, places: [] }, language)
  const notesOf = ({ marks }: Piece): SaidAside[] =>
    marks.flatMap((mark): SaidAside[] => {
      const found = notes.get(mark.note)
      if (mark.text !== '') record({ ...mark, rule: 'note-mark' })
      if (found === undefined || found.text === '' || heard.has(mark.note)) return []
      heard.add(mark.note)
      const { label, text } = found
      const said = saidAside({ kind: 'footnote', label }, { text, places: [] }, choices, language)
      const isWanted = leave(said === null ? 'footnote' : 'footnote-moved', `${label} ${text}`.trim())
      if (isWanted) return [restoredNote(found)]
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
    if (!isAsItStands && leave(kind, text)) return [{ kind: 'aside', text, places: [] }]
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
      const unheard = [...notes].filter(([key, { text }]) => !heard.has(key) && text !== '')
      return unheard.flatMap(([, note]) =>
        leave('footnote', `${note.label} ${note.text}`.trim()) ? [restoredNote(note).block] : [],
      )
    },
  }
}
