import type { AsideKind } from '../../phases/extraction/page/asides.ts'
import type { Matter } from '../source-document.ts'

/** A stretch of text that stands by itself. */
export type PieceKind = 'heading' | 'paragraph' | 'list-item' | 'verse' | Exclude<AsideKind, 'footnote'>

export type NoteMark = {
  /** Key of the note, as `Markup.notes` has it. */
  note: string
  /** As printed: "3", "[3]", "*". */
  text: string
  nth?: number
  /** It stands in the text: the listener wants it read. */
  restored?: true
}

export type Piece = {
  kind: PieceKind
  /** Of a heading: 1 to 6; else 0. */
  level: number
  /** Clean, one line; of verse, program code and tables one for each line. */
  text: string
  part: number
  matter: Matter | null
  marks: NoteMark[]
  /** Most of it leads to another place of the document: an entry of contents or of an index. */
  isLink: boolean
}

export type Note = { label: string; text: string }

/** What was left out while walking, and by which rule. */
export type LeftOut = {
  rule: 'page-number' | 'line-number' | 'hidden-text' | 'ruby'
  text: string
  nth?: number
  /** It was not: the listener wants it read. */
  restored?: true
}

/** A document as pieces in the order of reading, with what points into it. */
export type Markup = {
  pieces: Piece[]
  notes: ReadonlyMap<string, Note>
  /** Index of the first piece at or behind a file's beginning ("path#") or an element ("path#id"). */
  anchors: ReadonlyMap<string, number>
  leftOut: LeftOut[]
}
