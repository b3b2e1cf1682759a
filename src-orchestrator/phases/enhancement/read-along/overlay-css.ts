import { allNamed, attribute, tokens } from '../../../documents/dom.ts'
import { resolvePath } from '../../../documents/markup/links.ts'
import { closeTagIn, type Edit } from './text-edits.ts'
import type { PlacedPart } from './read-marks.ts'

/** The name that reading systems give to what is being read. EPUB 3.3, D.7. */
export const activeClass = '-epub-media-overlay-active'
export const overlayCss = `.${activeClass} { background-color: #ffe9a8; color: #000; }\n`

/** The first style sheet that a document always uses; null: it has none. */
export function styleSheetOf({ root, path }: PlacedPart): string | null {
  for (const link of allNamed(root, 'link')) {
    const rel = tokens(link, 'rel')
    const href = attribute(link, 'href')
    const isPlain =
      rel.includes('stylesheet') && !rel.includes('alternate') && attribute(link, 'media') === null
    if (isPlain && href !== null) return resolvePath(path, href)
  }
  return null
}

/** Links a style sheet at the end of a document's head; nothing where it has no head. */
export function linkEdit({ root, placed }: PlacedPart, text: string, href: string): Edit[] {
  const head = allNamed(root, 'head')[0]
  if (head === undefined) return []
  const end = closeTagIn(text, placed.rangeOf(head))
  return end === null
    ? []
    : [{ from: end, to: end, text: `<link rel="stylesheet" type="text/css" href="${href}"/>` }]
}
