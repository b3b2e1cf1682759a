import type { Range } from '../../../documents/placed-dom.ts'

/** What takes the place of a stretch of a text; of an empty one, what is put there. */
export type Edit = Range & { text: string }

/** A text with its edits, which do not overlap; of those at one place the first comes first. Everything else stays as it is. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = 0
  for (const { from, to, text: more } of edits.toSorted((a, b) => a.from - b.from)) {
    parts.push(text.slice(at, from), more)
    at = to
  }
  return parts.join('') + text.slice(at)
}

/** Where an element's opening tag stands, by where the element does. */
export function openTagIn(text: string, { from, to }: Range): Range {
  const tag = /^<[^\s/>]+(?:"[^"]*"|'[^']*'|[^"'>])*>/u.exec(text.slice(from, to))
  return { from, to: from + (tag?.[0].length ?? 0) }
}

/** Where an element's closing tag begins; null: it has none of its own. */
export function closeTagIn(text: string, range: Range): number | null {
  const at = text.lastIndexOf('</', range.to - 1)
  return at < openTagIn(text, range).to ? null : at
}

/** A tag with an attribute set, or without it (null). */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const found = new RegExp(`\\s+${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'u')
  const own = value === null ? '' : ` ${name}="${escapeXml(value)}"`
  if (found.test(tag)) return tag.replace(found, () => own)
  return tag.replace(/\s*\/?>$/u, (end) => own + end)
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
