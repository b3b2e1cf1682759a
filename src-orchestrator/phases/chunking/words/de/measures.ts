import { noun, sideBySide, type Counting, type Gender, type Noun } from '../shared/counting.ts'
import type { Fraction } from '../shared/digits.ts'
import type { MoneyWords } from '../shared/money.ts'
import type { UnitWords } from '../shared/units.ts'
import { cardinal, fraction, marks, number, withFraction } from './numbers.ts'

export const counting: Counting = { marks, count: number, to: 'bis', before: sideBySide }

const halves: Readonly<Record<Gender, string>> = { m: 'ein halber', f: 'eine halbe', n: 'ein halbes' }

/** "drei viertel Liter", "eine halbe Stunde", "zweieinhalb Kilometer". */
export function fractionOfUnit(
  whole: string,
  { top, bottom }: Fraction,
  { one, many, gender }: Noun,
): string {
  if (whole !== '') return `${withFraction(Number(whole), top, bottom)} ${many}`
  return `${top === 1 && bottom === 2 ? halves[gender] : fraction(top, bottom)} ${one}`
}

export const unitWords: UnitWords = {
  units: {
    km: noun('Kilometer'), m: noun('Meter'), dm: noun('Dezimeter'), cm: noun('Zentimeter'), mm: noun('Millimeter'), µs: noun('Mikrosekunde', 'Mikrosekunden', 'f'), μs: noun('Mikrosekunde', 'Mikrosekunden', 'f'), µl: noun('Mikroliter'), μl: noun('Mikroliter'), μg: noun('Mikrogramm', 'Mikrogramm', 'n'), µg: noun('Mikrogramm', 'Mikrogramm', 'n'), µm: noun('Mikrometer'), μm: noun('Mikrometer'), nm: noun('Nanometer'),
    kg: noun('Kilogramm', 'Kilogramm', 'n'), g: noun('Gramm', 'Gramm', 'n'), mg: noun('Milligramm', 'Milligramm', 'n'), Pfd: noun('Pfund', 'Pfund', 'n'), 'Pfd.': noun('Pfund', 'Pfund', 'n'), t: noun('Tonne', 'Tonnen', 'f'), Ztr: noun('Zentner'), 'Thlr.': noun('Taler'), 'Rthlr.': noun('Reichstaler'), 'Sgr.': noun('Silbergroschen'), 'Pf.': noun('Pfennig'), Pf: noun('Pfennig'), 'Ztr.': noun('Zentner'),
    TL: noun('Teelöffel'), EL: noun('Esslöffel'), 'Tl.': noun('Teelöffel'), 'El.': noun('Esslöffel'), 'Pck.': noun('Päckchen', 'Päckchen', 'n'), Pck: noun('Päckchen', 'Päckchen', 'n'), 'Msp.': noun('Messerspitze', 'Messerspitzen', 'f'), 'Stk.': noun('Stück', 'Stück', 'n'), l: noun('Liter'), ml: noun('Milliliter'), cl: noun('Zentiliter'), hl: noun('Hektoliter'), ha: noun('Hektar'),
    h: noun('Stunde', 'Stunden', 'f'), Std: noun('Stunde', 'Stunden', 'f'), 'Std.': noun('Stunde', 'Stunden', 'f'), min: noun('Minute', 'Minuten', 'f'), 'Min.': noun('Minute', 'Minuten', 'f'), s: noun('Sekunde', 'Sekunden', 'f'), 'Sek.': noun('Sekunde', 'Sekunden', 'f'),
    Hz: noun('Hertz'), kHz: noun('Kilohertz'), MHz: noun('Megahertz'), GHz: noun('Gigahertz'), W: noun('Watt'), kW: noun('Kilowatt'), MW: noun('Megawatt'), kWh: noun('Kilowattstunde', 'Kilowattstunden', 'f'), V: noun('Volt'), Ω: noun('Ohm'), kΩ: noun('Kiloohm'), J: noun('Joule'), kcal: noun('Kilokalorie', 'Kilokalorien', 'f'), PS: noun('P S'), dB: noun('Dezibel'), hPa: noun('Hektopascal'),
    kB: noun('Kilobyte'), KB: noun('Kilobyte'), MB: noun('Megabyte'), GB: noun('Gigabyte'), TB: noun('Terabyte'),
    kbit: noun('Kilobit'), Mbit: noun('Megabit'), Gbit: noun('Gigabit'),
    '°C': noun('Grad Celsius'), '° C': noun('Grad Celsius'), '°F': noun('Grad Fahrenheit'), '°': noun('Grad'), '%': noun('Prozent'), '‰': noun('Promille'),
  },
  per: { ml: 'pro Milliliter', Monat: 'pro Monat', Jahr: 'pro Jahr', Woche: 'pro Woche', Nacht: 'pro Nacht', Person: 'pro Person', Stunde: 'pro Stunde', 'Std.': 'pro Stunde', d: 'pro Tag', mol: 'pro Mol', h: 'pro Stunde', s: 'pro Sekunde', min: 'pro Minute', Tag: 'pro Tag', kg: 'pro Kilogramm', l: 'pro Liter', 'm²': 'pro Quadratmeter', 'm³': 'pro Kubikmeter', 'cm²': 'pro Quadratzentimeter', 'cm³': 'pro Kubikzentimeter', 's²': 'pro Quadratsekunde', km: 'pro Kilometer' },
  square: ({ one, many, gender }) => noun(`Quadrat${one.toLowerCase()}`, `Quadrat${many.toLowerCase()}`, gender),
  cubic: ({ one, many, gender }) => noun(`Kubik${one.toLowerCase()}`, `Kubik${many.toLowerCase()}`, gender),
} // prettier-ignore

const cent = noun('Cent')
const euro = { ...noun('Euro'), cent }
const dollar = { ...noun('Dollar'), cent }
const pound = { ...noun('Pfund'), cent: noun('Penny', 'Pence') }
const mark = { ...noun('Mark', 'Mark', 'f'), cent: noun('Pfennig') }

export const moneyWords: MoneyWords = {
  currencies: { '€': euro, EUR: euro, Euro: euro, $: dollar, 'US$': dollar, '£': pound, DM: mark, Mk: mark, 'Mk.': mark, '¥': { ...noun('Yen'), cent: null }, CHF: { ...noun('Franken'), cent: noun('Rappen') }, Fr: { ...noun('Franken'), cent: noun('Rappen') }, 'Fr.': { ...noun('Franken'), cent: noun('Rappen') } },
  scales: { 'Mio.': noun('Million', 'Millionen', 'f'), Mio: noun('Million', 'Millionen', 'f'), Million: noun('Million', 'Millionen', 'f'), Millionen: noun('Million', 'Millionen', 'f'), 'Mrd.': noun('Milliarde', 'Milliarden', 'f'), Mrd: noun('Milliarde', 'Milliarden', 'f'), Milliarde: noun('Milliarde', 'Milliarden', 'f'), Milliarden: noun('Milliarde', 'Milliarden', 'f'), 'Tsd.': noun('tausend') },
  ofScale: (amount, currency) => `${amount} ${currency.many}`,
  withCents: (main, cents) => `${main} ${cardinal(cents)}`,
  isAdjective: () => false,
} // prettier-ignore
