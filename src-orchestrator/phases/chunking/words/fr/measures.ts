import { counted, noun, type Counting, type Noun } from '../shared/counting.ts'
import type { Fraction } from '../shared/digits.ts'
import type { MoneyWords } from '../shared/money.ts'
import type { UnitWords } from '../shared/units.ts'
import { cardinal, fraction, marks, number } from './numbers.ts'

function beforeNoun(number: string, noun: string): string {
  if (!/(?:million|milliard)s?$/u.test(number)) return `${number} ${noun}`
  return `${number} ${/^[aeiouéèh]/iu.test(noun) ? "d'" : 'de '}${noun}`
}

export const counting: Counting = { marks, count: number, to: 'à', before: beforeNoun }

const m = (one: string) => noun(one, `${one}s`)
const f = (one: string) => noun(one, `${one}s`, 'f')

const spoon = (of: string) => noun(`cuillère à ${of}`, `cuillères à ${of}`, 'f')

/** "trois quarts de litre", "une demi-heure", "deux heures et demie". */
export function fractionOfUnit(whole: string, { top, bottom }: Fraction, unit: Noun): string {
  const isHalf = top === 1 && bottom === 2
  const { one, gender } = unit
  if (whole !== '')
    return `${counted(whole, '', unit, counting)} et ${isHalf ? (gender === 'f' ? 'demie' : 'demi') : fraction(top, bottom)}`
  if (isHalf) return `${gender === 'f' ? 'une' : 'un'} demi-${one}`
  return `${fraction(top, bottom)} ${/^[aeiouéèh]/u.test(one) ? "d'" : 'de '}${one}`
}

export const unitWords: UnitWords = {
  units: {
    km: m('kilomètre'), m: m('mètre'), dm: m('décimètre'), cm: m('centimètre'), mm: m('millimètre'), µs: f('microseconde'), μs: f('microseconde'), µl: m('microlitre'), μl: m('microlitre'), μm: m('micromètre'), μg: m('microgramme'), µg: m('microgramme'), µm: m('micromètre'), nm: m('nanomètre'), kg: m('kilogramme'), g: m('gramme'), mg: m('milligramme'), t: f('tonne'), l: m('litre'), L: m('litre'), ml: m('millilitre'), cl: m('centilitre'), hl: m('hectolitre'), ha: m('hectare'),
    'c. à s.': spoon('soupe'), 'c. à soupe': spoon('soupe'), 'c. à c.': spoon('café'), 'c. à café': spoon('café'), 'c. à thé': spoon('thé'), h: f('heure'), min: f('minute'), mn: f('minute'), s: f('seconde'), ans: noun('an', 'ans'), Hz: noun('hertz'), kHz: noun('kilohertz'), MHz: noun('mégahertz'), GHz: noun('gigahertz'), W: m('watt'), kW: m('kilowatt'), MW: m('mégawatt'), kWh: m('kilowattheure'), V: m('volt'), Ω: m('ohm'), kΩ: m('kilohm'), J: m('joule'), kcal: f('kilocalorie'), dB: m('décibel'), hPa: m('hectopascal'), ko: m('kilooctet'), Ko: m('kilooctet'), Mo: m('mégaoctet'), KB: m('kilooctet'), MB: m('mégaoctet'), GB: m('gigaoctet'), TB: m('téraoctet'), Go: m('gigaoctet'), To: m('téraoctet'),
    kbit: m('kilobit'), Mbit: m('mégabit'), Gbit: m('gigabit'),
    '°C': noun('degré Celsius', 'degrés Celsius'), '° C': noun('degré Celsius', 'degrés Celsius'), '°F': noun('degré Fahrenheit', 'degrés Fahrenheit'), '°': m('degré'), '%': noun('pour cent'), '‰': noun('pour mille'),
  },
  per: { ml: 'par millilitre', an: 'par an', mois: 'par mois', semaine: 'par semaine', nuit: 'par nuit', pers: 'par personne', personne: 'par personne', mol: 'par mole', h: 'par heure', s: 'par seconde', min: 'par minute', j: 'par jour', jour: 'par jour', kg: 'par kilogramme', l: 'par litre', L: 'par litre', 'm²': 'par mètre carré', 'm³': 'par mètre cube', 'cm²': 'par centimètre carré', 'cm³': 'par centimètre cube', 's²': 'par seconde carrée', km: 'par kilomètre' },
  square: ({ one, many, gender }) => noun(`${one} carré`, `${many} carrés`, gender),
  cubic: ({ one, many, gender }) => noun(`${one} cube`, `${many} cubes`, gender),
} // prettier-ignore

const centime = m('centime')
const franc = { ...m('franc'), cent: centime, behindOnly: true }
const euro = { ...m('euro'), cent: centime }
const dollar = { ...m('dollar'), cent: m('cent') }

export const moneyWords: MoneyWords = {
  currencies: { '€': euro, EUR: euro, euros: { ...euro, behindOnly: true }, euro: { ...euro, behindOnly: true }, francs: { ...franc, behindOnly: true }, dollars: { ...dollar, behindOnly: true }, $: dollar, 'US$': dollar, '£': { ...f('livre'), cent: noun('penny', 'pence') }, F: franc, FF: franc, 'fr.': franc, fr: franc, CHF: { ...noun('franc suisse', 'francs suisses'), cent: centime }, '¥': { ...m('yen'), cent: null } },
  scales: { million: m('million'), millions: m('million'), milliard: m('milliard'), milliards: m('milliard'), M: m('million'), Md: m('milliard'), Mds: m('milliard'), k: noun('mille') },
  ofScale: (amount, { many }) => beforeNoun(amount, many),
  withCents: (main, cents) => `${main} ${cardinal(cents)}`,
  isAdjective: () => false,
} // prettier-ignore
