import { isBlank, type PageChar } from '../../../pdf/placed-char.ts'
import type { Line, PageLines, PlacedLine } from '../page/line.ts'

/** Ems; every character of these pages is as wide. */
const charWidth = 0.5

/** Characters of one line as PDFium gives them, spaces left out unless `keepSpaces`. `gap`: ems between words. */
export function charsOf(
  text: string,
  at: {
    x?: number
    y?: number
    size?: number
    gap?: number
    spread?: number
    bold?: boolean
    keepSpaces?: boolean
    from?: number
  } = {},
): PageChar[] {
  const { x = 50, y = 100, size = 10, gap = 0.3, spread = 0, bold = false, keepSpaces = false, from = 0 } = at
  const chars: PageChar[] = []
  let pen = x
  for (const letter of text) {
    const width = letter === ' ' ? gap * size : charWidth * size
    if (letter !== ' ' || keepSpaces)
      chars.push({
        text: letter,
        blank: isBlank(letter),
        index: from + chars.length,
        left: pen,
        right: pen + width,
        top: y - size * 0.7,
        bottom: y,
        baseline: y,
        size,
        bold,
        italic: false,
        mono: false,
      })
    pen += width + spread * size
  }
  return chars
}

/** A page made of characters. */
export function pageOfChars(chars: PageChar[]): {
  width: number
  height: number
  chars: PageChar[]
  turned: string
} {
  return { width: 400, height: 600, chars, turned: '' }
}

export function line(text: string, at: Partial<Line> = {}): Line {
  const { left = 50, baseline = 100, size = 10 } = at
  const right = at.right ?? left + text.length * size * charWidth
  return {
    text,
    left,
    right,
    top: baseline - size * 0.7,
    bottom: baseline,
    baseline,
    size,
    bold: false,
    mono: false,
    raised: [],
    cells: [],
    beside: false,
    region: 0,
    dropCap: 0,
    ...at,
  }
}

const fullRight = 350
const pitch = 12

/** Lines of a page under each other; those that start with a tab are indented, those that end with one reach the right margin. */
export function pageOf(page: number, texts: readonly (string | Line)[], from = 100): PageLines {
  const lines = texts.map((text, index) => {
    if (typeof text !== 'string') return text
    const bare = text.replaceAll('\t', '')
    const left = text.startsWith('\t') ? 65 : 50
    return line(bare, {
      left,
      baseline: from + index * pitch,
      ...(text.endsWith('\t') ? { right: fullRight } : {}),
    })
  })
  return { page, width: 400, height: 600, lines, turned: '' }
}

export function placed(pages: readonly PageLines[]): PlacedLine[] {
  return pages.flatMap((page) => page.lines.map((each) => ({ ...each, page: page.page })))
}

const filler = 'some plain words of running text that fill the line up to its end'

/** Pages of plain text, so that margins, sizes and distances of the document are those of a book. */
export function plainPages(count: number, first = 1, from = 100): PageLines[] {
  const texts = Array.from(
    { length: 30 },
    (_, row) => `${row % 5 === 0 ? '\t' : ''}${filler} ${row === 4 ? 'ends.' : ''}\t`,
  )
  return Array.from({ length: count }, (_, index) => pageOf(first + index, texts, from))
}
