import { cleanText, countWords } from '../../phases/extraction/words/clean-text.ts'
import type { Matter } from '../source-document.ts'
import type { NoteMark, Piece, PieceKind } from './pieces.ts'

/** What a document's text is made of while it is being walked: breaks of lines that count, unlike those of its source. */
export const lineBreak = '\u2028'

/** Longer lines are no verse. */
const longestVerseChars = 75
/** Of a piece's characters; the rest is a number, or dots up to a page's. */
const linkShare = 0.5
const sentenceEnds = /[.!?…:][)\]”’"'»›]*$/u

export type Frame = {
  kind: PieceKind
  level: number
  matter: Matter | null
  /** Every line of the source counts. */
  pre: boolean
  /** Its blocks are parts of one piece. */
  solid: boolean
}

export type PieceBuilder = {
  pieces: Piece[]
  /** Text as the source has it: blanks and its line ends are single blanks, unless `pre`. */
  add: (text: string, pre: boolean) => void
  /** What is printed before the next piece, such as an item's number; nothing if none follows before it is taken back. */
  lead: (text: string) => void
  mark: (mark: NoteMark) => void
  /** What is added between these two calls is a link to another place of the document. */
  startLink: () => void
  endLink: () => void
  /** A piece of its own behind the open one. */
  behind: (kind: PieceKind, text: string, matter: Matter | null) => void
  anchor: (key: string) => void
  /** Ends the open piece as one of that frame. */
  flush: (frame: Frame) => void
  /** Puts single lines of verse from that piece on together: a stanza whose lines are elements. */
  joinVerse: (from: number) => void
  anchors: ReadonlyMap<string, number>
  startPart: (part: number) => void
}

type Stretch = { kind: PieceKind; text: string }

/** Lines between breaks as paragraphs: lines that run on are one, short ones by each other are verse, an empty one parts. */
function paragraphsOf(lines: readonly string[]): Stretch[] {
  const stretches: string[][] = [[]]
  for (const line of lines) {
    if (line === '') stretches.push([])
    else stretches.at(-1)?.push(line)
  }
  return stretches.flatMap((stretch): Stretch[] => {
    if (stretch.length === 0) return []
    if (stretch.length > 1 && stretch.every((line) => line.length <= longestVerseChars))
      return [{ kind: 'verse', text: stretch.join('\n') }]
    const paragraphs: string[] = []
    for (const line of stretch) {
      const last = paragraphs.at(-1)
      if (last === undefined || sentenceEnds.test(last)) paragraphs.push(line)
      else paragraphs[paragraphs.length - 1] = `${last} ${line}`
    }
    return paragraphs.map((text) => ({ kind: 'paragraph', text }))
  })
}

const keepsLines: ReadonlySet<PieceKind> = new Set(['verse', 'code', 'table'])

function asPieces(kind: PieceKind, raw: string): Stretch[] {
  const lines = raw.split(lineBreak).map(cleanText)
  if (kind === 'paragraph') return paragraphsOf(lines)
  // Between a cell and the comma behind it its own markup left a blank.
  const tidy = kind === 'table' ? lines.map((line) => line.replaceAll(' ,', ',').replace(/^, /u, '')) : lines
  const filled = tidy.filter((line) => line !== '')
  return filled.length === 0 ? [] : [{ kind, text: filled.join(keepsLines.has(kind) ? '\n' : ' ') }]
}

/** Puts pieces together from what a walk through markup finds. */
export function pieceBuilder(): PieceBuilder {
  const pieces: Piece[] = []
  const anchors = new Map<string, number>()
  let text = ''
  let leading = ''
  let marks: NoteMark[] = []
  let part = 0
  let links = 0
  let linkedChars = 0
  let waiting: Piece[] = []
  return {
    pieces,
    anchors,
    startLink: () => {
      links++
    },
    endLink: () => {
      links--
    },
    add: (more, pre) => {
      if (links > 0) linkedChars += more.trim().length
      text += pre ? more.replaceAll(/\r\n?|\n/gu, lineBreak) : more.replaceAll(/[ \t\r\n\f]+/gu, ' ')
    },
    lead: (words) => {
      leading = words
    },
    mark: (mark) => {
      marks.push(mark)
    },
    behind: (kind, words, matter) => {
      const clean = cleanText(words)
      if (clean !== '') waiting.push({ kind, level: 0, text: clean, part, matter, marks: [], isLink: false })
    },
    // Until the open piece ends, its own index is that of the next one.
    anchor: (key) => {
      if (!anchors.has(key)) anchors.set(key, pieces.length)
    },
    flush: ({ kind, level, matter }) => {
      // "[1]" of which the mark is a link inside of its brackets.
      const words = marks.length === 0 ? text : text.replaceAll(/\s*(?:\[\s*\]|\(\s*\))/gu, '')
      const found = asPieces(kind, words.replaceAll('\u00AD', ''))
      const [first] = found
      if (first !== undefined) {
        first.text = leading + first.text
        leading = ''
      }
      const isLink = linkedChars > text.length * linkShare
      for (const [index, each] of found.entries()) {
        const own = index === found.length - 1 ? marks : []
        pieces.push({ ...each, level, part, matter, marks: own, isLink })
      }
      // A mark in a line of its own belongs to what stands before it.
      if (found.length === 0 && marks.length > 0) pieces.at(-1)?.marks.push(...marks)
      pieces.push(...waiting)
      text = ''
      marks = []
      waiting = []
      linkedChars = 0
    },
    joinVerse: (from) => {
      const lines = pieces.slice(from)
      if (lines.length < 2 || lines.some((each) => each.kind !== 'verse' || each.text.includes('\n'))) return
      const [first] = lines
      if (first === undefined) return
      const joined = {
        ...first,
        text: lines.map((each) => each.text).join('\n'),
        marks: lines.flatMap((each) => each.marks),
      }
      pieces.splice(from, lines.length, joined)
      for (const [key, at] of [...anchors].toReversed()) {
        if (at <= from) break
        anchors.set(key, at >= from + lines.length ? from + 1 : from)
      }
    },
    startPart: (number) => {
      part = number
    },
  }
}

/** Whether a piece has anything to be said. */
export function isWorded({ text }: Pick<Piece, 'text'>): boolean {
  return countWords(text) > 0 || /[\p{L}\p{N}]/u.test(text)
}
