import { inSuperscripts } from '../../../book/superscripts.ts'
import type { Line } from '../page/line.ts'
import { unit } from './note-marks.ts'
import type { Raised } from '../page/raised.ts'

/** A number but a year, a bracket, or a letter by itself, with the blank that stands before raised digits. */
const base = /(?:(?<!\p{L})\p{L}|[)\]]|(?<![\d.,])(?!(?:1[0-9]|20)\d\d\s?$)\d[\d.,]*)\s?$/u

/** TeX's type of signs has its prime where others have "0", and often says so. */
function isPrime(before: string, raised: string): boolean {
  return /^0+$/u.test(raised) && /\p{L}\s?$/u.test(before)
}

function isExponent(text: string, { at, length }: Raised): boolean {
  const before = text.slice(0, at)
  // The upper half of a fraction.
  if (/^\s?[/⁄\d]/u.test(text.slice(at + length))) return false
  return base.test(before) || unit.test(before.trimEnd())
}

/**
 * The line with exponents in characters of their own, close to what they stand behind: "10 6" would be ten and six. For lines whose notes' marks are taken
 * out. Pure.
 */
export function withExponents<T extends Line>(line: T): T {
  const powers = line.raised.filter((run) => isExponent(line.text, run))
  if (powers.length === 0) return line
  let text = ''
  let from = 0
  for (const { at, length } of powers) {
    const raised = line.text.slice(at, at + length)
    const power = isPrime(line.text.slice(0, at), raised) ? '′'.repeat(raised.length) : inSuperscripts(raised)
    if (power === null) continue
    text += line.text.slice(from, at).trimEnd() + power
    from = at + length
  }
  return { ...line, text: text + line.text.slice(from), raised: [] }
}
