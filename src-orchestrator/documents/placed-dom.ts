import { Text, type Document, type NodeWithChildren } from 'domhandler'
import { Parser } from 'htmlparser2'
import { BoundedHandler, parserOptions, withOwnEntities } from './dom.ts'

/** Places in a text: of the first character, and behind the last one. */
export type Range = { from: number; to: number }

/** A piece of a node's text. */
export type TextRun = {
  data: string
  /** Where the source has so many of its characters from that one on; what is written as `&…;` or in a CDATA section stands there as a whole. */
  rangeOf: (at: number, length: number) => Range
}

export type PlacedDocument = {
  root: Document
  runsOf: (text: Text) => readonly TextRun[]
  /** An element with its tags. */
  rangeOf: (element: NodeWithChildren) => Range
}

type Run = Range & { data: string }

class PlacingHandler extends BoundedHandler {
  readonly runs = new Map<Text, Run[]>()
  #parser: Parser | null = null
  override onparserinit(parser: Parser): void {
    super.onparserinit(parser)
    this.#parser = parser
  }
  override ontext(data: string): void {
    super.ontext(data)
    const node = this.lastNode
    if (this.#parser === null || !(node instanceof Text)) return
    const run = { data, from: this.#parser.startIndex, to: this.#parser.endIndex + 1 }
    const runs = this.runs.get(node)
    if (runs === undefined) this.runs.set(node, [run])
    else runs.push(run)
  }
}

function parsePlaced(text: string, xmlMode: boolean): PlacedDocument {
  const handler = new PlacingHandler(undefined, { withStartIndices: true, withEndIndices: true })
  const { text: rewritten, placeBefore } = withOwnEntities(text)
  new Parser(handler, { ...parserOptions, xmlMode }).end(rewritten)
  const before = (from: number, to: number): Range => ({ from: placeBefore(from), to: placeBefore(to) })
  return {
    root: handler.root,
    runsOf: (node) =>
      (handler.runs.get(node) ?? []).map(({ data, from, to }): TextRun => {
        const isPlain = data.length === to - from
        const rangeOf: TextRun['rangeOf'] = (at, length) =>
          isPlain ? before(from + at, from + at + length) : before(from, to)
        return { data, rangeOf }
      }),
    rangeOf: ({ startIndex, endIndex }) => before(startIndex ?? 0, (endIndex ?? 0) + 1),
  }
}

/** The same tree as parseHtml's, with the places that its nodes have in the text. */
export function parseHtmlPlaced(text: string): PlacedDocument {
  return parsePlaced(text, false)
}

/** The same tree as parseXml's, with places. */
export function parseXmlPlaced(text: string): PlacedDocument {
  return parsePlaced(text, true)
}
