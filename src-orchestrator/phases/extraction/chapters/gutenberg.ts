/** Project Gutenberg's own words around its books. https://www.gutenberg.org/policy/robot_access.html and the files themselves. */
const startMark =
  /^\s*\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK[^\n]*(?:\n(?!\s*\n)[^\n]*\*{3}\s*$)?/imu
const endMark =
  /^\s*(?:\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK|End of (?:the )?Project Gutenberg(?:['’]s)?\b|\*{3}START: FULL LICENSE\*{3})/imu
const smallPrintEnd = /^.*\*END\*?\s*THE SMALL PRINT!.*$/imu
const producedBy =
  /^(?:\s*(?:produced by|e-?text prepared by|transcribed from|this e-?(?:book|text) was produced)[^\n]*(?:\n[^\n]+)*\n\s*\n)/iu

/** Title, author and language that the header names; null where there is no header. */
export function gutenbergFacts(text: string): {
  title: string | null
  author: string | null
  language: string | null
} {
  const head = text.slice(0, 6000).replaceAll('\r\n', '\n')
  if (!/project gutenberg/iu.test(head)) return { title: null, author: null, language: null }
  const named = (key: string): string | null => {
    // A long title goes on in an indented line.
    const value = new RegExp(`^${key}:[ \\t]*(\\S[^\\n]*(?:\\n[ \\t]+\\S[^\\n]*)*)`, 'imu').exec(head)?.[1]
    return value?.replace(/\s+/gu, ' ').trim() ?? null
  }
  return { title: named('Title'), author: named('Author'), language: named('Language') }
}

/** Parts a book from what Project Gutenberg put before and after it; either is empty where there is none. */
export function withoutGutenberg(text: string): { before: string; text: string; after: string } {
  const start = startMark.exec(text) ?? smallPrintEnd.exec(text)
  let from = start === null ? 0 : start.index + start[0].length
  const produced = start === null ? null : producedBy.exec(text.slice(from).replace(/^\s+/u, ''))
  if (produced !== null) from = text.indexOf(produced[0], from) + produced[0].length
  const end = start === null ? null : endMark.exec(text.slice(from))
  const to = end === null ? text.length : from + end.index
  return { before: text.slice(0, from).trim(), text: text.slice(from, to), after: text.slice(to).trim() }
}

/** The same among paragraphs: which of them are the book's own, from the first up to but without the last. */
export function gutenbergEdges(texts: readonly string[]): { from: number; to: number } {
  const start = texts.findIndex((text) => startMark.test(text) || smallPrintEnd.test(text))
  const end = texts.findIndex((text, index) => index > start && endMark.test(text))
  return { from: start + 1, to: start < 0 || end < 0 ? texts.length : end }
}
