import {
  allNamed,
  attribute,
  childElements,
  childNamed,
  firstNamed,
  localName,
  parseXml,
  type Element,
} from '../dom.ts'
import { escapeHtml } from '../escape-html.ts'
import { openNumbering, type Numbering } from './numbering.ts'
import { itemOf, roleOf, type Role } from './paragraph-style.ts'
import { isOn, runsHtml, type NoteKind, type RunContext } from './runs.ts'
import { readStyles, type Styles } from './styles.ts'

/** The parts of a Word document that hold its text, as XML; null: it has none of that name. */
export type TextParts = {
  document: string
  styles: string | null
  numbering: string | null
  footnotes: string | null
  endnotes: string | null
}

type Walk = {
  styles: Styles
  numbering: Numbering
  /** The document has a title of its own above its headings. */
  hasTitle: boolean
  /** The drop cap that the next paragraph begins with. */
  dropCap: string
  runs: RunContext
}

function paragraph(element: Element, walk: Walk): string {
  const properties = childNamed(element, 'pPr')
  // Not for a paragraph in a box of this one.
  const cap = walk.dropCap
  walk.dropCap = ''
  const { html, boxes } = runsHtml(element, walk.runs)
  const words = cap + html
  const frame = childNamed(properties, 'framePr')
  if (frame !== null && (attribute(frame, 'dropCap') ?? 'none') !== 'none') {
    walk.dropCap = words
    return ''
  }
  const hasText = /[^\s<>]/u.test(html.replaceAll(/<[^>]*>/gu, '')) || html.includes('<img')
  if (!hasText) {
    walk.dropCap = cap
    return boxes.join('')
  }
  const item = itemOf(properties, walk.styles)
  const number = item === null ? null : walk.numbering.next(item)
  const numbered = number === null ? words : `${escapeHtml(number)} ${words}`
  const role = roleOf(properties, walk.styles, walk.hasTitle)
  const marked: Record<Role['kind'], string> = {
    heading: role.kind === 'heading' ? `<h${role.level}>${numbered}</h${role.level}>` : '',
    caption: `<p class="caption">${numbered}</p>`,
    quote: `<blockquote><p>${numbered}</p></blockquote>`,
    code: `<pre class="code">${words}</pre>`,
    contents: `<nav epub:type="toc"><p>${numbered}</p></nav>`,
    text: item === null ? `<p>${words}</p>` : `<ul><li>${numbered}</li></ul>`,
  }
  return marked[role.kind] + boxes.join('')
}

function table(element: Element, walk: Walk): string {
  const rows = childElements(element).filter((each) => localName(each) === 'tr')
  const made = rows.map((row) => {
    const tag = isOn(childNamed(row, 'trPr'), 'tblHeader') ? 'th' : 'td'
    const cells = childElements(row).filter((each) => localName(each) === 'tc')
    return `<tr>${cells.map((cell) => `<${tag}>${blocks(cell, walk)}</${tag}>`).join('')}</tr>`
  })
  return `<table>${made.join('')}</table>`
}

/** What may stand around paragraphs and tables. */
const around = /^(?:sdt|sdtContent|ins|moveTo|customXml|smartTag|AlternateContent|Choice)$/u

function blocks(parent: Element, walk: Walk): string {
  return childElements(parent)
    .map((element) => {
      const name = localName(element)
      if (name === 'p') return paragraph(element, walk)
      if (name === 'tbl') return table(element, walk)
      return around.test(name) ? blocks(element, walk) : ''
    })
    .join('')
}

function notes(part: string | null, kind: NoteKind, walk: Walk): string {
  return (part === null ? [] : allNamed(parseXml(part), kind))
    .filter((each) => (attribute(each, 'type') ?? 'normal') === 'normal')
    .map((each) => {
      const id = escapeHtml(attribute(each, 'id') ?? '')
      return `<aside epub:type="footnote" id="${kind}-${id}">${blocks(each, walk)}</aside>`
    })
    .join('')
}

/** Numbers notes as they are met, each kind by itself. */
function noteCounter(): RunContext['numberOf'] {
  const numbers = new Map<string, number>()
  const counts: Record<NoteKind, number> = { footnote: 0, endnote: 0 }
  return (kind, id) => {
    const key = `${kind} ${id}`
    const number = numbers.get(key) ?? ++counts[kind]
    numbers.set(key, number)
    return String(number)
  }
}

/** A Word document as HTML. Pure. ISO/IEC 29500-1, 17. */
export function bodyHtml(parts: TextParts): string {
  const styles = readStyles(parts.styles)
  const walk: Walk = {
    styles,
    numbering: openNumbering(parts.numbering),
    hasTitle: [...styles].some(
      ([id, { name }]) => name === 'title' && parts.document.includes(`w:val="${id}"`),
    ),
    dropCap: '',
    runs: { numberOf: noteCounter(), boxOf: (content) => `<div>${blocks(content, walk)}</div>` },
  }
  const body = firstNamed(parseXml(parts.document), 'body')
  const text = body === null ? '' : blocks(body, walk)
  return `<body>${text}${notes(parts.footnotes, 'footnote', walk)}${notes(parts.endnotes, 'endnote', walk)}</body>`
}
