import { elementsUnder, localName, type Element } from '../../../documents/dom.ts'
import { parseHtmlPlaced } from '../../../documents/placed-dom.ts'
import { keptAttributes, oldAttributes, renamedElements, sizedElements, sizes } from './old-markup.data.ts'
import { characterOf } from './sound-xml.ts'
import { closeTagIn, openTagIn, withAttribute, withEdits, type Edit } from './text-edits.ts'

const ofXml: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])
const oldType = /<!DOCTYPE\s[^[>]*(?:\[[\s\S]*?\]\s*)?>/iu

/** Names of characters by their numbers: without an old document type XML knows only five. */
function withNumbers(text: string): string {
  return text.replaceAll(/&([a-zA-Z]\w*);/gu, (whole, name: string) => {
    const character = ofXml.has(name) ? null : characterOf(name)
    return character === null
      ? whole
      : Array.from(character, (each) => `&#${each.codePointAt(0) ?? 0};`).join('')
  })
}

function styleOf(name: string, value: string, element: string): string | null {
  if (keptAttributes[element]?.includes(name) === true) return null
  const size = sizes[name]
  if (size !== undefined)
    return sizedElements.has(element) && /^\d+$/u.test(value) ? null : size(value, element)
  // `color` and `text` mean other things in drawings and formulas.
  return Object.hasOwn(oldAttributes, name)
    ? (oldAttributes[name]?.(value.toLowerCase(), element) ?? null)
    : null
}

function modernTag(tag: string, element: Element): string {
  const name = localName(element)
  const { attribs } = element
  const renamed = Object.hasOwn(renamedElements, name) ? renamedElements[name] : undefined
  const styles = renamed?.style === undefined ? [] : [renamed.style]
  let modern = tag
  for (const [key, value] of Object.entries(attribs)) {
    const style = styleOf(key, value, name)
    if (style === null) continue
    modern = withAttribute(modern, key, null)
    if (style !== '') styles.push(style)
  }
  // https://html.spec.whatwg.org/#the-a-element: a place is an element with an id.
  if (name === 'a' && attribs['name'] !== undefined) {
    modern = withAttribute(modern, 'name', null)
    if (attribs['id'] === undefined) modern = withAttribute(modern, 'id', attribs['name'])
  }
  if (name === 'meta' && /^content-type$/iu.test(attribs['http-equiv'] ?? ''))
    modern = withAttribute(modern, 'content', 'text/html; charset=utf-8')
  if (name === 'html' && attribs['xmlns'] === undefined)
    modern = withAttribute(modern, 'xmlns', 'http://www.w3.org/1999/xhtml')
  if (name === 'font') modern = withAttribute(modern, 'size', null)
  if (styles.length > 0)
    modern = withAttribute(modern, 'style', [attribs['style']?.replace(/;\s*$/u, ''), ...styles].filter((each) => each !== undefined && each !== '').join('; ')) // prettier-ignore
  return renamed === undefined ? modern : modern.replace(/^<[^\s/>]+/u, `<${renamed.name}`)
}

const foreign: ReadonlySet<string> = new Set(['svg', 'math'])

function isForeign(element: Element): boolean {
  let at: Element['parent'] = element
  while (at !== null && 'name' in at) {
    if (foreign.has(localName(at))) return true
    at = at.parent
  }
  return false
}

/** A content document of EPUB 2 as one of EPUB 3: its document type, and in place of what HTML has no more what says the same. */
export function toHtml5(source: string): string {
  const numbered = withNumbers(source)
  const found = oldType.exec(numbered.slice(0, 20_000))
  const text = found === null ? numbered : `${numbered.slice(0, found.index)}<!DOCTYPE html>${numbered.slice(found.index + found[0].length)}` // prettier-ignore
  const { root, rangeOf } = parseHtmlPlaced(text)
  const edits: Edit[] = []
  for (const element of elementsUnder(root)) {
    if (isForeign(element)) continue
    const range = rangeOf(element)
    const tag = openTagIn(text, range)
    const before = text.slice(tag.from, tag.to)
    const after = modernTag(before, element)
    if (after !== before) edits.push({ ...tag, text: after })
    const renamed = Object.hasOwn(renamedElements, localName(element))
      ? renamedElements[localName(element)]
      : undefined
    const end = closeTagIn(text, range)
    if (renamed !== undefined && end !== null)
      edits.push({ from: end, to: range.to, text: `</${renamed.name}>` })
  }
  return withEdits(text, edits)
}
