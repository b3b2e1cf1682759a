import { isTag, isText } from 'domhandler'
import {
  allNamed,
  attribute,
  firstNamed,
  localName,
  parseXml,
  type Element,
  type ParentNode,
} from '../dom.ts'
import { escapeHtml } from '../escape-html.ts'
import type { OfficeArchive } from '../office-archive.ts'

/** "./Object 1", "Formula-0/": where what is embedded lies in the archive. */
export function objectFolder(found: Element): string {
  return (attribute(found, 'href') ?? '').replace(/^\.\//u, '').replace(/\/$/u, '')
}

/** MathML without the prefixes that its author chose. */
export function mathHtml(found: Element): string {
  const name = localName(found)
  const children = found.children.map((child) =>
    isTag(child) ? mathHtml(child) : isText(child) ? escapeHtml(child.data) : '',
  )
  const display = attribute(found, 'display')
  return `<${name}${display === 'block' ? ' display="block"' : ''}>${children.join('')}</${name}>`
}

/** The formulas of a document, which lie in files of their own. */
export async function readFormulas(
  content: ParentNode,
  text: OfficeArchive['text'],
): Promise<ReadonlyMap<string, string>> {
  const formulas = new Map<string, string>()
  for (const folder of new Set(allNamed(content, 'object').map(objectFolder))) {
    const math = firstNamed(parseXml((await text(`${folder}/content.xml`)) ?? ''), 'math')
    if (math !== null) formulas.set(folder, mathHtml(math))
  }
  return formulas
}
