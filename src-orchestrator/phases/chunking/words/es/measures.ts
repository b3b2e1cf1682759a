import { counted, noun, type Counting, type Noun } from '../shared/counting.ts'
import type { Fraction } from '../shared/digits.ts'
import type { MoneyWords } from '../shared/money.ts'
import type { UnitWords } from '../shared/units.ts'
import { cardinal, fraction, marks, number } from './numbers.ts'

const beforeNoun = (number: string, noun: string): string =>
  /(?:millón|millones)$/u.test(number) ? `${number} de ${noun}` : `${number} ${noun}`

export const counting: Counting = { marks, count: number, to: 'a', before: beforeNoun }

const m = (one: string, many = `${one}s`) => noun(one, many)
const f = (one: string, many = `${one}s`) => noun(one, many, 'f')

/** "tres cuartos de litro", "media hora", "dos litros y medio". */
export function fractionOfUnit(whole: string, { top, bottom }: Fraction, unit: Noun): string {
  const half = top === 1 && bottom === 2 ? (unit.gender === 'f' ? 'media' : 'medio') : null
  if (whole !== '') return `${counted(whole, '', unit, counting)} y ${half ?? fraction(top, bottom)}`
  return half === null ? `${fraction(top, bottom)} de ${unit.one}` : `${half} ${unit.one}`
}

export const unitWords: UnitWords = {
  units: {
    km: m('kilómetro'), m: m('metro'), dm: m('decímetro'), cm: m('centímetro'), mm: m('milímetro'), µs: m('microsegundo'), μs: m('microsegundo'), µl: m('microlitro'), μl: m('microlitro'), µm: m('micrómetro'), μm: m('micrómetro'), nm: m('nanómetro'), µg: m('microgramo'), μg: m('microgramo'), hPa: m('hectopascal', 'hectopascales'), kg: m('kilogramo'), g: m('gramo'), mg: m('miligramo'), t: f('tonelada'), l: m('litro'), L: m('litro'), ml: m('mililitro'), cl: m('centilitro'), ha: f('hectárea'), 'cda.': f('cucharada'), 'cdas.': f('cucharada'), 'cdta.': f('cucharadita'), 'cdtas.': f('cucharadita'), 'cdita.': f('cucharadita'), h: f('hora'), hs: f('hora'), min: m('minuto'), s: m('segundo'), seg: m('segundo'), Hz: m('hercio'), kHz: m('kilohercio'), MHz: m('megahercio'), GHz: m('gigahercio'), W: m('vatio'), kW: m('kilovatio'), MW: m('megavatio'), kWh: m('kilovatio hora', 'kilovatios hora'), V: m('voltio'), Ω: m('ohmio'), kΩ: m('kilohmio'), J: m('julio'), kcal: f('kilocaloría'), dB: m('decibelio'), KB: m('kilobyte'), MB: m('megabyte'), GB: m('gigabyte'), TB: m('terabyte'),
    kbit: m('kilobit'), Mbit: m('megabit'), Gbit: m('gigabit'),
    '°C': m('grado Celsius', 'grados Celsius'), '° C': m('grado Celsius', 'grados Celsius'), 'ºC': m('grado Celsius', 'grados Celsius'), '°F': m('grado Fahrenheit', 'grados Fahrenheit'), '°': m('grado'), '%': noun('por ciento'), '‰': noun('por mil'),
  },
  per: { ml: 'por mililitro', año: 'al año', mes: 'al mes', semana: 'a la semana', noche: 'por noche', persona: 'por persona', hora: 'por hora', mol: 'por mol', h: 'por hora', s: 'por segundo', min: 'por minuto', día: 'al día', kg: 'por kilogramo', l: 'por litro', 'm²': 'por metro cuadrado', 'm³': 'por metro cúbico', 'cm²': 'por centímetro cuadrado', 'cm³': 'por centímetro cúbico', 's²': 'por segundo al cuadrado', km: 'por kilómetro' },
  square: ({ one, many, gender }) => noun(`${one} cuadrado`, `${many} cuadrados`, gender),
  cubic: ({ one, many, gender }) => noun(`${one} cúbico`, `${many} cúbicos`, gender),
} // prettier-ignore

const centimo = m('céntimo')
const centavo = m('centavo')
const euro = { ...m('euro'), cent: centimo }
const dollar = { ...m('dólar', 'dólares'), cent: centavo }

export const moneyWords: MoneyWords = {
  currencies: { '€': euro, EUR: euro, euros: { ...euro, behindOnly: true }, euro: { ...euro, behindOnly: true }, dólares: { ...dollar, behindOnly: true }, $: dollar, 'US$': dollar, USD: dollar, '£': { ...f('libra'), cent: m('penique') }, '¥': { ...m('yen', 'yenes'), cent: null }, 'pts.': { ...f('peseta'), cent: null }, ptas: { ...f('peseta'), cent: null }, 'ptas.': { ...f('peseta'), cent: null } },
  scales: { millón: noun('millón', 'millones'), millones: noun('millón', 'millones'), mil: noun('mil'), M: noun('millón', 'millones') },
  ofScale: (amount, { many }) => beforeNoun(amount, many),
  withCents: (main, cents) => `${main} con ${cardinal(cents)}`,
  isAdjective: () => false,
} // prettier-ignore
