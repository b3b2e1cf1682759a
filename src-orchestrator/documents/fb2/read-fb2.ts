import { readFile } from 'node:fs/promises'
import { seriesPartIn, tidyValue, yearIn } from '../../../src-contract/metadata-values.ts'
import { decodeMarkup, readMarkup } from '../decode-markup.ts'
import {
  allNamed, attribute, childElements, childNamed, elementsUnder, firstNamed, localName, parseXml, tidyText, type Element, type ParentNode,
} from '../dom.ts' // prettier-ignore
import {
  nothingAbout,
  type DocumentAbout,
  type DocumentFormat,
  type NavEntry,
  type SourceDocument,
} from '../source-document.ts'

/** What FictionBook's elements are in HTML; others have the same names, or none that matters. http://www.fictionbook.org/index.php/Eng:XML_Schema_Fictionbook_2.1 */
const meanings: Readonly<Record<string, { name: string; mark?: string }>> = {
  poem: { name: 'div', mark: 'poem' },
  stanza: { name: 'div', mark: 'stanza' },
  v: { name: 'p', mark: 'verse' },
  epigraph: { name: 'blockquote' },
  cite: { name: 'blockquote' },
  annotation: { name: 'div' },
  'text-author': { name: 'p' },
  date: { name: 'p' },
  emphasis: { name: 'em' },
  style: { name: 'span' },
  strikethrough: { name: 's' },
  image: { name: 'img' },
  'empty-line': { name: 'hr' },
}

function renameAll(parent: ParentNode, depth: number, nav: NavEntry[], isNotes: boolean): void {
  for (const element of childElements(parent)) {
    const name = localName(element)
    if (name === 'section') {
      const title = childNamed(element, 'title')
      if (isNotes && element.attribs['id'] !== undefined) element.attribs['epub:type'] = 'footnote'
      else if (title !== null) {
        element.attribs['id'] ??= `section ${nav.length}`
        nav.push({ title: tidyText(title), level: depth, path: '', fragment: element.attribs['id'] })
      }
      renameAll(element, depth + 1, nav, isNotes)
      continue
    }
    const level = Math.min(6, depth + (name === 'subtitle' ? 2 : 1))
    if ((name === 'title' || name === 'subtitle') && (!isNotes || depth === 0)) {
      const isOne = name === 'subtitle' || childElements(element).length < 2
      element.name = isOne ? `h${level}` : 'hgroup'
      if (!isOne) for (const line of childElements(element)) line.name = `h${level}`
      continue
    }
    if (name === 'a' && attribute(element, 'type') === 'note') element.attribs['epub:type'] = 'noteref'
    const meaning = name === 'title' ? { name: 'p' } : meanings[name]
    if (meaning !== undefined) {
      element.name = meaning.name
      if (meaning.mark !== undefined) element.attribs['class'] = meaning.mark
    }
    renameAll(element, depth, nav, isNotes)
  }
}

function nameOf(author: Element): string | null {
  const part = (name: string): string => tidyText(childNamed(author, name))
  return (
    tidyValue(`${part('first-name')} ${part('middle-name')} ${part('last-name')}`) ??
    tidyValue(part('nickname'))
  )
}

function aboutBook(root: ParentNode): DocumentAbout {
  const info = firstNamed(root, 'title-info')
  if (info === null) return nothingAbout
  const sequence = childNamed(info, 'sequence')
  const date = childNamed(info, 'date')
  const authors = childElements(info).filter((each) => localName(each) === 'author')
  return {
    title: tidyValue(tidyText(childNamed(info, 'book-title'))),
    author: tidyValue(authors.flatMap((author) => nameOf(author) ?? []).join(', ')),
    language: tidyValue(tidyText(childNamed(info, 'lang'))),
    series: sequence === null ? null : tidyValue(attribute(sequence, 'name')),
    seriesPart: sequence === null ? null : seriesPartIn(attribute(sequence, 'number')),
    year: date === null ? null : (yearIn(attribute(date, 'value')) ?? yearIn(tidyText(date))),
    publisher: tidyValue(tidyText(firstNamed(root, 'publisher'))),
    description: tidyValue(tidyText(childNamed(info, 'annotation'))),
  }
}

/** A FictionBook as markup: its bodies are the parts, those of notes last. Pure. */
export function documentOfFb2(text: string): SourceDocument {
  const root = parseXml(text)
  const about = aboutBook(root)
  const nav: NavEntry[] = []
  const bodies = allNamed(root, 'body')
  for (const body of bodies) {
    const isNotes = /^(?:notes|comments|footnotes)$/iu.test(attribute(body, 'name') ?? '')
    body.name = 'section'
    if (isNotes) body.attribs['epub:type'] = 'endnotes'
    renameAll(body, 0, nav, isNotes)
  }
  return { about, parts: bodies.map((body) => ({ path: '', root: body, matter: null, css: [] })), nav }
}

function coverIn(text: string): Uint8Array | null {
  const root = parseXml(text)
  const page = firstNamed(root, 'coverpage')
  const image =
    page === null ? undefined : [...elementsUnder(page)].find((each) => attribute(each, 'href') !== null)
  const id = image === undefined ? undefined : attribute(image, 'href')?.replace(/^#/u, '')
  const binary = allNamed(root, 'binary').find((each) => each.attribs['id'] === id)
  return binary === undefined ? null : Buffer.from(tidyText(binary), 'base64')
}

export const fb2: DocumentFormat = {
  read: async (path, wanted) => {
    const { text, encoding } = readMarkup(await readFile(path), wanted)
    return { ...documentOfFb2(text), encoding }
  },
  readCover: async (path) => coverIn(decodeMarkup(await readFile(path))),
}
