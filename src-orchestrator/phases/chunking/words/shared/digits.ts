/** How a language prints numbers: sources of patterns, and the signs within. */
export type NumberMarks = {
  /** What stands between groups of three digits, as the inside of a character class. */
  thousands: string
  /** The same before decimals. */
  decimal: string
  /** Where a blank may stand for the sign between groups, but means something else as often: in "20 000 000", and "20 000". */
  rarelySpaced?: boolean
}

export type PrintedNumber = { whole: number; digits: string; decimals: string }

/** "1,000", "3.5", "12" in a language's own marks, as the source of a pattern without groups. */
export function numberSource({ thousands, decimal, rarelySpaced }: NumberMarks): string {
  const spaced = rarelySpaced === true ? '\\d{1,3}(?:\\s\\d{3}){2,}(?!\\d)|\\d{1,3}\\s000(?!\\d)|' : ''
  return `(?:${spaced}\\d{1,3}(?:[${thousands}]\\d{3})+|\\d+)(?:[${decimal}]\\d+)?`
}

export function readNumber(
  original: string,
  { thousands, decimal, rarelySpaced }: NumberMarks,
): PrintedNumber {
  const printed = rarelySpaced === true ? original.replaceAll(/\s/gu, '') : original
  const grouped = new RegExp(`^\\d{1,3}(?:[${thousands}]\\d{3})+(?=$|[${decimal}]\\d+$)`, 'u').exec(
    printed,
  )?.[0]
  const plain =
    grouped === undefined ? printed : grouped.replaceAll(/\D/gu, '') + printed.slice(grouped.length)
  const [digits = '', decimals = ''] = plain.split(new RegExp(`[${decimal}]`, 'u'))
  return { whole: Number(digits), digits, decimals }
}

/** Cardinals above this are read digit by digit: nobody follows them, and a number of JavaScript no longer holds them. */
export const largestCardinal = 999_999_999_999_999

export type Fraction = { top: number; bottom: number }

const vulgar: Record<string, Fraction> = {
  '½': { top: 1, bottom: 2 }, '⅓': { top: 1, bottom: 3 }, '⅔': { top: 2, bottom: 3 }, '¼': { top: 1, bottom: 4 }, '¾': { top: 3, bottom: 4 },
  '⅕': { top: 1, bottom: 5 }, '⅖': { top: 2, bottom: 5 }, '⅗': { top: 3, bottom: 5 }, '⅘': { top: 4, bottom: 5 }, '⅙': { top: 1, bottom: 6 },
  '⅚': { top: 5, bottom: 6 }, '⅐': { top: 1, bottom: 7 }, '⅛': { top: 1, bottom: 8 }, '⅜': { top: 3, bottom: 8 }, '⅝': { top: 5, bottom: 8 },
  '⅞': { top: 7, bottom: 8 }, '⅑': { top: 1, bottom: 9 }, '⅒': { top: 1, bottom: 10 },
} // prettier-ignore

export const vulgarSigns = Object.keys(vulgar).join('')
const usualBottoms = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 1000])

/** "½", "5/8", "1⁄2"; null for what is no fraction that people say, such as "24/7". */
export function readFraction(printed: string): Fraction | null {
  const single = vulgar[printed]
  if (single !== undefined) return single
  const [top, bottom] = printed.split(/[/⁄]/u).map(Number)
  if (top === undefined || bottom === undefined || top === 0) return null
  const isShare = top === 1 && bottom >= 200 && bottom % 10 === 0 && (bottom < 1100 || bottom > 2100)
  return top < bottom && (usualBottoms.has(bottom) || isShare) ? { top, bottom } : null
}
