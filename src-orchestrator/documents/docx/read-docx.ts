import { ExpectedFailure } from '../../../src-contract/failure.ts'
import {
  allNamed,
  attribute,
  childElements,
  childNamed,
  firstNamed,
  localName,
  parseHtml,
  parseXml,
  type Element,
} from '../dom.ts'
import { escapeHtml } from '../escape-html.ts'
import { officeAbout, readOffice } from '../office-archive.ts'
import type { DocumentFormat, SourceDocument } from '../source-document.ts'
import { openNumbering, type ListItem } from './numbering.ts'
import { isOn, runsHtml, type NoteKind, type RunContext } from './runs.ts'
import { readStyles, stylesOf } from './styles.ts'

/** The parts of a Word document, as text. */
type Files = {
  document: string
  styles: string | null
  numbering: string | null
  footnotes: string | null
  endnotes: string | null
  core: string | null
}

/** How a paragraph is marked in HTML. */
type Role = { kind: 'heading'; level: number } | { kind: 'caption' | 'quote' | 'code' | 'contents' | 'text' }

const codeStyle = /^(?:html preformatted|plain text|(?:source )?code|macro)/u

/** A Word document as HTML. Pure. ISO/IEC 29500-1, 17. */
function bodyHtml(files: Files): string {
  const styles = readStyles(files.styles)
  const numbering = openNumbering(files.numbering)
  const numbers = new Map<string, number>()
  const counts = { footnote: 0, endnote: 0 }
  const numberOf = (kind: NoteKind, id: string): string => {
    const key = `${kind} ${id}`
    const number = numbers.get(key) ?? ++counts[kind]
    numbers.set(key, number)
    return String(number)
  }
  const hasTitle = [...styles].some(
    ([id, { name }]) => name === 'title' && files.document.includes(`w:val="${id}"`),
  )

  const styleIdOf = (properties: Element | null): string | null => {
    const found = childNamed(properties, 'pStyle')
    return found === null ? null : attribute(found, 'val')
  }
  const roleOf = (properties: Element | null): Role => {
    const chain = [...stylesOf(styleIdOf(properties), styles)]
    const names = chain.map(({ name }) => name)
    if (names.includes('title')) return { kind: 'heading', level: 1 }
    if (names.some((name) => /^toc (?:\d|heading)/u.test(name))) return { kind: 'contents' }
    const outline = [properties, ...chain.map((style) => style.properties)]
      .map((each) => childNamed(each, 'outlineLvl'))
      .find((each) => each !== null)
    const named = names.map((name) => /^heading (\d)/u.exec(name)?.[1]).find((digit) => digit !== undefined)
    const level =
      named === undefined
        ? Number(outline === undefined || outline === null ? 9 : attribute(outline, 'val')) + 1
        : Number(named)
    if (level <= 9) return { kind: 'heading', level: Math.min(6, level + (hasTitle ? 1 : 0)) }
    if (names.includes('caption')) return { kind: 'caption' }
    if (names.some((name) => /quote/u.test(name))) return { kind: 'quote' }
    return { kind: names.some((name) => codeStyle.test(name)) ? 'code' : 'text' }
  }
  const itemOf = (properties: Element | null): ListItem | null => {
    const chain = [
      properties,
      ...[...stylesOf(styleIdOf(properties), styles)].map((style) => style.properties),
    ]
    const found = chain.map((each) => childNamed(each, 'numPr')).filter((each) => each !== null)
    const value = (name: string): string | null => {
      const element = found.map((each) => childNamed(each, name)).find((each) => each !== null)
      return element === undefined || element === null ? null : attribute(element, 'val')
    }
    const list = value('numId')
    return list === null || list === '0' ? null : { list, level: Number(value('ilvl') ?? 0) }
  }

  let dropCap = ''
  const paragraph = (element: Element): string => {
    const properties = childNamed(element, 'pPr')
    const cap = dropCap
    dropCap = ''
    const { html, boxes } = runsHtml(element, context)
    const frame = childNamed(properties, 'framePr')
    if (frame !== null && (attribute(frame, 'dropCap') ?? 'none') !== 'none') {
      dropCap = cap + html
      return ''
    }
    const hasText = /[^\s<>]/u.test(html.replaceAll(/<[^>]*>/gu, '')) || html.includes('<img')
    if (!hasText) {
      dropCap = cap
      return boxes.join('')
    }
    const words = cap + html
    const item = itemOf(properties)
    const number = item === null ? null : numbering.next(item)
    const numbered = number === null ? words : `${escapeHtml(number)} ${words}`
    const role = roleOf(properties)
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
  const table = (element: Element): string => {
    const rows = childElements(element).filter((each) => localName(each) === 'tr')
    const made = rows.map((row) => {
      const tag = isOn(childNamed(row, 'trPr'), 'tblHeader') ? 'th' : 'td'
      const cells = childElements(row).filter((each) => localName(each) === 'tc')
      return `<tr>${cells.map((cell) => `<${tag}>${blocks(cell)}</${tag}>`).join('')}</tr>`
    })
    return `<table>${made.join('')}</table>`
  }
  const blocks = (parent: Element): string =>
    childElements(parent)
      .map((element) => {
        const name = localName(element)
        if (name === 'p') return paragraph(element)
        if (name === 'tbl') return table(element)
        const isInside = /^(?:sdt|sdtContent|ins|moveTo|customXml|smartTag|AlternateContent|Choice)$/u.test(
          name,
        )
        return isInside ? blocks(element) : ''
      })
      .join('')
  const context: RunContext = { numberOf, boxOf: (content) => `<div>${blocks(content)}</div>` }

  const body = firstNamed(parseXml(files.document), 'body')
  const text = body === null ? '' : blocks(body)
  const notes = (['footnote', 'endnote'] as const).map((kind) => {
    const part = kind === 'footnote' ? files.footnotes : files.endnotes
    const all = part === null ? [] : allNamed(parseXml(part), kind)
    return all
      .filter((each) => attribute(each, 'type') === null || attribute(each, 'type') === 'normal')
      .map(
        (each) =>
          `<aside epub:type="footnote" id="${kind}-${escapeHtml(attribute(each, 'id') ?? '')}">${blocks(each)}</aside>`,
      )
      .join('')
  })
  return `<body>${text}${notes.join('')}</body>`
}

const readFiles = async (path: string): Promise<Files> =>
  readOffice(path, async ({ names, text }) => {
    const named = [...names].find((name) => /^word\/document\d*\.xml$/u.test(name))
    const document = named === undefined ? null : await text(named)
    if (document === null)
      throw new ExpectedFailure({
        code: 'file-damaged',
        file: path,
        detail: 'its text (word/document.xml) is missing',
      })
    return {
      document,
      styles: await text('word/styles.xml'),
      numbering: await text('word/numbering.xml'),
      footnotes: await text('word/footnotes.xml'),
      endnotes: await text('word/endnotes.xml'),
      core: await text('docProps/core.xml'),
    }
  })

/** Word's documents since 2007, as they are read: what was deleted, hidden or commented is not. */
export const docx: DocumentFormat = {
  read: async (path): Promise<SourceDocument> => {
    const files = await readFiles(path)
    return {
      about: officeAbout(files.core, { authors: ['creator'], created: 'created' }),
      parts: [{ path: '', root: parseHtml(bodyHtml(files)), matter: null, css: [] }],
      nav: [],
    }
  },
  readCover: null,
}
