import { z } from 'zod'
import { capitalised } from '../../../../../../src-contract/capitalised.ts'
import { ordinalNumberWords } from './number-words.ts'

const pair = z.tuple([z.string(), z.string()])
const tablesSchema = z.object({
  months: z.record(z.string(), z.string()),
  titles: z.record(z.string(), z.string()),
  abbreviations: z.record(z.string(), z.string()),
  units: z.record(z.string(), pair),
  symbols: z.record(z.string(), z.string()),
  currency: z.record(z.string(), pair),
})

/** Text as it is printed → text in which only plain words, numbers and punctuation are left. */
export type SpokenForms = (text: string) => string

const number = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`

function oneOf(words: readonly string[]): string {
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  return longestFirst.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)).join('|')
}

function counted(amount: string, [one, many]: [string, string]): string {
  return `${amount} ${amount === '1' ? one : many}`
}

function time(whole: string, hours: string, minutes: string, half: string | undefined): string {
  if (Number(hours) > 24 || Number(minutes) > 59) return whole
  const past = Number(minutes)
  const spoken = past === 0 ? (half === undefined ? " o'clock" : '') : past < 10 ? ` oh ${past}` : ` ${past}`
  return `${Number(hours)}${spoken}${half === undefined ? '' : ` ${half.toUpperCase()}.M.`}`
}

/** "$5.50": the sign stands before, the word after. Cents are said by themselves. */
function money(
  amount: string,
  scale: string | undefined,
  words: [string, string],
  cents: [string, string],
): string {
  if (scale !== undefined) return `${amount} ${scale} ${words[1]}`
  const [whole = '', part = ''] = amount.split('.')
  if (part.length !== 2) return counted(amount, words)
  const small = counted(String(Number(part)), cents)
  if (Number(part) === 0) return counted(whole, words)
  return Number(whole) === 0 ? small : `${counted(whole, words)} and ${small}`
}

const fractions: Record<string, string> = { '1/2': 'one half', '1/3': 'one third', '2/3': 'two thirds', '1/4': 'one quarter', '3/4': 'three quarters' } // prettier-ignore

/** From the wheel's tables of abbreviations, units and signs (normalize.json). Throws what zod throws where they are none. */
export function spokenFormsFrom(tables: unknown): SpokenForms {
  const { months, titles, abbreviations, units, symbols, currency } = tablesSchema.parse(tables)
  const monthNames = new Map(
    Object.entries(months).flatMap(([short, name]) => [
      [name, name],
      [capitalised(short), name],
    ]),
  )
  const month = oneOf([...monthNames.keys(), 'Sept'])
  const nameOf = (printed: string): string => monthNames.get(printed.slice(0, 3)) ?? printed
  const day = (digits: string): string => ordinalNumberWords(digits).join(' ')
  const dayMonth = new RegExp(String.raw`\b(?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?(${month})\b\.?`, 'gu')
  const monthDay = new RegExp(String.raw`\b(${month})\.? (\d{1,2})(?:st|nd|rd|th)?\b(?![\d:%,]\d)`, 'gu')
  const titled = new RegExp(String.raw`\b(${oneOf(Object.keys(titles))})\.? (?=[A-Z])`, 'gu')
  const abbreviated = new RegExp(String.raw`(?<![\w.])(${oneOf(Object.keys(abbreviations))})(?!\w)`, 'gu')
  const measured = new RegExp(String.raw`(?<![\w.])(${number})\s?(${oneOf(Object.keys(units))})(?!\w)`, 'gu')
  const priced = new RegExp(String.raw`(?<!\w)(${oneOf(Object.keys(currency))})\.?\s?(${number})(?:\s(hundred|thousand|million|billion|trillion)\b)?`, 'gu') // prettier-ignore
  const signs = new RegExp(oneOf(Object.keys(symbols)), 'gu')
  const degrees = new RegExp(String.raw`(${number})\s?°\s?([CF])?(?!\w)`, 'gu')
  const scales: Record<string, string> = { C: ' Celsius', F: ' Fahrenheit' }
  const cents: Record<string, [string, string]> = { '$': ['cent', 'cents'], '€': ['cent', 'cents'], '£': ['penny', 'pence'] } // prettier-ignore

  return (text) =>
    text
      .replaceAll('’', "'")
      .replaceAll(/\b(\d{1,2}):(\d{2})(?:\s?([AaPp])\.?[Mm]\b\.?)?(?!\d)/gu, time)
      .replaceAll(
        /\b(\d{1,2})\s?([AaPp])\.?[Mm]\b\.?/gu,
        (_, hour: string, half: string) => `${hour} ${half.toUpperCase()}.M.`,
      )
      .replaceAll(priced, (whole, sign: string, amount: string, scale: string | undefined) => {
        const words = currency[sign]
        return words === undefined ? whole : money(amount, scale, words, cents[sign] ?? ['cent', 'cents'])
      })
      .replaceAll(degrees, (_, amount: string, scale: string | undefined) => {
        return counted(amount, ['degree', 'degrees']) + (scales[scale ?? ''] ?? '')
      })
      .replaceAll(measured, (whole, amount: string, unit: string) => {
        const words = units[unit]
        return words === undefined ? whole : counted(amount, words)
      })
      .replaceAll(dayMonth, (_, digits: string, name: string) => `the ${day(digits)} of ${nameOf(name)}`)
      .replaceAll(monthDay, (_, name: string, digits: string) => `${nameOf(name)} ${day(digits)}`)
      .replaceAll(titled, (_, title: string) => `${titles[title] ?? title} `)
      .replaceAll(abbreviated, (short, _word: string, at: number, all: string) => {
        const endsSentence = short.endsWith('.') && at + short.length === all.length
        return (abbreviations[short] ?? short) + (endsSentence ? '.' : '')
      })
      .replaceAll(/\bNo\. ?(?=\d)/gu, 'Number ')
      .replaceAll(/#(?=\d)/gu, 'number ')
      .replaceAll(/(?<![\w./])\d\/\d(?![\w./])/gu, (fraction) => fractions[fraction] ?? fraction)
      .replaceAll(/(?<![\w.-])(\d{1,4})\s?[-–]\s?(\d{1,4})(?![\w.%-])/gu, '$1 to $2')
      .replaceAll(signs, (sign) => ` ${symbols[sign] ?? ''} `)
      .replaceAll(/\s+/gu, ' ')
      .replaceAll(/ ([,.;:!?])/gu, '$1')
      .trim()
}
