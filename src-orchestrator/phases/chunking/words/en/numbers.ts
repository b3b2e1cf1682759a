import { largestCardinal, readNumber, type NumberMarks } from '../shared/digits.ts'

export const marks: NumberMarks = { thousands: ',', decimal: '.', rarelySpaced: true }

const small = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ') // prettier-ignore
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const scales: readonly [number, string][] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
]
const irregular: Record<string, string> = { one: 'first', two: 'second', three: 'third', five: 'fifth', eight: 'eighth', nine: 'ninth', twelve: 'twelfth' } // prettier-ignore

function belowHundred(value: number): string {
  if (value < 20) return small[value] ?? ''
  const unit = value % 10
  return `${tens[Math.floor(value / 10)] ?? ''}${unit === 0 ? '' : `-${small[unit] ?? ''}`}`
}

function belowThousand(value: number): string {
  if (value < 100) return belowHundred(value)
  const rest = value % 100
  return `${small[Math.floor(value / 100)] ?? ''} hundred${rest === 0 ? '' : ` and ${belowHundred(rest)}`}`
}

export function eachDigit(digits: string): string {
  return Array.from(digits, (digit) => small[Number(digit)] ?? digit).join(' ')
}

/** A whole number from 0 on: 201 is "two hundred and one". */
export function cardinal(value: number): string {
  if (value > largestCardinal) return eachDigit(String(BigInt(value)))
  const parts: string[] = []
  let rest = value
  for (const [size, name] of scales) {
    if (rest < size) continue
    parts.push(`${belowThousand(Math.floor(rest / size))} ${name}`)
    rest %= size
  }
  if (rest > 0 || parts.length === 0)
    parts.push(parts.length > 0 && rest < 100 ? `and ${belowHundred(rest)}` : belowThousand(rest))
  return parts.join(' ')
}

export function ordinal(value: number): string {
  return cardinal(value).replace(/[a-z]+$/u, (last) => {
    const known = irregular[last]
    if (known !== undefined) return known
    return last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`
  })
}

/** As years are said: "eighteen forty-eight", "nineteen oh five", "nineteen hundred", "two thousand and nine", "twenty twenty-one". */
export function year(value: number): string {
  const century = Math.floor(value / 100)
  const rest = value % 100
  if (value < 1000 || value > 9999 || (century % 10 === 0 && rest < 10)) return cardinal(value)
  if (rest === 0) return `${belowHundred(century)} hundred`
  return `${belowHundred(century)} ${rest < 10 ? `oh ${small[rest] ?? ''}` : belowHundred(rest)}`
}

/** "nineties", "nineteen nineties", "eighteen hundreds". */
export function decade(said: string): string {
  return said.endsWith('y') ? `${said.slice(0, -1)}ies` : `${said}s`
}

/** A number as printed: "1,000", "3.5", "007". */
export function number(printed: string): string {
  const { whole, digits, decimals } = readNumber(printed, marks)
  const head = /^0\d/u.test(digits) ? eachDigit(digits) : digits === '' ? '' : cardinal(whole)
  return decimals === '' ? head : `${head} point ${eachDigit(decimals)}`.trim()
}

/** How a third of it is called: "three eighths"; 2 is "half". */
export function fraction(top: number, bottom: number): string {
  const part = bottom === 2 ? 'half' : bottom === 4 ? 'quarter' : ordinal(bottom)
  const many = bottom === 2 ? 'halves' : `${part}s`
  return `${cardinal(top)} ${top === 1 ? part : many}`
}

/** "two and a half". */
export function withFraction(whole: string, top: number, bottom: number): string {
  const part = fraction(top, bottom)
  return `${number(whole)} and ${top === 1 ? part.replace(/^one/u, bottom === 8 ? 'an' : 'a') : part}`
}

/** Letters one by one, so that every engine says them: "F.B.I"; a full stop behind the last one would end the sentence. */
export function spelled(letters: string): string {
  return Array.from(letters.toUpperCase()).join('.')
}
