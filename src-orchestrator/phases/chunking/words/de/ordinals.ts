import { capitalised } from '../../../../../src-contract/capitalised.ts'
import { romanValue } from '../../roman.ts'
import { endsSentence, withLastStop, type Found, type Rule } from '../rule.ts'
import { anyOf } from '../shared/units.ts'
import { cardinal, ordinalStem, year } from './numbers.ts'

export const monthNames = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'] // prettier-ignore
const monthOf: Record<string, string> = Object.fromEntries([
  ...monthNames.map((name): [string, string] => [name, name]),
  ...['Jan.', 'Feb.', 'Mrz.', 'Apr.', '', 'Jun.', 'Jul.', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.'].flatMap((short, at): [string, string][] => (short === '' ? [] : [[short, monthNames[at] ?? '']])),
  ['Sep.', 'September'], ['Jänner', 'Jänner'], ['Feber', 'Feber'],
]) // prettier-ignore
const month = anyOf(Object.keys(monthOf))

const feminine =
  /^\s(?:Klasse|Woche|Auflage|Etage|Reihe|Szene|Stunde|Ausgabe|Seite|Person|Stufe|Generation|Runde|Frau|Nacht|Vorlesung|Lektion|Abteilung|Hälfte|Etappe|Phase|Liga|Bundesliga|Sitzung|Symphonie|Sinfonie|Division|Armee|Kompanie)/u
const neuter =
  /^\s(?:Kapitel|Jahrhundert|Jh|Jhs|Jhd|Jhdt|Jahrtausend|Jahr|Mal|Buch|Lebensjahr|Semester|Stockwerk|Quartal|Regiment|Gebot|Bild|Lied|Hauptstück|Abenteuer)/u

/** The ending of an ordinal by the words before and behind it: "am dritten Mai", "der dritte", "dritter Teil". */
export function ordinalWord(value: number, before: string, after: string): string {
  const stem = ordinalStem(value)
  // "vom 1.–3. Mai": both as the word before the first has it.
  const lead = before.replace(/\d{1,2}\.\s?[–-]\s?$/u, '')
  // "in der 5. Klasse", "am Ende der 5. Klasse"
  if (
    /(?<!\p{L})(?:in|mit|von|bei|zu|aus|auf|an|nach|seit|unter|vor|während|wegen|hinter|gegenüber|\p{Lu}\p{L}+)\sder\s$/u.test(
      lead,
    ) &&
    feminine.test(after)
  )
    return `${stem}en`
  const previous = /(?<!\p{L})v\.\s?$/u.test(lead)
    ? 'vom'
    : (/(\p{L}+)\s$/u.exec(lead)?.[1]?.toLowerCase() ?? '')
  if (
    /^(?:dem|den|des|am|im|vom|zum|zur|beim|bis|ab|seit|ihrem|seinem|ihren|seinen|meinem|meinen|einem|einen|jedem|jeden|diesem|diesen|und|oder|nach|vor|unserem|unseren|letzten|ersten)$/u.test(
      previous,
    )
  ) {
    if (/^(?:und|oder|bis)$/u.test(previous))
      return `${stem}${/\b(?:der|die|das)\s(?:\S+\s){1,2}$/iu.test(before) ? 'e' : 'en'}`
    return `${stem}en`
  }
  if (
    /^(?:der|die|das|eine|seine|ihre|meine|jede|diese|dieser|dieses|jeder|jedes|ins|unsere)$/u.test(previous)
  )
    return `${stem}e`
  if (feminine.test(after)) return `${stem}e`
  return neuter.test(after) ? `${stem}es` : `${stem}er`
}

/** What shows that a number with a full stop is an ordinal; shared with the cut between sentences. */
export const beforeOrdinal =
  /(?:^|[\s(„»“])(?:der|die|das|dem|den|des|am|im|vom|zum|zur|beim|ins|ab|seit|ein|eine|einem|einen|einer|mein|meine|meinem|meinen|sein|seine|seinem|seinen|ihr|ihre|ihrem|ihren|jeder|jede|jedes|jedem|jeden|dieser|diese|dieses|diesem|diesen|unser|unsere|unserem|unseren)\s$/iu
const inHeadings =
  'FC|Kapitel|Buch|Band|Teil|Akt|Szene|Aufzug|Auftritt|Gesang|Abschnitt|Hauptstück|Abenteuer|Vorlesung|Lektion|Abteilung|Brief'
export const behindOrdinal = new RegExp(
  `^\\s?(?:${month}|\\p{Ll}|(?:${inHeadings}|Jahrhunderts?|Jh|Jhd|Jahrtausend|Jahr|Mal|Klasse|Stock|Tag|Woche|Platz|Auflage|Weltkrieg|Geburtstag|Lebensjahr|Etage|Reihe|Semester|Stockwerk|Kompanie|Division|Armee|Bezirk|Rang|Grades?|Person|Advent|Mose|Korinther|Kor|Könige|Kön|Sam|Petr|Thess|Tim|Makk)(?!\\p{L}))`,
  'u',
)

/** What of these opens a heading with its number, "1. Kapitel", where others are a list's. */
export const behindHeading = new RegExp(`^(?:${inHeadings})(?!\\p{L})`, 'u')

const day = String.raw`(?:0?[1-9]|[12]\d|3[01])`
const kings = ['Alexander', 'Benedikt', 'Christian', 'Clemens', 'Eduard', 'Ferdinand', 'Franz', 'Friedrich', 'Georg', 'Gregor', 'Gustav', 'Heinrich', 'Innozenz', 'Iwan', 'Jakob', 'Johann', 'Johannes', 'Joseph', 'Josef', 'Karl', 'Konrad', 'Leo', 'Leopold', 'Ludwig', 'Maximilian', 'Napoleon', 'Nikolaus', 'Otto', 'Paul', 'Peter', 'Philipp', 'Pius', 'Ramses', 'Richard', 'Rudolf', 'Viktor', 'Wilhelm'] // prettier-ignore
const queens = ['Elisabeth', 'Katharina', 'Margarethe', 'Maria', 'Isabella', 'Kleopatra']

function sayKing({ group, before, after, whole }: Found): string | null {
  const value = romanValue(group('numeral'))
  if (value === null) return null
  const [name, isQueen] = [group('name'), queens.includes(group('name'))]
  const words = ordinalStem(value)
  const big = capitalised(words)
  const stop = whole.endsWith('.') && endsSentence(after) ? '.' : ''
  const lead = before.split(/[,;:.]/u).at(-1) ?? ''
  const isDative =
    /\b(?:von|mit|bei|unter|zu|nach|seit|aus|dem|vom|zum|beim)\s(?:\p{Lu}\p{L}+\s){0,2}$/iu.test(lead)
  const isAccusative = /\b(?:durch|für|gegen|an|auf|über|ohne|um|den)\s(?:\p{Lu}\p{L}+\s){0,2}$/iu.test(lead)
  if (group('genitive') !== '') return `${name}s ${isQueen ? 'der' : 'des'} ${big}en${stop}`
  if (isDative) return `${name} ${isQueen ? 'der' : 'dem'} ${big}en${stop}`
  if (isAccusative && !isQueen) return `${name} den ${big}en${stop}`
  return `${name} ${isQueen ? 'die' : 'der'} ${big}e${stop}`
}

/** "der 1., 2. und 3. Band": the ones before and behind it in a list. */
const othersBefore = /(?<![\p{L}\d.,])(?:\d{1,3}(?:\.\d{3})*\.(?:,\s|\s(?:und|bis|oder|sowie)\s))+$/u
const othersBehind =
  /^(?:,\s\d{1,3}(?:\.\d{3})*\.)*(?:\s?[–-]\s?|,?\s(?:und|bis|oder|sowie)\s)(?:zum\s)?\d{1,3}(?:\.\d{3})*\.\s?\p{L}/u

export const ordinalRules: readonly Rule[] = [
  {
    name: 'dates',
    needs: 'digit',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.,])(?<day>${day})\\.\\s?(?<month>${month})(?!\\p{L})(?:\\s(?<year>1\\d{3}|20\\d\\d)(?!\\d|\\.\\d))?`,
      'gu',
    ),
    say: ({ group, before, after, whole }) => {
      const name = monthOf[group('month')] ?? group('month')
      const said = `${ordinalWord(Number(group('day')), before, ` ${name}`)} ${name}`
      return withLastStop(
        group('year') === '' ? said : `${said} ${year(Number(group('year')))}`,
        whole,
        after,
      )
    },
  },
  {
    name: 'dates',
    needs: 'digit',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.,])(?<day>${day})\\.\\s?(?<month>0?[1-9]|1[0-2])\\.(?:\\s?(?<year>(?:1[1-9]|20)\\d\\d|\\d\\d)(?!\\d|[.,]\\d|\\p{L}))?`,
      'gu',
    ),
    say: ({ group, before, after }) => {
      const name = monthNames[Number(group('month')) - 1]
      if (
        name === undefined ||
        (group('year') === '' && !beforeOrdinal.test(before) && !/\b(?:bis|und)\s$/u.test(before))
      )
        return null
      const full =
        group('year').length === 2
          ? `${Number(group('year')) > 40 ? '19' : '20'}${group('year')}`
          : group('year')
      const stop = full === '' && endsSentence(after) ? '.' : ''
      return `${ordinalWord(Number(group('day')), before, ` ${name}`)} ${name}${full === '' ? stop : ` ${year(Number(full))}`}`
    },
  },
  {
    name: 'dates',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d.-])(?<year>1\d{3}|20\d\d)-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\d|3[01])(?![\d-])/gu,
    say: ({ group, before }) => {
      const name = monthNames[Number(group('month')) - 1] ?? ''
      return `${ordinalWord(Number(group('day')), before, '')} ${name} ${year(Number(group('year')))}`
    },
  },
  {
    name: 'ordinals',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.,])(?<value>\d{1,3}(?:\.\d{3})*)\.(?![\d])/gu,
    say: ({ group, before: printed, after }) => {
      const value = Number(group('value').replaceAll('.', ''))
      const before = printed.replace(othersBefore, '')
      const isListed = othersBehind.test(after)
      const isOrdinal =
        beforeOrdinal.test(before) ||
        behindOrdinal.test(after) ||
        isListed ||
        (before !== printed && (beforeOrdinal.test(before) || /(?:und|bis|oder|sowie)\s$/u.test(printed)))
      if (
        !isOrdinal ||
        value === 0 ||
        (endsSentence(after) && !/\b(?:am|vom|zum|dem|den|der|die|das|bis)\s$/iu.test(before))
      )
        return null
      return `${ordinalWord(value, before, after)}${endsSentence(after) ? '.' : ''}`
    },
  },
  {
    name: 'roman numerals',
    needs: 'roman',
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?<name>${anyOf([...kings, ...queens])})(?<genitive>s)?\\s(?<numeral>[IVX]+)(?:\\.|(?![\\p{L}\\d]))`,
      'gu',
    ),
    say: sayKing,
  },
  {
    name: 'roman numerals',
    needs: 'roman',
    pattern:
      /(?<![\p{L}\d])(?<part>Kapitel|Kap\.|Abschn\.|Abb\.|Tab\.|Teil|Band|Bd\.|Buch|Akt|Szene|Gesang|Abschnitt|Tafel|Anhang|Aufzug|Auftritt|Nr\.|Seite|S\.)\s(?<numeral>[IVXLC]+|[ivxlc]+)(?![\p{L}\d])/gu,
    say: ({ group }) => {
      const value = romanValue(group('numeral').toUpperCase())
      const parts: Record<string, string> = {
        'Bd.': 'Band',
        'Nr.': 'Nummer',
        'S.': 'Seite',
        'Kap.': 'Kapitel',
        'Abschn.': 'Abschnitt',
        'Abb.': 'Abbildung',
        'Tab.': 'Tabelle',
      }
      return value === null ? null : `${parts[group('part')] ?? group('part')} ${cardinal(value)}`
    },
  },
  {
    name: 'roman numerals',
    needs: 'roman',
    pattern: /(?<![\p{L}\d.'’-]|\p{L}\.\s)(?<numeral>[IVX]+)\.(?=\s\p{L})/gu,
    say: ({ group, before, after }) => {
      const value = romanValue(group('numeral'))
      const isOrdinal = beforeOrdinal.test(before) || behindOrdinal.test(after)
      return value === null || !isOrdinal ? null : ordinalWord(value, before, after)
    },
  },
  {
    name: 'roman numerals',
    needs: 'roman',
    pattern: /(?<![\p{L}\d.'’-])(?:M{1,2}[MCDLXVI]{4,}|[IVX]{2,})(?![\p{L}\d'’])/gu,
    say: ({ whole }) => {
      const value = romanValue(whole)
      return value === null || /^X{2,3}$/u.test(whole) ? null : value > 1000 ? year(value) : cardinal(value)
    },
  },
]
