import { isTag, isText, type ChildNode, type Document, type Element, type ParentNode } from 'domhandler'
import { DomHandler, Parser } from 'htmlparser2'
import { ExpectedFailure } from '../../src-contract/failure.ts'

export type { ChildNode, Element, ParentNode }

/** Real books nest a few dozen; walking is recursive, and the parser's time grows with the square of this. */
const maxDepth = 600

/** Builds a tree, up to a depth. */
export class BoundedHandler extends DomHandler {
  #depth = 0
  override onopentag(name: string, attributes: Record<string, string>): void {
    this.#depth++
    if (this.#depth > maxDepth)
      throw new ExpectedFailure({ code: 'file-damaged', detail: 'its elements are nested too deeply' })
    super.onopentag(name, attributes)
  }
  override onclosetag(): void {
    this.#depth--
    super.onclosetag()
  }
}

const doctype = /<!DOCTYPE\s[^[>]*(?:\[([\s\S]*?)\]\s*)?>/iu
const entity = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/gu

/** Text that has been changed, and where a place in it was before. */
export type Rewritten = { text: string; placeBefore: (at: number) => number }

/** A document's own short names for characters, put in their places. What refers to other files or to further names is left as it is. */
export function withOwnEntities(text: string): Rewritten {
  const found = doctype.exec(text.slice(0, 20_000))
  if (found === null) return { text, placeBefore: (at) => at }
  const own = new Map<string, string>()
  for (const [, name = '', double, single] of (found[1] ?? '').matchAll(entity)) {
    const value = double ?? single ?? ''
    if (!/[<&%]/u.test(value)) own.set(name, value)
  }
  // Places from which on everything stood so many characters further on.
  const shifts = [{ from: 0, by: 0 }, { from: found.index, by: found[0].length }] // prettier-ignore
  const body = text.slice(0, found.index) + text.slice(found.index + found[0].length)
  let by = found[0].length
  const rewritten =
    own.size === 0
      ? body
      : body.replaceAll(/&([\w.-]+);/gu, (whole: string, name: string, at: number) => {
          const value = own.get(name)
          if (value === undefined) return whole
          const end = at + found[0].length + whole.length
          by = end - (at + found[0].length - by + value.length)
          shifts.push({ from: end - by, by })
          return value
        })
  return {
    text: rewritten,
    placeBefore: (at) => at + (shifts.findLast(({ from }) => from <= at)?.by ?? 0),
  }
}

export const parserOptions = { recognizeSelfClosing: true, recognizeCDATA: true }

function parse(text: string, xmlMode: boolean): Document {
  const handler = new BoundedHandler()
  new Parser(handler, { ...parserOptions, xmlMode }).end(withOwnEntities(text).text)
  return handler.root
}

/** HTML or XHTML, sound or not: whatever is there becomes a tree. No other file is read. Throws ExpectedFailure where it is nested beyond sense. */
export function parseHtml(text: string): Document {
  return parse(text, false)
}

/** XML, sound or not. Throws ExpectedFailure where it is nested beyond sense. */
export function parseXml(text: string): Document {
  return parse(text, true)
}

/** Without its prefix, which a document may choose; but Word's own o:p, within its paragraphs, is none. */
export function localName(element: Element): string {
  if (element.name === 'o:p') return element.name
  return element.name.slice(element.name.indexOf(':') + 1)
}

/** By its local name: `href` finds `xlink:href` and `l:href` too. */
export function attribute(element: Element, name: string): string | null {
  const exact = element.attribs[name]
  if (exact !== undefined) return exact
  const key = Object.keys(element.attribs).find((each) => each.endsWith(`:${name}`))
  return key === undefined ? null : (element.attribs[key] ?? null)
}

export function childElements(parent: ParentNode): Element[] {
  return parent.children.filter((child) => isTag(child))
}

/** The first child of that local name. */
export function childNamed(parent: ParentNode | null | undefined, name: string): Element | null {
  return parent?.children.find((child): child is Element => isTag(child) && localName(child) === name) ?? null
}

/** All elements under a node, itself left out, in the order of the document. */
export function* elementsUnder(parent: ParentNode): Generator<Element> {
  for (const child of parent.children) {
    if (!isTag(child)) continue
    yield child
    yield* elementsUnder(child)
  }
}

export function firstNamed(parent: ParentNode, name: string): Element | null {
  for (const element of elementsUnder(parent)) if (localName(element) === name) return element
  return null
}

export function allNamed(parent: ParentNode, name: string): Element[] {
  return [...elementsUnder(parent)].filter((element) => localName(element) === name)
}

/** All text under a node, as it stands there. */
export function textUnder(node: ChildNode | ParentNode): string {
  if (isText(node)) return node.data
  return 'children' in node ? node.children.map(textUnder).join('') : ''
}

/** The same with single blanks. */
export function tidyText(node: ChildNode | ParentNode | null): string {
  return node === null ? '' : textUnder(node).replaceAll(/\s+/gu, ' ').trim()
}

/** Words of an attribute that holds several: class, epub:type. Lower-case. */
export function tokens(element: Element, name: string): string[] {
  return (attribute(element, name) ?? '')
    .toLowerCase()
    .split(/\s+/u)
    .filter((token) => token !== '')
}
