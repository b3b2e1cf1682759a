const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }
const wellFormed = /^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/u

/** The value of a roman numeral in either case; null where the letters make none. */
export function romanValue(text: string): number | null {
  const letters = text.toLowerCase()
  if (letters === '' || !wellFormed.test(letters)) return null
  let sum = 0
  for (let at = 0; at < letters.length; at++) {
    const value = values[letters.charAt(at)] ?? 0
    const next = values[letters.charAt(at + 1)] ?? 0
    sum += value < next ? -value : value
  }
  return sum
}
