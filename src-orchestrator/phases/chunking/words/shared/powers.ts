import { superscriptSource, withPlainDigits } from '../../../../book/superscripts.ts'

/** How a language says powers. */
export type PowerWords = {
  squared: string
  cubed: string
  power: string
  minus: string
  cardinal: (value: number) => string
}

/** "⁶", "⁻³", "^6", "^-3", "^{10}", as the source of a pattern without groups. */
export const exponentSource = `${superscriptSource}|\\^\\{?[−+-]?\\d{1,3}(?!\\d)\\}?`

/** The value of what that pattern matches. */
export function readExponent(printed: string): number {
  const value = Number(withPlainDigits(printed).replaceAll(/\D/gu, ''))
  return /[⁻−-]/u.test(printed) ? -value : value
}

/** "squared", "to the power of minus six". */
export function sayPower(value: number, { squared, cubed, power, minus, cardinal }: PowerWords): string {
  if (value === 2) return squared
  if (value === 3) return cubed
  return `${power} ${value < 0 ? `${minus} ` : ''}${cardinal(Math.abs(value))}`
}
