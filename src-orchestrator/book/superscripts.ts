const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const others: Readonly<Record<string, string>> = { '+': '⁺', '-': '⁻', '−': '⁻', n: 'ⁿ' }

/** A raised number, with its sign, in characters of its own; null: it is none. */
export function inSuperscripts(text: string): string | null {
  if (!/^[+−-]?\d{1,3}$|^n$/u.test(text)) return null
  return text.replaceAll(/./gu, (char) => others[char] ?? digits[Number(char)] ?? char)
}

/** Such a number, as the source of a pattern without groups. */
export const superscriptSource = `[⁻⁺]?[${digits}]+`

const anyDigit = new RegExp(`[${digits}]`, 'gu')

/** With raised digits as they stand on the line; the rest stays. */
export function withPlainDigits(text: string): string {
  return text.replaceAll(anyDigit, (sign) => String(digits.indexOf(sign)))
}
