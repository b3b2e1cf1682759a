import { isCDATA, isTag, isText, type ChildNode, type Text } from 'domhandler'
import type { Element, ParentNode } from '../../../documents/dom.ts'
import { childNamed, localName } from '../../../documents/dom.ts'
import { hiddenTest } from '../../../documents/markup/hidden.ts'
import { blockNames, silentNames } from '../../../documents/markup/meanings.data.ts'
import { findNotes, isBareMark, type NoteLinks } from '../../../documents/markup/note-links.ts'
import { placeNumber } from '../../../documents/markup/place-numbers.ts'
import { readsSmallRuby } from '../../../documents/markup/small-type.ts'
import type { PlacedDocument, Range } from '../../../documents/placed-dom.ts'
import type { Part } from '../../../documents/source-document.ts'
import { letterWriter, type Letters } from './letters.ts'

/** A content document with the places of its nodes. */
export type PlacedPart = Part & { placed: PlacedDocument }

/** A character that is shown and is no blank. */
export type Mark = Range & { char: string; node: Text }

/** What is shown of all content documents, in the order of reading. */
export type Marks = {
  marks: Mark[]
  letters: Letters
  /** Index of the mark that each letter belongs to. */
  markOfLetter: number[]
  /** Of each node, its first mark, and the one behind its last. */
  extents: ReadonlyMap<ChildNode, Range>
  /** The same of each document. */
  parts: Range[]
}

type Reader = {
  part: PlacedPart
  links: NoteLinks
  skipsNotes: boolean
  isHidden: (element: Element) => boolean
}

/** Whether what stands in an element is never read where it stands; the same rules as the walk's (documents/markup/walk.ts). */
function isSkipped(element: Element, { links, skipsNotes, isHidden }: Reader): boolean {
  const mark = links.marks.get(element)
  return (
    silentNames.has(localName(element)) ||
    (mark !== undefined && isBareMark(mark.text)) ||
    (skipsNotes && links.bodies.has(element)) ||
    isHidden(element) ||
    placeNumber(element) !== null
  )
}

/** What is read of an element: of ruby either what stands on the line or what stands beside it, of a switch what every reader understands. */
function readChildren(element: Element): { parent: ParentNode; isRead: (child: ChildNode) => boolean } {
  if (localName(element) === 'switch')
    return { parent: childNamed(element, 'default') ?? element, isRead: () => true }
  if (localName(element) !== 'ruby') return { parent: element, isRead: () => true }
  const readsSmall = readsSmallRuby(element)
  return {
    parent: element,
    isRead: (child) => {
      const name = isTag(child) ? localName(child) : ''
      return name !== 'rtc' && (name === 'rt') === readsSmall
    },
  }
}

/** Reads the characters that documents show and that may be read aloud, with their places. */
export function readMarks(parts: readonly PlacedPart[], { skipsNotes }: { skipsNotes: boolean }): Marks {
  const marks: Mark[] = []
  const markOfLetter: number[] = []
  const extents = new Map<ChildNode, Range>()
  const writer = letterWriter()
  const takeText = (node: Text, { part }: Reader): void => {
    for (const { data, rangeOf } of part.placed.runsOf(node)) {
      let at = 0
      for (const char of data) {
        if (writer.add(char) || !/\s/u.test(char)) {
          while (markOfLetter.length < writer.letters.text.length) markOfLetter.push(marks.length)
          marks.push({ ...rangeOf(at, char.length), char, node })
        }
        at += char.length
      }
    }
  }
  const takeAll = (parent: ParentNode, reader: Reader, isRead: (child: ChildNode) => boolean): void => {
    for (const child of parent.children) if (isRead(child)) take(child, reader)
  }
  const take = (node: ChildNode, reader: Reader): void => {
    const from = marks.length
    if (isText(node)) takeText(node, reader)
    else if (isCDATA(node)) takeAll(node, reader, () => true)
    else if (isTag(node) && !isSkipped(node, reader)) {
      const parts = localName(node) === 'br' || blockNames.has(localName(node))
      if (parts) writer.part()
      const { parent, isRead } = readChildren(node)
      takeAll(parent, reader, isRead)
      if (parts) writer.part()
    }
    extents.set(node, { from, to: marks.length })
  }
  const links = findNotes(parts)
  const ofParts = parts.map((part): Range => {
    const from = marks.length
    writer.part()
    takeAll(part.root, { part, links, skipsNotes, isHidden: hiddenTest(part.css) }, () => true)
    return { from, to: marks.length }
  })
  return { marks, letters: writer.letters, markOfLetter, extents, parts: ofParts }
}
