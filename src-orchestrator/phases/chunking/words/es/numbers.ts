import type { Gender } from '../shared/counting.ts'
import { largestCardinal, readNumber, type NumberMarks } from '../shared/digits.ts'

/** Spain parts thousands by a full stop or a space, and Mexico writes decimals behind one: a full stop before three digits parts thousands. */
export const marks: NumberMarks = { thousands: '.\\u00A0\\u202F ', decimal: ',' }

const small = 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(' ') // prettier-ignore
const tens = ['', '', '', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa']
const hundreds = ['', 'ciento', 'doscientos', 'trescientos', 'cuatrocientos', 'quinientos', 'seiscientos', 'setecientos', 'ochocientos', 'novecientos'] // prettier-ignore

function belowThousand(value: number): string {
  if (value < 30) return small[value] ?? ''
  if (value === 100) return 'cien'
  if (value < 100) {
    const unit = value % 10
    return `${tens[Math.floor(value / 10)] ?? ''}${unit === 0 ? '' : ` y ${small[unit] ?? ''}`}`
  }
  const rest = value % 100
  return `${hundreds[Math.floor(value / 100)] ?? ''}${rest === 0 ? '' : ` ${belowThousand(rest)}`}`
}

/** "uno" before a noun: "un", "veintiún", "treinta y un". */
function shortened(said: string): string {
  return said.replace(/veintiuno$/u, 'veintiún').replace(/uno$/u, 'un')
}

function belowMillion(value: number): string {
  const thousands = Math.floor(value / 1000)
  const rest = value % 1000
  const parts =
    thousands === 0 ? [] : [thousands === 1 ? 'mil' : `${shortened(belowThousand(thousands))} mil`]
  if (rest > 0 || thousands === 0) parts.push(belowThousand(rest))
  return parts.join(' ')
}

export function eachDigit(digits: string): string {
  return Array.from(digits, (digit) => small[Number(digit)] ?? digit).join(' ')
}

/** `gender` null: as counted ("uno"); else before a noun ("un", "una", "doscientas"). */
export function cardinal(value: number, gender: Gender | null = null): string {
  if (value > largestCardinal) return eachDigit(String(BigInt(value)))
  const parts: string[] = []
  const billions = Math.floor(value / 1e12)
  const millions = Math.floor((value % 1e12) / 1e6)
  const rest = value % 1e6
  if (billions > 0) parts.push(billions === 1 ? 'un billón' : `${shortened(belowMillion(billions))} billones`)
  if (millions > 0) parts.push(millions === 1 ? 'un millón' : `${shortened(belowMillion(millions))} millones`)
  if (rest > 0 || parts.length === 0) {
    const last = belowMillion(rest)
    if (gender === 'f')
      parts.push(
        last
          .replaceAll(/(?<=cient|quinient)os/gu, 'as')
          .replace(/un(?= mil)/u, 'una')
          .replace(/veintiún(?= mil)/u, 'veintiuna')
          .replace(/uno$/u, 'una'),
      )
    else parts.push(gender === null ? last : shortened(last))
  }
  return parts.join(' ')
}

const ordinalUnits = [
  '',
  'primero',
  'segundo',
  'tercero',
  'cuarto',
  'quinto',
  'sexto',
  'séptimo',
  'octavo',
  'noveno',
]
const ordinalTens = ['', 'décimo', 'vigésimo', 'trigésimo', 'cuadragésimo', 'quincuagésimo', 'sexagésimo', 'septuagésimo', 'octogésimo', 'nonagésimo'] // prettier-ignore

/** Up to 99; those above are counted in speech too. `isShort`: "primer", "tercer" before a noun. */
export function ordinal(value: number, gender: Gender = 'm', isShort = false): string {
  const round = value === 100 ? 'centésimo' : value === 1000 ? 'milésimo' : null
  if (round !== null) return gender === 'f' ? round.replace(/o$/u, 'a') : round
  if (value < 1 || value > 99) return cardinal(value, gender)
  const [ten, unit] = [Math.floor(value / 10), value % 10]
  const said =
    value === 11
      ? 'undécimo'
      : value === 12
        ? 'duodécimo'
        : [ordinalTens[ten] ?? '', ordinalUnits[unit] ?? ''].filter((part) => part !== '').join(' ')
  if (gender === 'f') return said.replaceAll(/o(?=\s|$)/gu, 'a')
  return isShort ? said.replace(/(primer|tercer)o$/u, '$1') : said
}

/** A number as printed: "1.000", "3,5". */
export function number(printed: string, gender: Gender | null = null): string {
  const { whole, decimals } = readNumber(printed, marks)
  if (decimals === '') return cardinal(whole, gender)
  const said =
    decimals.startsWith('0') || decimals.length > 2 ? eachDigit(decimals) : cardinal(Number(decimals))
  return `${cardinal(whole)} coma ${said}`
}

export function fraction(top: number, bottom: number): string {
  const names: Record<number, string> = { 2: 'medio', 3: 'tercio', 4: 'cuarto', 5: 'quinto', 6: 'sexto', 7: 'séptimo', 8: 'octavo', 9: 'noveno', 10: 'décimo', 100: 'centésimo', 1000: 'milésimo' } // prettier-ignore
  const part = names[bottom] ?? `${cardinal(bottom, 'm').replaceAll(' ', '')}avo`
  return `${cardinal(top, 'm')} ${part}${top === 1 ? '' : 's'}`
}

export function spelled(letters: string): string {
  return Array.from(letters).join(' ')
}
