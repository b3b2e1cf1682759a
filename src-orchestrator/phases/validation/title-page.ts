/** A printed line as far as a title page is concerned. */
export type SizedLine = { text: string; size: number }

const nameWords =
  /^\p{Lu}[\p{L}.’'-]*(?: (?:\p{Lu}[\p{L}.’'-]*|de|von|van|der|la|le|du|y|of))* \p{Lu}[\p{L}.’'-]+$/u
const byLine = /^(?:by|von|par|por|di|door)\s+(.+)$/iu
const notName =
  /\b(?:the|press|edition|books?|publish\w*|verlag|volume|vol|part|novel|story|series|university|london|new york)\b/iu
/** Parts of the text's size. */
const titleRatio = 1.3
const maxTitleLength = 150
const maxTitleLines = 5
const maxLines = 25

function asName(text: string): string | null {
  const given = byLine.exec(text)?.[1] ?? text
  const name =
    given === given.toUpperCase()
      ? given.toLowerCase().replace(/(?<=^|[\s.’'-])\p{L}/gu, (l) => l.toUpperCase())
      : given
  return name.length <= 60 && nameWords.test(name) && !notName.test(name) ? name : null
}

/**
 * Title and author from a page that looks like a title page: few lines, the largest of them the title; the author where a line after it says "by", or is
 * only a name. Null, null where the page is none.
 */
export function readTitlePage(
  lines: readonly SizedLine[],
  bodySize: number,
): { title: string | null; author: string | null } {
  const nothing = { title: null, author: null }
  if (lines.length === 0 || lines.length > maxLines) return nothing
  const largest = Math.max(...lines.map((line) => line.size))
  if (largest < bodySize * titleRatio) return nothing
  const isTitle = (line: SizedLine): boolean => line.size > largest * 0.95
  const titleLines = lines.filter(isTitle)
  const title = titleLines
    .map((line) => line.text)
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim()
  if (titleLines.length > maxTitleLines || title.length > maxTitleLength || !/\p{L}{2}/u.test(title))
    return nothing
  const after = lines.slice(lines.findLastIndex(isTitle) + 1)
  const said = after.find((line) => byLine.test(line.text) && asName(line.text) !== null) ?? after[0]
  return { title, author: said === undefined ? null : asName(said.text) }
}
