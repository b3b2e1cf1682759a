import { readFile } from 'node:fs/promises'
import { tidyValue } from '../../../src-contract/metadata-values.ts'
import { readMarkup } from '../decode-markup.ts'
import { allNamed, attribute, firstNamed, parseHtml, textUnder, tidyText, type ParentNode } from '../dom.ts'
import {
  nothingAbout,
  type DocumentAbout,
  type DocumentFormat,
  type SourceDocument,
} from '../source-document.ts'

function metaOf(root: ParentNode, names: readonly string[]): string | null {
  const metas = allNamed(root, 'meta')
  for (const name of names) {
    const meta = metas.find((each) => attribute(each, 'name')?.toLowerCase() === name)
    const value = tidyValue(meta === undefined ? null : attribute(meta, 'content'))
    if (value !== null) return value
  }
  return null
}

function aboutPage(root: ParentNode): DocumentAbout {
  const html = firstNamed(root, 'html')
  const language = html === null ? null : (attribute(html, 'lang') ?? metaOf(root, ['dc.language']))
  return {
    ...nothingAbout,
    title: metaOf(root, ['dc.title']) ?? tidyValue(tidyText(firstNamed(root, 'title'))),
    author: metaOf(root, ['author', 'dc.creator']),
    language,
    description: metaOf(root, ['description']),
  }
}

/** A document of one page of markup, read as it stands: no style, picture or page that it names is opened. */
export function documentOfPage(markup: string): SourceDocument {
  const root = parseHtml(markup)
  const css = allNamed(root, 'style').map((style) => textUnder(style))
  return { about: aboutPage(root), parts: [{ path: '', root, matter: null, css }], nav: [] }
}

export const html: DocumentFormat = {
  read: async (path, wanted) => {
    const { text, encoding } = readMarkup(await readFile(path), wanted)
    return { ...documentOfPage(text), encoding }
  },
  readCover: null,
}
