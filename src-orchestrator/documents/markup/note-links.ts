import {
  attribute,
  childElements,
  elementsUnder,
  localName,
  textUnder,
  tidyText,
  tokens,
  type Element,
} from '../dom.ts'
import type { Part } from '../source-document.ts'
import { targetKey } from './links.ts'
import { itemNumber } from './list-numbers.ts'
import { blockNames, noteMarkTokens, noteTokens } from './meanings.data.ts'

/** Which elements are notes' marks, and which are notes, by the key of the note. */
export type NoteLinks = {
  marks: ReadonlyMap<Element, { note: string; text: string }>
  bodies: ReadonlyMap<Element, string>
}

const markText = /^[[({]?\s*(?:\d{1,4}|[*∗†‡§¶‖#]{1,4}|[ivxlc]{1,6}|[a-z])\s*[\])}]?\.?$/iu
const bracketed = /^[[({].*[\])}]$|^[*∗†‡§¶‖#]+$/u
const markClass = /note|^fn|^en\d*$|sup|ref/u
const headingName = /^h[1-6]$/u
const wholeNames: ReadonlySet<string> = new Set(['li', 'aside', 'dd', 'tr'])
/** What holds many things; a target that lies directly in it says where the note begins. */
const wideNames: ReadonlySet<string> = new Set([
  'body',
  'html',
  'section',
  'article',
  'main',
  'blockquote',
  'ol',
  'ul',
  'dl',
  'tbody',
  'table',
])

/** Whether a mark is nothing but one. Words that lead to a note are words all the same. */
export function isBareMark(text: string): boolean {
  return markText.test(text) || !/\p{L}{2}/u.test(text) || /^(?:note|n|fn|anm|ftn)\.?\s*\d+$/iu.test(text)
}

/** The label alone: "[12]" is "12". */
export function labelOf(mark: string): string {
  return mark.replaceAll(/[[\](){}.:\s]/gu, '').replaceAll('∗', '*')
}

function typesOf(element: Element): string[] {
  return [...tokens(element, 'epub:type'), ...tokens(element, 'role')]
}

export function isOf(element: Element, wanted: ReadonlySet<string>): boolean {
  return typesOf(element).some((each) => wanted.has(each))
}

const isElement = (node: unknown): node is Element =>
  node !== null && typeof node === 'object' && 'attribs' in node

function* upwards(element: Element): Generator<Element> {
  let at: unknown = element
  while (isElement(at)) {
    yield at
    at = at.parent
  }
}

function blockOf(element: Element): Element | null {
  for (const each of upwards(element)) if (blockNames.has(localName(each))) return each
  return null
}

function nextElement(element: Element): Element | null {
  const siblings = element.parent === null ? [] : childElements(element.parent)
  return siblings[siblings.indexOf(element) + 1] ?? null
}

/** The term above a description, which may be a note's label. */
function termOf(body: Element): Element | null {
  const siblings = body.parent === null || localName(body) !== 'dd' ? [] : childElements(body.parent)
  const before = siblings[siblings.indexOf(body) - 1]
  return before !== undefined && localName(before) === 'dt' ? before : null
}

/** The element that holds a note, from the one that a mark points to; null: it is a heading, or nothing that can be told from its surroundings. */
function bodyOf(target: Element): Element | null {
  for (const each of upwards(target)) {
    if (isOf(each, noteTokens)) return each
    if (blockNames.has(localName(each)) && each !== target) break
  }
  const block = blockOf(target)
  if (block === null) return standsAlone(nextElement(target))
  if (wideNames.has(localName(block))) return block === target ? null : nextElement(target)
  const holder = [...upwards(block)].slice(0, 3).find((each) => wholeNames.has(localName(each)))
  const body = holder ?? (localName(block) === 'dt' ? nextElement(block) : block)
  if (body === null || headingName.test(localName(body))) return null
  for (const each of elementsUnder(body)) if (headingName.test(localName(each))) return null
  return body
}

/** In a file without a body, as the pages of old Mobipocket books are, headings are paragraphs too: one that is nothing but a number is a chapter's. */
function standsAlone(body: Element | null): Element | null {
  return body === null || headingName.test(localName(body)) || isBareMark(tidyText(body)) ? null : body
}

function beginsItsBlock(mark: Element): boolean {
  const block = blockOf(mark)
  return (
    block !== null &&
    textUnder(block).trimStart().startsWith(tidyText(mark)) &&
    textBefore(block, mark).trim() === ''
  )
}

function textBefore(block: Element, end: Element): string {
  let text = ''
  const walk = (element: Element): boolean => {
    for (const child of element.children) {
      if (child === end) return true
      if (isElement(child)) {
        if (walk(child)) return true
      } else text += textUnder(child)
    }
    return false
  }
  walk(block)
  return text
}

/** Raised, however much else lies between (Kindle books: `<sup><small><a>`), or called so. */
function isSmall(mark: Element): boolean {
  for (const each of upwards(mark)) {
    if (blockNames.has(localName(each))) break
    if (localName(each) === 'sup') return true
  }
  const near = [...[...upwards(mark)].slice(0, 2), ...childElements(mark)]
  return near.some(
    (each) => localName(each) === 'sup' || tokens(each, 'class').some((name) => markClass.test(name)),
  )
}

/** Printed at its word without a blank, though nothing raises it: "so1". */
function isAttached(mark: Element): boolean {
  const block = blockOf(mark)
  return block !== null && /[\p{L}.,;:!?”’"')\]]$/u.test(textBefore(block, mark))
}

/** The body or its term begins with the label, or the list that it stands in numbers it so. */
function opensWith(body: Element, label: string): boolean {
  const item = [...upwards(body)].slice(0, 2).find((each) => localName(each) === 'li')
  if (item !== undefined && labelOf(itemNumber(item, () => false)) === label) return true
  return [body, termOf(body)].some(
    (each) => each !== null && labelOf(tidyText(each).slice(0, label.length + 4)).startsWith(label),
  )
}

type Found = { element: Element; path: string }

/** Finds notes by what their marks are called (epub:type, ARIA's roles), and by links that lead from a mark to a note and back. */
export function findNotes(parts: readonly Part[]): NoteLinks {
  const byKey = new Map<string, Found>()
  const links: { element: Element; path: string; key: string }[] = []
  const loose: Found[] = []
  for (const { root, path } of parts)
    for (const element of elementsUnder(root)) {
      const id = element.attribs['id'] ?? (localName(element) === 'a' ? element.attribs['name'] : undefined)
      if (id !== undefined && !byKey.has(`${path}#${id}`)) byKey.set(`${path}#${id}`, { element, path })
      if (isOf(element, noteTokens)) loose.push({ element, path })
      const href = localName(element) === 'a' ? attribute(element, 'href') : null
      const key = href === null ? null : targetKey(path, href)
      if (key !== null) links.push({ element, path, key })
    }
  const linksBack = (body: Element, path: string, mark: Element): boolean => {
    const block = blockOf(mark)
    for (const each of elementsUnder(body)) {
      const href = localName(each) === 'a' ? attribute(each, 'href') : null
      const target = href === null ? undefined : byKey.get(targetKey(path, href) ?? '')
      if (target !== undefined && (target.element === block || blockOf(target.element) === block)) return true
    }
    return false
  }
  const marks = new Map<Element, { note: string; text: string }>()
  const bodies = new Map<Element, string>()
  for (const { element, key } of links) {
    const text = tidyText(element)
    const target = byKey.get(key)
    const called = isOf(element, noteMarkTokens)
    if (!called && (!markText.test(text) || beginsItsBlock(element))) continue
    const body = target === undefined ? null : bodyOf(target.element)
    if (called && body === null) marks.set(element, { note: key, text })
    if (target === undefined || body === null || [...upwards(element)].includes(body)) continue
    const opens = opensWith(body, labelOf(text))
    const isNote =
      called ||
      isOf(body, noteTokens) ||
      linksBack(body, target.path, element) ||
      (opens && (isSmall(element) || bracketed.test(text) || isAttached(element)))
    if (!isNote) continue
    const note = bodies.get(body) ?? key
    marks.set(element, { note, text })
    bodies.set(body, note)
  }
  for (const { element, path } of loose)
    if (!bodies.has(element) && ![...upwards(element)].some((each) => bodies.has(each)))
      bodies.set(element, `${path}#${element.attribs['id'] ?? `note ${bodies.size}`}`)
  return { marks, bodies: withContinuations(bodies, marks) }
}

/**
 * Paragraphs that follow a note's first one, up to the next note, go on with it. Not where the next note's mark stands among them: then they are text, and
 * notes stand between its paragraphs.
 */
function withContinuations(
  bodies: ReadonlyMap<Element, string>,
  marks: NoteLinks['marks'],
): Map<Element, string> {
  const all = new Map(bodies)
  for (const [body, note] of bodies) {
    const term = termOf(body)
    if (term !== null && isBareMark(tidyText(term))) all.set(term, note)
    if (body.parent === null || localName(body) !== 'p') continue
    const siblings = childElements(body.parent)
    const rest = siblings.slice(siblings.indexOf(body) + 1)
    const between = rest.slice(
      0,
      Math.max(
        0,
        rest.findIndex((each) => bodies.has(each)),
      ),
    )
    const isText = between.some(
      (each) => localName(each) !== 'p' || [...elementsUnder(each)].some((inner) => marks.has(inner)),
    )
    if (!isText) for (const each of between) all.set(each, note)
  }
  return all
}
