import type { Gender } from '../shared/counting.ts'
import { largestCardinal, readNumber, type NumberMarks } from '../shared/digits.ts'

export const marks: NumberMarks = { thousands: '.\\u00A0\\u202F ', decimal: ',' }

const small = 'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(' ') // prettier-ignore
const tens = ['', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig']
const scales: readonly [number, one: string, many: string][] = [
  [1e12, 'eine Billion', 'Billionen'],
  [1e9, 'eine Milliarde', 'Milliarden'],
  [1e6, 'eine Million', 'Millionen'],
]

function belowHundred(value: number): string {
  if (value < 20) return small[value] ?? ''
  const unit = value % 10
  return `${unit === 0 ? '' : `${small[unit] ?? ''}und`}${tens[Math.floor(value / 10)] ?? ''}`
}

function belowThousand(value: number): string {
  if (value < 100) return belowHundred(value)
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  return `${hundreds === 1 ? '' : (small[hundreds] ?? '')}hundert${rest === 0 ? '' : belowHundred(rest)}`
}

/** Without an ending: "ein", "einundzwanzig", "tausendein". */
function stem(value: number): string {
  if (value > largestCardinal) return eachDigit(String(BigInt(value)))
  const parts: string[] = []
  let rest = value
  for (const [size, one, many] of scales) {
    const count = Math.floor(rest / size)
    if (count > 0) parts.push(count === 1 ? one : `${stem(count)} ${many}`)
    rest %= size
  }
  const thousands = Math.floor(rest / 1000)
  const last = `${thousands === 0 ? '' : `${thousands === 1 ? '' : belowThousand(thousands)}tausend`}${rest % 1000 === 0 ? '' : belowThousand(rest % 1000)}`
  if (last !== '' || parts.length === 0) parts.push(last === '' ? 'null' : last)
  return parts.join(' ')
}

export function eachDigit(digits: string): string {
  return Array.from(digits, (digit) => (digit === '1' ? 'eins' : (small[Number(digit)] ?? digit))).join(' ')
}

/** As counted: "eins", "hunderteins"; before a noun of a gender "ein", "eine". */
export function cardinal(value: number, gender: Gender | null = null): string {
  const said = stem(value)
  if (!/(?:^|[^l])ein$/u.test(said)) return said
  return gender === null ? `${said}s` : gender === 'f' && value === 1 ? 'eine' : said
}

/** As years and counts are said: "achtzehnhundertachtundvierzig", "zweitausendeinundzwanzig". */
export function year(value: number): string {
  const century = Math.floor(value / 100)
  if (century < 11 || century > 19) return cardinal(value)
  const rest = value % 100
  return `${belowHundred(century)}hundert${rest === 0 ? '' : cardinal(rest)}`
}

/** Without its ending: "dritt", "zwanzigst", "hundertst". */
export function ordinalStem(value: number): string {
  const said = stem(value)
    .replace(/^eine (?=Mill|Bill)/u, '')
    .replace(/^\p{Lu}(?=\p{L}+$)/u, (letter) => letter.toLowerCase())
  const last = value % 100
  if (last === 1) return `${said.slice(0, -'ein'.length)}erst`
  if (last === 3) return `${said.slice(0, -'drei'.length)}dritt`
  if (last === 7) return `${said.slice(0, -'sieben'.length)}siebt`
  if (last === 8) return said
  return last > 0 && last < 20 ? `${said}t` : `${said}st`
}

/** A number as printed: "1.000", "3,5". */
export function number(printed: string, gender: Gender | null = null): string {
  const { whole, decimals } = readNumber(printed, marks)
  if (decimals === '') return /^1\d{3}$/u.test(printed) ? year(whole) : cardinal(whole, gender)
  return `${cardinal(whole)} Komma ${eachDigit(decimals)}`
}

export function fraction(top: number, bottom: number): string {
  if (bottom === 2) return top === 1 ? 'ein halb' : `${cardinal(top)} halbe`
  return `${top === 1 ? 'ein' : cardinal(top)} ${ordinalStem(bottom)}el`
}

/** "zweieinhalb", "zwei drei viertel". */
export function withFraction(whole: number, top: number, bottom: number): string {
  return top === 1 && bottom === 2
    ? `${cardinal(whole, 'm')}einhalb`
    : `${cardinal(whole)} ${fraction(top, bottom)}`
}

export function spelled(letters: string): string {
  return Array.from(letters).join(' ')
}
