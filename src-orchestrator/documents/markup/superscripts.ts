const superscripts: Readonly<Record<string, string>> = {
  '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '+': '⁺', '-': '⁻', '−': '⁻', n: 'ⁿ',
} // prettier-ignore

/** A raised number, with its sign, in characters of its own; null: it is none. */
export function inSuperscripts(text: string): string | null {
  if (!/^[+−-]?\d{1,3}$|^n$/u.test(text)) return null
  return text.replaceAll(/./gu, (char) => superscripts[char] ?? char)
}
