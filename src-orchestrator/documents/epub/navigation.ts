import {
  allNamed, attribute, childElements, childNamed, elementsUnder, localName, parseHtml, parseXml, tidyText, tokens, type Element,
} from '../dom.ts' // prettier-ignore
import { fragmentOf, resolvePath } from '../markup/links.ts'
import type { NavEntry } from '../source-document.ts'

/** Titles of entries: words, else what a picture in their place says. */
function titleOf(element: Element): string {
  const words = tidyText(element)
  if (words !== '') return words
  const said = [...elementsUnder(element)].map(
    (each) => attribute(each, 'alt') ?? attribute(each, 'title') ?? '',
  )
  return said.find((each) => each.trim() !== '')?.trim() ?? attribute(element, 'title')?.trim() ?? ''
}

function entryAt(title: string, level: number, from: string, href: string | null): NavEntry[] {
  const path = href === null || href === '' ? null : resolvePath(from, href)
  return path === null || title === '' ? [] : [{ title, level, path, fragment: fragmentOf(href ?? '') }]
}

function listEntries(list: Element, level: number, path: string): NavEntry[] {
  return childElements(list).flatMap((item): NavEntry[] => {
    if (localName(item) !== 'li') return []
    const label = childElements(item).find((child) => localName(child) === 'a' || localName(child) === 'span')
    const under = childNamed(item, 'ol') ?? childNamed(item, 'ul')
    const inside = under === null ? [] : listEntries(under, level + 1, path)
    const title = label === undefined ? '' : titleOf(label)
    const own = label === undefined ? [] : entryAt(title, level, path, attribute(label, 'href'))
    const [first] = inside
    // A part without a page of its own begins where its first chapter does.
    const heading =
      own.length === 0 && first !== undefined && title !== '' ? [{ ...first, title, level }] : own
    return heading.concat(inside)
  })
}

function listOf(nav: Element): Element | null {
  return allNamed(nav, 'ol')[0] ?? allNamed(nav, 'ul')[0] ?? null
}

export type Landmark = { types: string[]; path: string; fragment: string | null }

/** An EPUB 3 navigation document: its contents and its landmarks. EPUB 3.3, 7. */
export function readNavDocument(text: string, path: string): { entries: NavEntry[]; landmarks: Landmark[] } {
  const navs = allNamed(parseHtml(text), 'nav')
  const ofType = (type: string): Element | undefined =>
    navs.find((nav) => tokens(nav, 'epub:type').includes(type) || tokens(nav, 'role').includes(`doc-${type}`))
  const toc = ofType('toc') ?? navs.find((nav) => attribute(nav, 'epub:type') === null)
  const list = toc === undefined ? null : listOf(toc)
  const landmarks = ofType('landmarks')
  return {
    entries: list === null ? [] : listEntries(list, 0, path),
    landmarks: (landmarks === undefined ? [] : allNamed(landmarks, 'a')).flatMap((link): Landmark[] => {
      const href = attribute(link, 'href') ?? ''
      const place = resolvePath(path, href)
      return place === null
        ? []
        : [{ types: tokens(link, 'epub:type'), path: place, fragment: fragmentOf(href) }]
    }),
  }
}

function pointEntries(parent: Element, level: number, path: string): NavEntry[] {
  return childElements(parent).flatMap((point): NavEntry[] => {
    if (localName(point) !== 'navPoint') return []
    const label = childNamed(point, 'navLabel')
    const content = childNamed(point, 'content')
    const title = label === null ? '' : tidyText(label)
    const own = entryAt(title, level, path, content === null ? null : attribute(content, 'src'))
    return own.concat(pointEntries(point, level + 1, path))
  })
}

/** EPUB 2's list of contents. OPF 2.0.1, 2.4.1; ANSI/NISO Z39.86, 8. */
export function readNcx(text: string, path: string): NavEntry[] {
  const map = allNamed(parseXml(text), 'navMap')[0]
  return map === undefined ? [] : pointEntries(map, 0, path)
}
