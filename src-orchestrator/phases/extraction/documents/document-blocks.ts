import { isWorded } from '../../../documents/markup/piece-builder.ts'
import type { Markup, Note, Piece } from '../../../documents/markup/pieces.ts'
import type { Block, Change } from '../../../book/book-text.ts'
import { restoredAside, saidAside, type AsideChoices, type SaidAside } from '../aside-blocks.ts'
import type { Restorer } from '../restored.ts'
import type { PlacedBlock } from '../text-parts.ts'

/** Records what is left out or moved, by which rule; answers whether the listener wants it read all the same. */
export type Leave = (rule: string, text: string) => boolean

export type Leaving = {
  leave: Leave
  /** What was judged while the markup was walked is recorded as it is. */
  record: (change: Omit<Change, 'place'>) => void
  /** As `leave`; answers with what is recorded. */
  take: (rule: string, text: string) => Change
}

export function leaving(changes: Change[], judge: Restorer): Leaving {
  const recorded = ({ rule, text, nth, restored }: Omit<Change, 'place'>): Change => {
    const change: Change = {
      rule,
      text,
      place: null,
      ...(nth === undefined ? {} : { nth }),
      ...(restored === undefined ? {} : { restored }),
    }
    changes.push(change)
    return change
  }
  const take: Leaving['take'] = (rule, text) => recorded(judge({ rule, text }))
  return {
    record: (change) => void recorded(change),
    take,
    leave: (rule, text) => take(rule, text).restored === true,
  }
}

/** A piece that is left out, as it would be read. */
export function plainBlocks(piece: Piece): Block[] {
  const { kind, text } = piece
  if (!isWorded(piece)) return []
  const isText = kind === 'heading' || kind === 'paragraph' || kind === 'list-item' || kind === 'verse'
  return [{ kind: isText ? kind : 'aside', text, places: [] }]
}

export type BlockMaker = {
  /** What is read of a chapter: notes of its title first, notes that are read at its end last; each with the place of the piece that it belongs to. */
  chapterBlocks: (titlePieces: readonly Piece[], pieces: readonly Piece[]) => PlacedBlock[]
  /** Records the notes that no mark in the text led to. What of them is read all the same. */
  leaveUnheard: () => Block[]
}

/** Makes blocks of a document's pieces as the listener chose. Each note is read once, at its first mark. */
export function blockMaker(
  notes: Markup['notes'],
  placeOf: (piece: Piece) => number,
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
      const blocks: PlacedBlock[] = []
      const atEnd: Block[] = []
      const place = (at: number, said: readonly SaidAside[]): void => {
        for (const { block, atEnd: isLast } of said) {
          if (isLast) atEnd.push(block)
          else blocks.push({ at, block })
        }
      }
      for (const piece of titlePieces) place(placeOf(piece), notesOf(piece))
      for (const piece of pieces) {
        const at = placeOf(piece)
        blocks.push(...blockOf(piece, blocks.at(-1)?.block).map((block) => ({ at, block })))
        place(at, notesOf(piece))
      }
      const end = blocks.at(-1)?.at ?? 0
      return [...blocks, ...atEnd.map((block) => ({ at: end, block }))]
    },
    leaveUnheard: () => {
      const unheard = [...notes].filter(([key, { text }]) => !heard.has(key) && text !== '')
      return unheard.flatMap(([, note]) =>
        leave('footnote', `${note.label} ${note.text}`.trim()) ? [restoredNote(note).block] : [],
      )
    },
  }
}
