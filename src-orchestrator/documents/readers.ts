import type { DocumentFormat } from './source-document.ts'

/**
 * Who reads which kind of file, by src-node/file-kind's names; loaded when a file of that kind is read, for the parsers of all of them would be most of what a PDF's
 * start loads. What is not here is read page by page (PDF) or line by line (plain text).
 */
const formats: Readonly<Record<string, () => Promise<DocumentFormat>>> = {
  epub: async () => (await import('./epub/read-epub.ts')).epub,
  docx: async () => (await import('./docx/read-docx.ts')).docx,
  html: async () => (await import('./html/read-html.ts')).html,
  md: async () => (await import('./markdown/read-markdown.ts')).markdown,
  fb2: async () => (await import('./fb2/read-fb2.ts')).fb2,
  odt: async () => (await import('./odt/read-odt.ts')).odt,
  rtf: async () => (await import('./rtf/read-rtf.ts')).rtf,
  mobi: async () => (await import('./mobi/read-mobi.ts')).mobi,
}

export function isDocument(kind: string): boolean {
  return Object.hasOwn(formats, kind)
}

/** Null where the kind is no document's. */
export async function formatOf(kind: string): Promise<DocumentFormat | null> {
  return isDocument(kind) ? ((await formats[kind]?.()) ?? null) : null
}
