import { isCDATA, isTag, isText, type ChildNode } from 'domhandler'
import {
  attribute,
  childElements,
  childNamed,
  elementsUnder,
  localName,
  textUnder,
  tidyText,
  type Element,
  type ParentNode,
} from '../dom.ts'
import type { Part } from '../source-document.ts'
import { frameOf, isVerse } from './frames.ts'
import { formulaText } from './formula-text.ts'
import { hiddenTest, styleTest } from './hidden.ts'
import { targetKey } from './links.ts'
import { itemNumber } from './list-numbers.ts'
import { blockNames, silentNames } from './meanings.data.ts'
import { findNotes, isBareMark, labelOf, type NoteLinks } from './note-links.ts'
import { isBackLink, withoutLabel } from './note-text.ts'
import { isWorded, lineBreak, pieceBuilder, type Frame, type PieceBuilder } from './piece-builder.ts'
import { restorer, type Restorer } from '../../phases/extraction/restored.ts'
import type { LeftOut, Markup, Note, NoteMark } from './pieces.ts'
import { isOtherCase } from './other-case.ts'
import { placeNumber } from './place-numbers.ts'
import { exponentIn, rubyText } from './small-type.ts'

type Walk = {
  part: Part
  builder: PieceBuilder
  links: NoteLinks
  /** Labels by note, as their marks have them. */
  labels: ReadonlyMap<string, string>
  notes: Map<string, Note>
  inNote: boolean
  /** Records it; answers whether the listener wants it read all the same. */
  leave: (left: LeftOut) => boolean
  judgeMark: (mark: NoteMark) => NoteMark
  isHidden: (element: Element) => boolean
  hasNoNumbers: (list: Element) => boolean
}

function takeNote(element: Element, key: string, frame: Frame, walk: Walk): void {
  const builder = pieceBuilder()
  const inside: Frame = { ...frame, kind: 'paragraph', level: 0, solid: false }
  for (const child of element.children) walkNode(child, inside, { ...walk, builder, inNote: true })
  builder.flush(inside)
  const text = builder.pieces.map((piece) => piece.text.replaceAll('\n', ' ')).join(' ')
  const known = walk.notes.get(key)
  if (known !== undefined) {
    walk.notes.set(key, { ...known, text: `${known.text} ${text}`.trim() })
    return
  }
  const label = labelOf(walk.labels.get(key) ?? '')
  walk.notes.set(key, { label, text: withoutLabel(text, label) })
  if (!walk.labels.has(key)) walk.builder.mark({ note: key, text: '' })
}

/** A letter that was drawn, with its word behind it. */
function isDrawnCapital(picture: Element, alt: string): boolean {
  const next = picture.next ?? picture.parent?.next ?? null
  return /^\p{Lu}$/u.test(alt) && next !== null && /^\p{L}/u.test(textUnder(next))
}

function takePicture(element: Element, frame: Frame, { builder }: Walk): void {
  const alt = (attribute(element, 'alt') ?? tidyText(childNamed(element, 'title'))).trim()
  const inEmptyHeading =
    frame.kind === 'heading' && element.parent !== null && tidyText(element.parent) === ''
  if (inEmptyHeading || isDrawnCapital(element, alt)) builder.add(alt, false)
  else builder.behind('picture', alt, frame.matter)
}

function takeFormula(element: Element, frame: Frame, walk: Walk): void {
  const stands =
    attribute(element, 'display') === 'block' ||
    (element.parent !== null && tidyText(element.parent) === tidyText(element))
  const text = formulaText(element)
  if (!stands || frame.solid) {
    walk.builder.add(text, false)
    return
  }
  walk.builder.flush(frame)
  const inside: Frame = { ...frame, kind: 'formula', solid: true }
  walk.builder.add(text, false)
  walk.builder.flush(inside)
}

function walkChildren(parent: ParentNode, frame: Frame, walk: Walk): void {
  for (const child of parent.children) walkNode(child, frame, walk)
}

function walkNode(node: ChildNode, frame: Frame, walk: Walk): void {
  if (isText(node)) walk.builder.add(node.data, frame.pre)
  else if (isCDATA(node)) walkChildren(node, frame, walk)
  else if (isTag(node)) walkElement(node, frame, walk)
}

/** "1, 2" in small type of which the numbers are marks: the comma goes with them. */
function isOnlyMarks(raised: Element, marks: readonly Element[]): boolean {
  return !isWorded({
    text: marks.reduce((text, mark) => text.replace(textUnder(mark), ''), textUnder(raised)),
  })
}

function isBehindCell(cell: Element): boolean {
  return cell.parent !== null && childElements(cell.parent)[0] !== cell
}

function walkBlock(element: Element, name: string, frame: Frame, walk: Walk): void {
  const { builder } = walk
  const inside = frameOf(element, name, frame)
  const isCell = name === 'td' || name === 'th'
  const gap =
    name === 'tr' || frame.kind === 'code' ? lineBreak : isCell && isBehindCell(element) ? ', ' : ' '
  // A table's caption stands beside it.
  const parts = !frame.solid || (name === 'caption' && frame.kind === 'table')
  if (parts) builder.flush(frame)
  else builder.add(gap, false)
  const from = builder.pieces.length
  if (name === 'li' && !walk.inNote) builder.lead(itemNumber(element, walk.hasNoNumbers))
  walkChildren(element, inside, walk)
  if (!parts) return
  builder.flush(inside)
  if (name === 'li') builder.lead('')
  if (isVerse(element)) builder.joinVerse(from)
}

function walkElement(element: Element, frame: Frame, walk: Walk): void {
  const { builder, part, links } = walk
  const name = localName(element)
  const id = element.attribs['id'] ?? (name === 'a' ? element.attribs['name'] : undefined)
  if (id !== undefined) builder.anchor(`${part.path}#${id}`)
  const note = walk.inNote ? undefined : links.bodies.get(element)
  if (note !== undefined) {
    if (blockNames.has(name) && !frame.solid) builder.flush(frame)
    takeNote(element, note, frame, walk)
    return
  }
  const mark = links.marks.get(element)
  if (mark !== undefined) {
    const isBare = isBareMark(mark.text)
    if (!isBare) walkChildren(element, frame, walk)
    if (walk.inNote) return
    const printed = walk.judgeMark({ ...mark, text: isBare ? mark.text : '' })
    if (printed.restored === true) builder.add(` ${printed.text}`, false)
    builder.mark(printed)
    return
  }
  if (silentNames.has(name) || (walk.inNote && isBackLink(element))) return
  if (walk.isHidden(element) || isOtherCase(element)) {
    const text = tidyText(element)
    const isWanted = isWorded({ text }) && walk.leave({ rule: 'hidden-text', text })
    if (!isWanted) return
  }
  const number = placeNumber(element)
  if (number !== null) {
    if (number.text !== '' && walk.leave(number)) builder.add(` ${number.text} `, false)
    return
  }
  switch (name) {
    case 'br':
      builder.add(lineBreak, false)
      return
    case 'img':
    case 'image':
    case 'object':
      takePicture(element, frame, walk)
      return
    case 'ruby': {
      const { read, left } = rubyText(element)
      builder.add(read, false)
      const text = left.trim()
      if (text !== '' && walk.leave({ rule: 'ruby', text })) builder.add(` (${text})`, false)
      return
    }
    case 'math':
      takeFormula(element, frame, walk)
      return
    case 'q':
      builder.add('“', false)
      walkChildren(element, frame, walk)
      builder.add('”', false)
      return
    case 'a': {
      const href = attribute(element, 'href')
      const leads = href !== null && targetKey(part.path, href) !== null
      if (leads) builder.startLink()
      walkChildren(element, frame, walk)
      if (leads) builder.endLink()
      return
    }
    case 'sup': {
      const marks = [...elementsUnder(element)].filter((each) => links.marks.has(each))
      const exponent = marks.length === 0 ? exponentIn(element) : null
      if (exponent !== null) builder.add(exponent, false)
      else if (marks.length === 0 || !isOnlyMarks(element, marks)) walkChildren(element, frame, walk)
      else for (const each of marks) walkElement(each, frame, walk)
      return
    }
    default:
      if (blockNames.has(name)) walkBlock(element, name, frame, walk)
      else walkChildren(element, frame, walk)
  }
}

/** Walks a document's markup in the order of reading: pieces, notes, what points into them, and what is not shown. Pure. */
export function walkMarkup(parts: readonly Part[], judge: Restorer = restorer()): Markup {
  const builder = pieceBuilder()
  const links = findNotes(parts)
  const labels = new Map<string, string>()
  for (const { note, text } of links.marks.values())
    if (!labels.has(note)) labels.set(note, isBareMark(text) ? text : '')
  const notes = new Map<string, Note>()
  const leftOut: LeftOut[] = []
  for (const [index, part] of parts.entries()) {
    builder.startPart(index)
    builder.anchor(`${part.path}#`)
    const frame: Frame = { kind: 'paragraph', level: 0, matter: part.matter, pre: false, solid: false }
    const isHidden = hiddenTest(part.css)
    const hasNoNumbers = styleTest(
      part.css,
      ['list-style', 'list-style-type'],
      /\b(?:none|disc|circle|square)\b/u,
    )
    walkChildren(part.root, frame, {
      part,
      builder,
      links,
      labels,
      notes,
      inNote: false,
      leave: (left) => {
        const judged = judge(left)
        leftOut.push(judged)
        return judged.restored === true
      },
      judgeMark: (mark) =>
        mark.text === '' ? mark : { ...mark, ...judge({ rule: 'note-mark', text: mark.text }) },
      isHidden,
      hasNoNumbers,
    })
    builder.flush(frame)
  }
  return { pieces: builder.pieces, notes, anchors: builder.anchors, leftOut }
}
