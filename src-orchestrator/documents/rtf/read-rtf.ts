import { readFile } from 'node:fs/promises'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { tidyValue, yearIn } from '../../../src-contract/metadata-values.ts'
import { parseHtml } from '../dom.ts'
import {
  nothingAbout,
  type DocumentAbout,
  type DocumentFormat,
  type SourceDocument,
} from '../source-document.ts'
import { destinationOf, groupNamed, groupsIn, readGroups, valueIn, type RtfGroup } from './groups.ts'
import { readHeader } from './header.ts'
import { plainText, rtfHtml } from './rtf-html.ts'

/** Its language is that of the program that wrote it, and says nothing of the text. */
function aboutDocument(body: RtfGroup): DocumentAbout {
  const info = groupNamed(body, 'info')
  if (info === null) return nothingAbout
  const { encoding } = readHeader(body)
  const value = (name: string): string | null => {
    const found = groupNamed(info, name)
    return found === null ? null : tidyValue(plainText(found, encoding))
  }
  const made = groupNamed(info, 'creatim')
  return {
    ...nothingAbout,
    title: value('title'),
    author: value('author'),
    year: made === null ? null : yearIn(String(valueIn(made, 'yr') ?? '')),
    description: value('doccomm'),
  }
}

/** An RTF file's document; null: it is none. Pure. */
export function documentOfRtf(file: Uint8Array): SourceDocument | null {
  const body = groupsIn(readGroups(file)).find((group) => destinationOf(group).word === 'rtf')
  if (body === undefined) return null
  const root = parseHtml(rtfHtml(body))
  return { about: aboutDocument(body), parts: [{ path: '', root, matter: null, css: [] }], nav: [] }
}

/** Rich Text Format, as it is read: what was deleted, hidden or commented is not. */
export const rtf: DocumentFormat = {
  read: async (path) => {
    const document = documentOfRtf(await readFile(path))
    if (document !== null) return document
    throw new ExpectedFailure({ code: 'file-damaged', file: path, detail: 'its text does not begin' })
  },
  readCover: null,
}
