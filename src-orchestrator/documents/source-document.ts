import type { UsedEncoding } from '../../src-contract/text-encodings.ts'
import type { ParentNode } from './dom.ts'

/** Why a piece of a document is no part of what is read; the rule that the report names. */
export type Matter =
  'front-matter' | 'contents-page' | 'back-matter' | 'gutenberg-licence' | 'endnote' | 'non-linear'

/** What a document says about itself. */
export type DocumentAbout = {
  title: string | null
  /** All of them, parted by commas. */
  author: string | null
  /** As declared; not yet a tag of BCP 47. */
  language: string | null
  series: string | null
  /** Its number in the series, "2" or "1.5". */
  seriesPart: string | null
  year: number | null
  publisher: string | null
  /** Without markup. */
  description: string | null
}

export const nothingAbout: DocumentAbout = {
  title: null, author: null, language: null, series: null, seriesPart: null, year: null, publisher: null, description: null,
} // prettier-ignore

/** A file of a document, in the order of reading, as markup whose elements have HTML's meanings. */
export type Part = {
  /** What links call it; empty where the document is one file. */
  path: string
  root: ParentNode
  /** What its guide, its landmarks or its list of files say of the whole of it. */
  matter: Matter | null
  /** Rules of style that apply to it, as CSS. */
  css: string[]
}

/** An entry of the document's own list of contents. */
export type NavEntry = {
  title: string
  /** From 0. */
  level: number
  path: string
  /** The element that it points to; null: the file's beginning. */
  fragment: string | null
}

/** What every reader makes of its format: markup in the order of reading, and what is known about it. */
export type SourceDocument = {
  about: DocumentAbout
  parts: Part[]
  nav: NavEntry[]
  /** Of a file that is one text: in which encoding it was read. */
  encoding?: UsedEncoding
}

/** How files of one format are read. Both throw ExpectedFailure for what the user can meet, and what Node's fs throws. */
export type DocumentFormat = {
  /** `encoding`: of files that are one text, as the user wants it; left out or `auto`: by what they are. */
  read: (path: string, encoding?: string) => Promise<SourceDocument>
  /** The cover as it lies in the file, of whatever kind. Null: the format has none. */
  readCover: ((path: string) => Promise<Uint8Array | null>) | null
}
