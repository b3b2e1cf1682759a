/**
 * Kinds of file, by content. `preference`: of one book in several formats the earlier is read better; `convertible`: what the built-in orchestrator of this
 * version can read.
 */
export const bookKinds = ['epub', 'mobi', 'docx', 'odt', 'fb2', 'rtf', 'html', 'md', 'pdf', 'txt', 'kfx', 'lit', 'djvu', 'doc', 'chm', 'cbz'] as const // prettier-ignore

export const convertibleKinds: ReadonlySet<string> = new Set([
  'epub',
  'mobi',
  'docx',
  'odt',
  'fb2',
  'rtf',
  'html',
  'md',
  'pdf',
  'txt',
  'cbz',
  'image',
  'pictures',
])

/** For a folder in which nothing is found. Of plain texts and pictures see `take_pictures_and_texts`. */
export const readKindsWords =
  'Read are PDF, EPUB, MOBI and AZW3 without DRM, DOCX, ODT, RTF, FB2, CBZ and folders of numbered pictures; texts, Markdown, HTML and pictures too, where they are named or dropped singly.'

/** Where one kind stands among the formats of a book: lower is better; what cannot be read comes after all that can. */
export function preferenceOf(kind: string): number {
  const at = bookKinds.findIndex((known) => known === kind)
  const rank = at === -1 ? bookKinds.length : at
  return convertibleKinds.has(kind) ? rank : rank + 100
}
