import type { Found } from '../rule.ts'
import { noun, sideBySide, type Counting } from '../shared/counting.ts'
import type { MoneyWords } from '../shared/money.ts'
import type { UnitWords } from '../shared/units.ts'
import { cardinal, marks, number } from './numbers.ts'

export const counting: Counting = { marks, count: number, to: 'to', before: sideBySide }

/** What may follow an amount that is no adjective: "the $5 was", "his $20 in". */
const noNoun =
  /^[\s-](?:was|were|is|are|be|been|had|has|have|would|will|could|should|can|may|might|must|did|does|do|went|came|got|goes|left|made|he|she|they|we|you|it|in|of|for|to|from|that|which|who|and|or|but|on|at|by|with|as|if|so|than|then|when|while|not|paid|owed|due|needed|each|per|an?|the|this|back|more|less|now|there|into|over|after|before|because|until|out|off|up|down|here|too|also|only|just|\p{Ll}+ed|\p{Ll}+ly)(?!\p{L})/u

/** "a $5 bill", "a 9mm gun", "the $2 million house". */
const isAdjective = ({ before, after }: Pick<Found, 'before' | 'after'>): boolean =>
  /^[\s-]\p{Ll}/u.test(after) &&
  (/(?:^|[\s"“‘(])an?\s$/iu.test(before) ||
    (/(?:^|[\s"“‘(])(?:the|his|her|its|their|our|my|your|this|that|another|every|[\p{L}.]+['’]s)\s$/iu.test(
      before,
    ) &&
      !noNoun.test(after)))

const plural = (one: string, many = `${one}s`) => noun(one, many)

export const unitWords: UnitWords = {
  units: {
    km: plural('kilometre'), m: plural('metre'), dm: plural('decimetre'), cm: plural('centimetre'), mm: plural('millimetre'), µs: plural('microsecond'), μs: plural('microsecond'), µl: plural('microlitre'), μl: plural('microlitre'), µm: plural('micrometre'), μm: plural('micrometre'), nm: plural('nanometre'),
    mi: plural('mile'), yd: plural('yard'), yds: plural('yard'), 'yds.': plural('yard'), ft: noun('foot', 'feet'), 'ft.': noun('foot', 'feet'), 'sq ft': noun('square foot', 'square feet'), 'sq. ft.': noun('square foot', 'square feet'),
    kg: plural('kilogram'), g: plural('gram'), mg: plural('milligram'), µg: plural('microgram'), μg: plural('microgram'), lb: plural('pound'), lbs: plural('pound'), 'lb.': plural('pound'), 'lbs.': plural('pound'), oz: plural('ounce'), 'oz.': plural('ounce'),
    l: plural('litre'), L: plural('litre'), ml: plural('millilitre'), mL: plural('millilitre'), cl: plural('centilitre'), tsp: plural('teaspoon'), 'tsp.': plural('teaspoon'), tbsp: plural('tablespoon'), 'tbsp.': plural('tablespoon'), gal: plural('gallon'), 'gal.': plural('gallon'), pt: plural('pint'), 'pt.': plural('pint'), 'pts.': plural('pint'), qt: plural('quart'), 'qt.': plural('quart'), 'qts.': plural('quart'), 'doz.': noun('dozen'), cwt: noun('hundredweight'), 'cwt.': noun('hundredweight'), 'cu. ft.': noun('cubic foot', 'cubic feet'), 'sq. in.': noun('square inch', 'square inches'), 'sq. mi.': plural('square mile'), 'sq mi': plural('square mile'),
    ha: plural('hectare'), h: plural('hour'), hr: plural('hour'), 'hr.': plural('hour'), 'sec.': plural('second'), yr: plural('year'), yrs: plural('year'), 'yrs.': plural('year'), ppm: noun('part per million', 'parts per million'), ppb: noun('part per billion', 'parts per billion'), bpm: noun('beat per minute', 'beats per minute'), 'mm Hg': noun('millimetre of mercury', 'millimetres of mercury'), mmHg: noun('millimetre of mercury', 'millimetres of mercury'), mol: plural('mole'), mmol: plural('millimole'), hrs: plural('hour'), 'hrs.': plural('hour'), min: plural('minute'), 'min.': plural('minute'), mins: plural('minute'), 'mins.': plural('minute'), sec: plural('second'), secs: plural('second'), 'secs.': plural('second'), ms: plural('millisecond'), s: plural('second'),
    'm.p.h.': noun('mile per hour', 'miles per hour'), 'r.p.m.': noun('revolution per minute', 'revolutions per minute'), psi: noun('pound per square inch', 'pounds per square inch'),
    mph: noun('mile per hour', 'miles per hour'), kph: noun('kilometre per hour', 'kilometres per hour'), rpm: noun('revolution per minute', 'revolutions per minute'), fps: noun('frame per second', 'frames per second'),
    Hz: noun('hertz'), kHz: noun('kilohertz'), MHz: noun('megahertz'), GHz: noun('gigahertz'), W: plural('watt'), kW: plural('kilowatt'), MW: plural('megawatt'), kWh: plural('kilowatt hour'), V: plural('volt'), kV: plural('kilovolt'), mA: plural('milliampere'), Ω: plural('ohm'), kΩ: plural('kilohm'), MΩ: plural('megohm'), J: plural('joule'), kJ: plural('kilojoule'), kcal: plural('kilocalorie'), cal: plural('calorie'), Pa: plural('pascal'), hPa: plural('hectopascal'), dB: plural('decibel'), hp: noun('horsepower'),
    bn: noun('billion'), mn: noun('million'), tn: noun('trillion'),
    kB: plural('kilobyte'), KB: plural('kilobyte'), MB: plural('megabyte'), GB: plural('gigabyte'), TB: plural('terabyte'), kbit: plural('kilobit'), Mbit: plural('megabit'), Gbit: plural('gigabit'), Mbps: noun('megabit per second', 'megabits per second'), Gbps: noun('gigabit per second', 'gigabits per second'), dpi: noun('dots per inch'), px: plural('pixel'),
    '°C': noun('degree Celsius', 'degrees Celsius'), '° C': noun('degree Celsius', 'degrees Celsius'), '℃': noun('degree Celsius', 'degrees Celsius'), '°F': noun('degree Fahrenheit', 'degrees Fahrenheit'), '° F': noun('degree Fahrenheit', 'degrees Fahrenheit'), '℉': noun('degree Fahrenheit', 'degrees Fahrenheit'), '°': plural('degree'), deg: plural('degree'), 'deg.': plural('degree'),
    '%': noun('percent'), '‰': noun('per mille'),
  },
  per: { year: 'a year', yr: 'a year', month: 'a month', week: 'a week', night: 'a night', person: 'per person', hour: 'an hour', mol: 'per mole', h: 'per hour', hr: 'per hour', s: 'per second', sec: 'per second', min: 'per minute', day: 'a day', d: 'a day', kg: 'per kilogram', l: 'per litre', L: 'per litre', ml: 'per millilitre', 'm²': 'per square metre', 'm³': 'per cubic metre', 'cm²': 'per square centimetre', 'cm³': 'per cubic centimetre', 's²': 'per second squared', km: 'per kilometre' },
  square: ({ one, many, gender }) => noun(`square ${one}`, `square ${many}`, gender),
  cubic: ({ one, many, gender }) => noun(`cubic ${one}`, `cubic ${many}`, gender),
  isAdjective,
} // prettier-ignore

const cents = plural('cent')
const pence = noun('penny', 'pence')
const dollar = { ...plural('dollar'), cent: cents }
const pound = { ...plural('pound'), cent: pence }
const euro = { ...plural('euro'), cent: cents }

export const moneyWords: MoneyWords = {
  currencies: {
    $: dollar, 'US$': { ...noun('U.S dollar', 'U.S dollars'), cent: cents }, 'A$': { ...plural('Australian dollar'), cent: cents }, 'C$': { ...plural('Canadian dollar'), cent: cents }, USD: { ...noun('U.S dollar', 'U.S dollars'), cent: cents },
    '£': pound, GBP: pound, '€': euro, EUR: euro, '¥': { ...noun('yen'), cent: null }, '₹': { ...plural('rupee'), cent: null }, Rs: { ...plural('rupee'), cent: null }, 'Rs.': { ...plural('rupee'), cent: null }, 'HK$': { ...plural('Hong Kong dollar'), cent: cents }, 'NZ$': { ...plural('New Zealand dollar'), cent: cents }, '₽': { ...plural('rouble'), cent: null }, '¢': { ...cents, cent: null }, CHF: { ...noun('Swiss franc', 'Swiss francs'), cent: null },
  },
  scales: {
    thousand: noun('thousand'), million: noun('million'), millions: noun('million'), billion: noun('billion'), billions: noun('billion'), trillion: noun('trillion'), hundred: noun('hundred'), k: noun('thousand'), K: noun('thousand'), m: noun('million'), M: noun('million'), mn: noun('million'), bn: noun('billion'), B: noun('billion'), tn: noun('trillion'),
  },
  ofScale: (amount, currency, found) => `${amount} ${isAdjective(found) ? currency.one : currency.many}`,
  withCents: (main, cents, { cent }) => (cent === null ? main : `${main} and ${cardinal(cents)} ${cents === 1 ? cent.one : cent.many}`),
  isAdjective,
} // prettier-ignore
