import type { Gender } from '../shared/counting.ts'
import { largestCardinal, readNumber, type NumberMarks } from '../shared/digits.ts'

export const marks: NumberMarks = { thousands: '.\\u00A0\\u202F ', decimal: ',' }

const small = 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(' ') // prettier-ignore
const tens = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
]
const scales: readonly [number, string][] = [
  [1e12, 'billion'],
  [1e9, 'milliard'],
  [1e6, 'million'],
]

/** `isLast`: nothing stands behind it, so that "quatre-vingts" and "cents" take their s. */
function belowHundred(value: number, isLast: boolean): string {
  if (value < 20) return small[value] ?? ''
  const ten = Math.floor(value / 10)
  const unit = ten === 7 || ten === 9 ? 10 + (value % 10) : value % 10
  if (unit === 0) return ten === 8 && isLast ? 'quatre-vingts' : (tens[ten] ?? '')
  const joint = (unit === 1 || unit === 11) && ten < 8 ? ' et ' : '-'
  return `${tens[ten] ?? ''}${joint}${small[unit] ?? ''}`
}

function belowThousand(value: number, isLast: boolean): string {
  if (value < 100) return belowHundred(value, isLast)
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const head = hundreds === 1 ? 'cent' : `${small[hundreds] ?? ''} cent${rest === 0 && isLast ? 's' : ''}`
  return rest === 0 ? head : `${head} ${belowHundred(rest, isLast)}`
}

export function eachDigit(digits: string): string {
  return Array.from(digits, (digit) => small[Number(digit)] ?? digit).join(' ')
}

export function cardinal(value: number, gender: Gender = 'm'): string {
  if (value > largestCardinal) return eachDigit(String(BigInt(value)))
  const parts: string[] = []
  let rest = value
  for (const [size, name] of scales) {
    const count = Math.floor(rest / size)
    if (count > 0) parts.push(`${belowThousand(count, true)} ${name}${count > 1 ? 's' : ''}`)
    rest %= size
  }
  const thousands = Math.floor(rest / 1000)
  if (thousands > 0) parts.push(thousands === 1 ? 'mille' : `${belowThousand(thousands, false)} mille`)
  if (rest % 1000 > 0 || parts.length === 0) parts.push(belowThousand(rest % 1000, true))
  const said = parts.join(' ')
  return gender === 'f' ? said.replace(/(?<![a-z])un$/u, 'une') : said
}

export function ordinal(value: number, gender: Gender = 'm'): string {
  if (value === 1) return gender === 'f' ? 'première' : 'premier'
  const said = cardinal(value).replace(/(?<=vingt|cent|million|milliard)s$/u, '')
  if (said.endsWith('cinq')) return `${said}uième`
  if (said.endsWith('neuf')) return `${said.slice(0, -1)}vième`
  return `${said.replace(/e$/u, '')}ième`
}

/** A number as printed: "1 000", "3,5". */
export function number(printed: string, gender: Gender = 'm'): string {
  const { whole, decimals } = readNumber(printed, marks)
  if (decimals === '') return cardinal(whole, gender)
  const zeros = /^0*/u.exec(decimals)?.[0] ?? ''
  const rest = decimals.slice(zeros.length)
  const said =
    decimals.length > 3 || rest === ''
      ? eachDigit(decimals)
      : `${zeros === '' ? '' : `${eachDigit(zeros)} `}${cardinal(Number(rest))}`
  return `${cardinal(whole)} virgule ${said}`
}

export function fraction(top: number, bottom: number): string {
  const names: Record<number, string> = { 2: 'demi', 3: 'tiers', 4: 'quart' }
  const part = names[bottom] ?? ordinal(bottom)
  return `${cardinal(top)} ${part}${top > 1 && bottom !== 3 ? 's' : ''}`
}

export function spelled(letters: string): string {
  return Array.from(letters).join(' ')
}
