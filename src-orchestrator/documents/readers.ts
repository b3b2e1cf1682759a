import { docx } from './docx/read-docx.ts'
import { epub } from './epub/read-epub.ts'
import { fb2 } from './fb2/read-fb2.ts'
import { html } from './html/read-html.ts'
import { markdown } from './markdown/read-markdown.ts'
import { mobi } from './mobi/read-mobi.ts'
import { odt } from './odt/read-odt.ts'
import { rtf } from './rtf/read-rtf.ts'
import type { DocumentFormat } from './source-document.ts'

/** Who reads which kind of file, by src-node/file-kind's names. What is not here is read page by page (PDF) or line by line (plain text). */
const formats: Readonly<Record<string, DocumentFormat>> = {
  epub,
  docx,
  html,
  md: markdown,
  fb2,
  odt,
  rtf,
  mobi,
}

export function formatOf(kind: string): DocumentFormat | null {
  return Object.hasOwn(formats, kind) ? (formats[kind] ?? null) : null
}
