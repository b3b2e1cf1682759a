import { countLetters } from '../words/clean-text.ts'
import type { PageLines } from '../page/line.ts'

/** A page with fewer letters has no text to read: a stamp, a number. */
export const bareLetters = 15
/** Share of pages without text from which a book counts as partly scanned; below, they are its plates. */
export const mixedShare = 0.2
/** Letters up to which the text of a page that is one picture is only its head, its number, or a library's stamp on it. */
const thinLetters = 400
/** Share of the page that its picture covers then. */
const thinCover = 0.6

/** Letters of a page; those behind the first `most` are not counted. */
export function lettersOf({ lines }: Pick<PageLines, 'lines'>, most = Number.POSITIVE_INFINITY): number {
  let letters = 0
  for (const { text } of lines) {
    if (letters >= most) break
    letters += countLetters(text)
  }
  return letters
}

/** What of a page may have to be recognised, by its text layer and what is drawn on it; null: nothing, as far as can be told from these. `seen`: asked only where it matters. */
export function scanKind(
  page: PageLines,
  seen: { drawn: () => boolean; covered: () => number },
): 'bare' | 'thin' | null {
  const letters = lettersOf(page, thinLetters) + countLetters(page.turned)
  if (letters < bareLetters) return seen.drawn() ? 'bare' : null
  return letters < thinLetters && seen.covered() >= thinCover ? 'thin' : null
}

export function isWritten(page: PageLines): boolean {
  return lettersOf(page, thinLetters) >= thinLetters
}

/**
 * Pages, from 0, that are one picture with a text over it, as programs for scanning write them; none where that is not so of most of the pages that are looked at. `written`: those
 * with a text of some length. Pure but for `covered`.
 */
export function picturedPages(
  written: readonly number[],
  total: number,
  covered: (index: number) => number,
): number[] {
  const isPicture = (index: number): boolean => covered(index) >= thinCover
  // A look at each page of a long book takes as long as reading it.
  const looked = samples(written)
  if (looked.filter(isPicture).length <= looked.length / 2) return []
  return Array.from({ length: total }, (_, index) => index).filter(isPicture)
}

/** So many at most, evenly spread, none of them at an end: there stand titles and advertisements. */
export function samples(sheets: readonly number[], most = 3): number[] {
  if (sheets.length <= most) return [...sheets]
  return Array.from(
    { length: most },
    (_, index) => sheets[Math.floor((sheets.length * (index + 1)) / (most + 1))] ?? 0,
  )
}
