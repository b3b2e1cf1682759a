import { isTag, isText, type ChildNode } from 'domhandler'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import {
  attribute,
  childElements,
  childNamed,
  firstNamed,
  localName,
  parseHtml,
  parseXml,
  tidyText,
  type Element,
  type ParentNode,
} from '../dom.ts'
import { escapeHtml } from '../escape-html.ts'
import { numberWritten } from '../markup/list-numbers.ts'
import { officeAbout, readOffice } from '../office-archive.ts'
import type { DocumentFormat, SourceDocument } from '../source-document.ts'
import { mathHtml, objectFolder, readFormulas } from './odt-formulas.ts'
import { readOdtStyles, type OdtStyles } from './odt-styles.ts'

/** What was deleted, commented, or is there for the program alone. */
const left: ReadonlySet<string> = new Set([
  'tracked-changes', 'annotation', 'annotation-end', 'sequence-decls', 'variable-decls', 'user-field-decls', 'forms', 'scripts', 'hidden-text', 'hidden-paragraph',
  'binary-data', 'event-listeners', 'ruby-text', 'desc', 'title', 'index-title-template', 'table-of-content-source',
]) // prettier-ignore

type Walk = {
  styles: OdtStyles
  /** MathML by the folder that it lies in. */
  formulas: ReadonlyMap<string, string>
  /** Counts of lists by their style, one for each level. */
  counts: Map<string, number[]>
  notes: string[]
}

function inside(parent: ParentNode, walk: Walk): string {
  return parent.children.map((child) => node(child, walk)).join('')
}

function node(child: ChildNode, walk: Walk): string {
  if (isText(child)) return escapeHtml(child.data)
  return isTag(child) ? element(child, walk) : ''
}

function paragraph(found: Element, name: string, walk: Walk): string {
  const style = attribute(found, 'text:style-name')
  if (walk.styles.isHidden(style)) return ''
  const names = walk.styles.namesOf(style)
  const words = inside(found, walk)
  if (name === 'h') {
    const level = Math.min(6, Number(attribute(found, 'text:outline-level') ?? 1))
    return `<h${level}>${words}</h${level}>`
  }
  if (names.includes('title')) return `<h1>${words}</h1>`
  if (names.some((each) => each.startsWith('preformatted'))) return `<pre>${words}</pre>`
  const isCaption = names.some((each) =>
    /^(?:(?:figure|table) ?caption|caption|illustration|figure|table|drawing)$/u.test(each),
  )
  return isCaption ? `<p class="caption">${words}</p>` : `<p>${words}</p>`
}

function note(found: Element, walk: Walk): string {
  const id = `note-${walk.notes.length}`
  const body = childNamed(found, 'note-body')
  walk.notes.push('')
  if (body !== null)
    walk.notes[walk.notes.length - 1] = `<aside epub:type="footnote" id="${id}">${inside(body, walk)}</aside>`
  return `<a epub:type="noteref" href="#${id}">${escapeHtml(tidyText(childNamed(found, 'note-citation')))}</a>`
}

function list(found: Element, walk: Walk, style: string, level: number): string {
  const counts = walk.counts.get(style) ?? []
  walk.counts.set(style, counts)
  if (
    attribute(found, 'text:continue-numbering') !== 'true' &&
    attribute(found, 'text:continue-list') === null
  )
    counts.length = level
  return childElements(found)
    .map((item) => {
      const isItem = localName(item) === 'list-item'
      const form = walk.styles.levelOf(style, level)
      counts.length = Math.max(counts.length, level)
      counts[level] = isItem ? (counts[level] ?? (form?.start ?? 1) - 1) + 1 : (counts[level] ?? 0)
      counts.length = level + 1
      const number =
        form === null || !isItem
          ? ''
          : `${form.prefix}${numberWritten(counts[level], form.format)}${form.suffix} `
      let isFirst = true
      return childElements(item)
        .map((child) => {
          if (localName(child) === 'list')
            return list(child, walk, attribute(child, 'text:style-name') ?? style, level + 1)
          const made = element(child, walk)
          // A heading in a list is one all the same.
          const words = /^<p>([\s\S]*)<\/p>$/u.exec(made)?.[1]
          const shown = isFirst ? escapeHtml(number) : ''
          isFirst = false
          return words === undefined ? made : `<ul><li>${shown}${words}</li></ul>`
        })
        .join('')
    })
    .join('')
}

function element(found: Element, walk: Walk): string {
  const name = localName(found)
  if (left.has(name)) return ''
  switch (name) {
    case 'p':
    case 'h':
      return paragraph(found, name, walk)
    case 'span': {
      const style = attribute(found, 'text:style-name')
      if (walk.styles.isHidden(style)) return ''
      const words = inside(found, walk)
      return walk.styles.isRaised(style) ? `<sup>${words}</sup>` : words
    }
    case 's':
    case 'tab':
      return ' '
    case 'line-break':
      return '<br/>'
    case 'note':
      return note(found, walk)
    case 'list':
      return list(found, walk, attribute(found, 'text:style-name') ?? '', 0)
    case 'table-of-content':
      return `<nav epub:type="toc">${inside(found, walk)}</nav>`
    case 'table':
      return `<table>${inside(found, walk)}</table>`
    case 'table-header-rows':
      return `<thead>${inside(found, walk)}</thead>`
    case 'table-row':
      return `<tr>${inside(found, walk)}</tr>`
    case 'table-cell':
      return `<td>${inside(found, walk)}</td>`
    case 'frame': {
      const words = [childNamed(found, 'title'), childNamed(found, 'desc')].map(tidyText).join(' ').trim()
      return `${words === '' ? '' : `<img alt="${escapeHtml(words)}"/>`}${inside(found, walk)}`
    }
    case 'text-box':
      return `<div>${inside(found, walk)}</div>`
    case 'object':
      return (walk.formulas.get(objectFolder(found)) ?? '') + inside(found, walk)
    case 'math':
      return mathHtml(found)
    default:
      return inside(found, walk)
  }
}

/** An OpenDocument text as HTML, from its content and its styles. Pure. OpenDocument 1.3, 5 to 9. */
export function odtHtml(
  content: ParentNode,
  styles: string | null,
  formulas: ReadonlyMap<string, string> = new Map(),
): string {
  const body = firstNamed(content, 'body')
  const walk: Walk = {
    styles: readOdtStyles(styles === null ? [content] : [parseXml(styles), content]),
    formulas,
    counts: new Map(),
    notes: [],
  }
  const text = body === null ? '' : inside(body, walk)
  return `<body>${text}${walk.notes.join('')}</body>`
}

/** OpenDocument texts, as they are read: what was deleted, hidden or commented is not. */
export const odt: DocumentFormat = {
  read: async (path): Promise<SourceDocument> =>
    readOffice(path, async ({ text }) => {
      const manifest = await text('META-INF/manifest.xml')
      if (manifest?.includes('encryption-data') === true)
        throw new ExpectedFailure({
          code: 'drm-protected',
          file: path,
          detail: 'a password of its own program',
        })
      const xml = await text('content.xml')
      if (xml === null)
        throw new ExpectedFailure({
          code: 'file-damaged',
          file: path,
          detail: 'its text (content.xml) is missing',
        })
      const content = parseXml(xml)
      const formulas = await readFormulas(content, text)
      const root = parseHtml(odtHtml(content, await text('styles.xml'), formulas))
      const names = { authors: ['initial-creator', 'creator'], created: 'creation-date' }
      return {
        about: officeAbout(await text('meta.xml'), names),
        parts: [{ path: '', root, matter: null, css: [] }],
        nav: [],
      }
    }),
  readCover: null,
}
