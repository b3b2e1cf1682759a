import { readFile } from 'node:fs/promises'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { parse } from 'yaml'
import { tidyValue, yearIn } from '../../../src-contract/metadata-values.ts'
import { detectEncoding } from '../../../src-contract/text-encodings.ts'
import { decodeTextAs } from '../../phases/validation/decode-text.ts'
import { documentOfPage } from '../html/read-html.ts'
import {
  nothingAbout,
  type DocumentAbout,
  type DocumentFormat,
  type SourceDocument,
} from '../source-document.ts'
import { withPandocForms } from './pandoc-forms.ts'

const frontMatter = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u

function valuesIn(yaml: string): ReadonlyMap<string, unknown> {
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 10 })
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
  } catch {
    // Two rules with text between them look the same; then nothing is said about the text.
    return new Map()
  }
}

function named(value: unknown): string | null {
  if (Array.isArray(value)) return tidyValue(value.flatMap((each) => named(each) ?? []).join(', '))
  return typeof value === 'string' || typeof value === 'number' ? tidyValue(String(value)) : null
}

function aboutText(values: ReadonlyMap<string, unknown>): DocumentAbout {
  return {
    ...nothingAbout,
    title: named(values.get('title')),
    author: named(values.get('author') ?? values.get('authors')),
    language: named(values.get('lang') ?? values.get('language')),
    year: yearIn(named(values.get('date'))),
    description: named(values.get('description')),
  }
}

/** Markdown as CommonMark and GitHub write it (tables, footnotes), with a head of YAML. Pure. */
export function documentOfMarkdown(text: string): SourceDocument {
  const values = valuesIn(frontMatter.exec(text)?.[1] ?? '')
  const body = values.size > 0 ? text.replace(frontMatter, '') : text
  const markup = micromark(withPandocForms(body), {
    // It is parsed, never shown.
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  return { ...documentOfPage(markup), about: aboutText(values) }
}

export const markdown: DocumentFormat = {
  read: async (path, wanted = detectEncoding) => {
    const bytes = await readFile(path)
    const decoded = decodeTextAs(bytes, wanted)
    if (decoded === null) return documentOfMarkdown(bytes.toString('utf8'))
    return { ...documentOfMarkdown(decoded.text), encoding: decoded.encoding }
  },
  readCover: null,
}
