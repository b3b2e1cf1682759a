/** `end`: columns from the page's edge. */
export type TxtLine = { text: string; end: number }

/** A part of what stands between two empty lines; `whole`: its lines on purpose, each with the lines that it was broken into to fit. */
export type TxtStretch = {
  kind: 'paragraph' | 'list-item' | 'verse'
  whole: string[][]
}

/** Texts that were cut by hand fill no width of their own. */
const leastWidth = 60
/** Of two lines alone the second may begin with a capital by chance: the first has to end far from the edge. */
const shortShare = 0.75

const itemMark = /^(?:([-*•–·‣◦])|\(?(\d{1,3}|[a-z])[.)])\s+\S/u

const beginsSmall = /^[^\p{L}\p{N}]*\p{Ll}/u

const firstWord = (text: string): string => /^\S+/u.exec(text)?.[0] ?? ''

/** A bullet, or what an item is counted by: its number, or its letter's. Null: the line opens none. */
function markOf(text: string): string | number | null {
  const [, bullet, count] = itemMark.exec(text) ?? []
  if (count === undefined) return bullet ?? null
  return /^\d/u.test(count) ? Number(count) : count.charCodeAt(0)
}

/** What is written behind marks of a list, bullets or counting on: "under section" may be followed by a line that begins with "7." */
function itemsOf(lines: readonly TxtLine[]): TxtStretch[] | null {
  const items: TxtStretch[] = []
  let count: number | null = null
  for (const { text } of lines) {
    const open = items.at(-1)
    const mark = markOf(text)
    const isCounted: boolean = typeof mark === 'number' && (count === null ? open === undefined : mark === count + 1) // prettier-ignore
    if (isCounted || typeof mark === 'string') {
      items.push({ kind: 'list-item', whole: [[text]] })
      if (typeof mark === 'number') count = mark
    } else if (open === undefined) return null
    else open.whole[0]?.push(text)
  }
  return items.length < 2 ? null : items
}

/**
 * The lines of verse, an address, a letter's end: each begins with a capital or a number, and most were ended where the next one's first word would have fitted,
 * which no line was that was broken to fit. Null for any other lines.
 */
function linesOnPurpose(lines: readonly TxtLine[], width: number): string[] | null {
  if (lines.length < 2 || lines.some(({ text }) => beginsSmall.test(text))) return null
  const room = Math.max(width, leastWidth)
  const gaps = lines.slice(0, -1)
  const early = gaps.filter(({ end }, at) => end + 1 + firstWord(lines[at + 1]?.text ?? '').length <= room)
  if (early.length * 2 < gaps.length) return null
  const isPair = lines.length === 2
  return isPair && (lines[0]?.end ?? 0) > room * shortShare ? null : lines.map(({ text }) => text)
}

/** What stands between two empty lines of a plain text that is cut there: a paragraph, items of a list, or lines on purpose. `width`: columns of its fullest lines. Pure. */
export function stretchesOf(lines: readonly TxtLine[], width: number): TxtStretch[] {
  const items = itemsOf(lines)
  if (items !== null) return items
  const verse = linesOnPurpose(lines, width)
  if (verse !== null) return [{ kind: 'verse', whole: verse.map((text) => [text]) }]
  return [{ kind: 'paragraph', whole: [lines.map(({ text }) => text)] }]
}
