import type { NavEntry } from '../../../documents/source-document.ts'
import { escapeXml } from './text-edits.ts'
import { hrefFrom } from './place-in-epub.ts'

type Branch = NavEntry & { under: Branch[] }

function treeOf(entries: readonly NavEntry[]): Branch[] {
  const top: Branch[] = []
  const open: Branch[] = []
  for (const entry of entries) {
    const branch: Branch = { ...entry, under: [] }
    while ((open.at(-1)?.level ?? -1) >= entry.level) open.pop()
    const list = open.at(-1)?.under ?? top
    list.push(branch)
    open.push(branch)
  }
  return top
}

/** A place of the book with what it is, by EPUB's structural semantics. */
export type Landmark = { type: string; title: string; path: string }

function landmarkList(landmarks: readonly Landmark[], from: string): string {
  if (landmarks.length === 0) return ''
  const items = landmarks.map(({ type, title, path }) => `<li><a epub:type="${type}" href="${escapeXml(hrefFrom(from, path))}">${escapeXml(title)}</a></li>\n`) // prettier-ignore
  return `<nav epub:type="landmarks" hidden="hidden"><ol>\n${items.join('')}</ol></nav>\n`
}

/** A navigation document of a list of contents, which has at least one entry, and of landmarks. EPUB 3.3, 7. */
export function navDocument(
  { entries, landmarks }: { entries: readonly NavEntry[]; landmarks: readonly Landmark[] },
  title: string,
  language: string,
  path: string,
): string {
  const list = (branches: readonly Branch[]): string => {
    const items = branches.map(({ title: label, path: target, fragment, under }) => {
      const href = `${hrefFrom(path, target)}${fragment === null ? '' : `#${encodeURIComponent(fragment)}`}`
      const inside = under.length === 0 ? '' : `\n${list(under)}`
      return `<li><a href="${escapeXml(href)}">${escapeXml(label)}</a>${inside}</li>\n`
    })
    return `<ol>\n${items.join('')}</ol>\n`
  }
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="${escapeXml(language)}" lang="${escapeXml(language)}">
<head><title>${escapeXml(title)}</title></head>
<body><nav epub:type="toc"><h1>${escapeXml(title)}</h1>
${list(treeOf(entries))}</nav>
${landmarkList(landmarks, path)}</body>
</html>
`
}
