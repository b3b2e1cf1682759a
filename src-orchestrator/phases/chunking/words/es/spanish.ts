import { romanValue } from '../../roman.ts'
import type { Found, Rule } from '../rule.ts'
import { angleRules } from '../shared/angles.ts'
import { capitalRules, listOf, plainCapitals } from '../shared/capitals.ts'
import { citationRules } from '../shared/citations.ts'
import { noun, type Gender } from '../shared/counting.ts'
import { dateRule, ratioRule } from '../shared/dates.ts'
import { figureRules } from '../shared/figures.ts'
import { mixedRule } from '../shared/letters.ts'
import { formulaRule } from '../shared/formulas.ts'
import { halfBehindRule } from '../shared/halves.ts'
import { greekRule } from '../shared/greek.ts'
import { heightRule } from '../shared/heights.ts'
import { mathsRules } from '../shared/maths.ts'
import { moneyRules } from '../shared/money.ts'
import type { PowerWords } from '../shared/powers.ts'
import { networkRules } from '../shared/network.ts'
import { roundMillionsRule } from '../shared/round-millions.ts'
import { telephoneRule } from '../shared/telephone.ts'
import { scriptureRule } from '../shared/scripture.ts'
import { unitFractionRule } from '../shared/unit-fractions.ts'
import { perRule, unitRule } from '../shared/units.ts'
import { fileRule, webRule } from '../shared/web.ts'
import type { Tongue } from '../tongue.ts'
import { abbreviationRules, counterRule, initialRule } from './abbreviations.ts'
import { counting, fractionOfUnit, moneyWords, unitWords } from './measures.ts'
import { cardinal, eachDigit, fraction, number, ordinal, spelled } from './numbers.ts'
import { scriptureBooks } from './scripture.ts'
import { ownTelephoneRule } from './telephones.ts'

const months = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'] // prettier-ignore

const calendarRules: readonly Rule[] = [
  {
    // "15-III-1850"
    name: 'dates',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d./-])(?<day>0?[1-9]|[12]\d|3[01])(?<sep>[-/.])(?<month>[IVX]{1,4})\k<sep>(?<year>(?:1\d|20)\d\d)(?![\d-])/gu,
    say: ({ group }) => {
      const month = months[(romanValue(group('month')) ?? 0) - 1]
      return month === undefined
        ? null
        : `${cardinal(Number(group('day')))} de ${month} de ${cardinal(Number(group('year')))}`
    },
  },
  dateRule((day, month, year) => `${cardinal(day)} de ${months[month - 1] ?? ''} de ${cardinal(year)}`),
  {
    name: 'times',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d.,:])(?<hours>[01]?\d|2[0-4])(?::(?<minutes>[0-5]\d)(?:\s?h(?:s\.?|oras)?(?!\p{L}))?(?![\d:]|[.,]\d)|\.(?<minutes2>[0-5]\d)\s?(?:h(?!\p{L})|horas)|(?<=(?<!\p{L})(?:[Aa]|[Dd]e|[Dd]esde|[Hh]acia|[Hh]asta|[Ss]obre|[Ee]ran|[Ss]on|[Ee]ntre|y)\slas?\s\d{1,2})\.(?<minutes3>[0-5]\d)(?!\d|[.,]\d|\s?%))/gu,
    say: ({ group }) => {
      const minutes = Number(group('minutes'))
      return `${cardinal(Number(group('hours')), 'f')}${minutes === 0 ? ' en punto' : ` y ${cardinal(minutes)}`}`
    },
  },
]

const ordinalRule: Rule = {
  name: 'ordinals',
  needs: 'digit',
  pattern:
    /(?<![\p{L}\d.,])(?<value>\d{1,3})\s?\.?(?<ending>er|[ºª°]|(?<=1|3)r[oa]|(?<=2)d[oa]|(?<=[4-6])t[oa]|(?<=7|10)m[oa]|(?<=8)v[oa]|(?<=9)n[oa]|o(?=\s)|a(?=\s))(?![\p{L}\d])/gu,
  say: ({ group, after, whole }) => {
    const ending = group('ending')
    if (/^[oa]$/u.test(ending) && !whole.includes('.')) return null
    if (ending === '°' && !/^\s\p{L}/u.test(after)) return null
    return ordinal(Number(group('value')), /[ªa]$/u.test(ending) ? 'f' : 'm', ending === 'er')
  },
}

const kings =
  'Alfonso|Carlos|Felipe|Fernando|Luis|Enrique|Pedro|Juan|Juan Pablo|Pablo|Pío|León|Gregorio|Benedicto|Clemente|Inocencio|Alejandro|Nicolás|Guillermo|Jorge|Eduardo|Jacobo|Jaime|Ricardo|Federico|Sancho|Ramiro|Napoleón|Gustavo|Cristián|Leopoldo|Víctor|Ramsés|Francisco|Amadeo|Luis Felipe|Maximiliano|Otón|Julio|Sixto'
const queens = 'Isabel|Catalina|María|Juana|Margarita|Cristina'
const kingNames: ReadonlySet<string> = new Set(kings.split('|'))
const queenNames: ReadonlySet<string> = new Set(queens.split('|'))
const parts =
  'capítulo|Capítulo|CAPÍTULO|libro|Libro|tomo|Tomo|volumen|Volumen|parte|Parte|acto|Acto|escena|Escena|canto|Canto|sección|Sección|artículo|Artículo|carta|Carta|lámina|Lámina|página|título|Título|anexo|Anexo|siglo|siglos|Siglo|cap\\.|vol\\.|t\\.|s\\.|ss\\.'
const partWords: Readonly<Record<string, string>> = {
  'cap.': 'capítulo',
  'vol.': 'volumen',
  't.': 'tomo',
  's.': 'siglo',
  'ss.': 'siglos',
}

const romanRules: readonly Rule[] = [
  {
    name: 'roman numerals',
    needs: 'roman',
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?<word>${kings}|${queens}|${parts})\\s(?<numeral>[IVXLC]+|[ivxlc]+)(?:(?<joint>\\s[ya]\\s|[–-])(?<last>[IVXLC]+))?(?![\\p{L}\\d'’])(?!\\.\\s?\\p{Lu}\\.)`,
      'gu',
    ),
    say: ({ group }) => {
      const [word, numeral] = [group('word'), group('numeral')]
      const value = romanValue(numeral.toUpperCase())
      const last = romanValue(group('last'))
      if (value === null || (/^ss?\.$/u.test(word) && numeral !== numeral.toUpperCase())) return null
      const isQueen = queenNames.has(word)
      const isKing = kingNames.has(word)
      if ((isKing || isQueen) && numeral !== numeral.toUpperCase()) return null
      // Kings are counted from eleven on: "Alfonso trece", "Felipe segundo".
      if (isKing || isQueen)
        return `${word} ${value <= 10 ? ordinal(value, isQueen ? 'f' : 'm') : cardinal(value)}`
      const joint = group('joint').trim()
      return `${partWords[word] ?? word} ${cardinal(value)}${last === null ? '' : ` ${joint === 'y' ? 'y' : 'a'} ${cardinal(last)}`}`
    },
  },
  {
    name: 'roman numerals',
    needs: 'roman',
    pattern:
      /(?<![\p{L}\d.'’-])(?:M{1,2}[MCDLXVI]{4,}|[IVX]{2,}|[IVX](?=\s(?:Guerra|República|Internacional|milenio|Congreso|Concilio|Reich)(?!\p{L})))(?![\p{L}\d'’])/gu,
    say: ({ whole, after }) => {
      const value = romanValue(whole)
      if (value === null || /^X{2,3}$/u.test(whole)) return null
      if (/^\s(?:milenio|Congreso|Concilio|Reich)(?!\p{L})/u.test(after) && value <= 10)
        return ordinal(value, 'm', true)
      return /^\s(?:Guerra|República|Internacional|edición)/u.test(after) && value <= 10
        ? ordinal(value, 'f')
        : cardinal(value)
    },
  },
]

/** What a number names, and does not count: "el capítulo 1 trata". */
const named =
  /(?:^|[^\p{L}])(?:capítulo|página|sección|figura|tabla|cuadro|ejemplo|artículo|apartado|apéndice|volumen|tomo|libro|parte|número|versión|nota|línea|lección|ejercicio|año)\s$/iu

/** The gender of what is counted, by its ending; null where nothing is. */
function genderOf({ before, after }: Pick<Found, 'before' | 'after'>): Gender | null {
  // "RAID-1 permite"
  if (named.test(before) || /\p{L}-$/u.test(before)) return null
  const noun = /^\s(?:(?:mil|primer[oa]s?|nuev[oa]s?|grandes?|much[oa]s?)\s)?(?<noun>\p{Ll}{3,})/u.exec(after)
    ?.groups?.['noun']
  if (
    noun === undefined ||
    /^(?:que|por|con|para|los|las|del|una|más|hasta|desde|sobre|entre|según|pero|como|fue|era|son|eran|había|puntos|coma|mil)$/u.test(
      noun,
    )
  )
    return null
  if (
    /^(?:días?|mapas?|problemas?|temas?|programas?|sistemas?|poemas?|dramas?|planetas?|clim[ae]s?|gramas?)$/u.test(
      noun,
    )
  )
    return 'm'
  return /(?:as?|ciones|ción|siones|sión|dades|dad|tudes|veces|vez|voces|voz|luces|luz|leyes|ley|(?:mujer|flor|red|pared)(?:es)?|(?:mano|noche|tarde|parte|clase|calle|nave|serie|base|fase|frase|llave|nube|fuente|torre)s?)$/u.test(
    noun,
  )
    ? 'f'
    : 'm'
}

/** "media taza", "medio kilo"; null where nothing is counted. */
function halfOf(found: Found): string | null {
  const gender = genderOf(found)
  return gender === null ? null : gender === 'f' ? 'media' : 'medio'
}

/** "dos tazas y media", "una hora y media"; null where nothing is counted. */
function sayHalfBehind(whole: number, noun: string): string | null {
  const gender = genderOf({ before: '', after: ` ${noun}` })
  if (gender === null || noun === 'veces') return null
  const counted = whole === 1 ? noun.replace(/(?<=[aeo])s$/u, '') : noun
  return `${cardinal(whole, gender)} ${counted} y ${gender === 'f' ? 'media' : 'medio'}`
}

/** "tres cuartas partes" */
const partsOf = (said: string, after: string): string =>
  /^\spartes?(?!\p{L})/u.test(after)
    ? said.replace(/o(?<many>s?)$/u, 'a$<many>').replace('tercia', 'tercera')
    : said

const powers: PowerWords = { squared: 'al cuadrado', cubed: 'al cubo', power: 'elevado a', minus: 'menos', cardinal } // prettier-ignore

export const spanish: Tongue = {
  cardinal,
  signs: { and: 'y', percent: 'por ciento', plus: 'más', equals: 'igual a', to: 'a', section: 'sección', at: 'arroba', hashtag: 'hashtag' },
  rules: [
    webRule({ at: 'arroba', dot: 'punto', slash: 'barra', dash: 'guion', underscore: 'guion bajo', question: 'interrogación', equals: 'igual', and: 'y', spelled, number }),
    fileRule({ dot: 'punto', spelled, number }),
    ownTelephoneRule,
    ...networkRules({ colon: 'dos puntos', spelled, eachDigit }),
    telephoneRule('más', eachDigit),
    ...citationRules,
    scriptureRule({ books: scriptureBooks, nth: ['Primer', 'Segund', 'Tercer', 'Cuart', 'Quint'], cardinal, verse: (chapter, verse) => `${chapter}, versículo ${verse}`, to: 'a', mark: '[,:]' }),
    ...angleRules(counting, { degree: noun('grado', 'grados'), minute: noun('minuto', 'minutos'), second: noun('segundo', 'segundos'), sides: { N: 'norte', S: 'sur', E: 'este', W: 'oeste', O: 'oeste' } }),
    ...calendarRules,
    ...moneyRules(counting, moneyWords),
    heightRule((whole) => `${cardinal(whole, 'm')} ${whole > 1 ? 'metros' : 'metro'}`, (decimals) => cardinal(Number(decimals))),
    unitFractionRule(unitWords.units, fractionOfUnit),
    perRule(unitWords.per),
    unitRule(counting, unitWords, powers),
    counterRule,
    ordinalRule,
    ...romanRules,
    ...abbreviationRules,
    formulaRule({ spelled, number, join: (parts) => parts.join(' ') }),
    ...mathsRules({
      operators: { '=': 'igual a', '+': 'más', '×': 'por', '÷': 'entre', '±': 'más menos', '≤': 'menor o igual que', '≥': 'mayor o igual que', '≠': 'distinto de', '≈': 'aproximadamente', '<': 'menor que', '>': 'mayor que', '·': 'por', '→': 'a', '⇒': 'implica', '−': 'menos', '∈': 'pertenece a' },
      signs: { '√': 'raíz cuadrada de', '∞': 'infinito', π: 'pi', '∑': 'suma de', '∫': 'integral de', '∆': 'delta' },
      about: 'aproximadamente',
      alone: { '+': 'más', '±': 'más menos', '<': 'menos de', '>': 'más de', '≤': 'como máximo', '≥': 'al menos', '≈': 'aproximadamente' },
      by: 'por',
      over: 'entre',
      ...powers,
    }),
    greekRule('alfa beta gamma delta épsilon zeta eta theta iota kappa lambda mi ni xi ómicron pi ro sigma tau ípsilon fi ji psi omega'),
    mixedRule({ spelled, number, join: (said) => said.join(' ') }),
    {
      name: 'numbers',
      needs: 'digit',
      // Decimals behind a full stop, as in Mexico: never three digits, which would be thousands.
      pattern: /(?<![\d.,])(?<whole>\d{1,6})\.(?<decimals>\d{1,2}|\d{4,})(?![\d.,]\d|\d)/gu,
      say: ({ group }) => `${number(group('whole'))} punto ${group('decimals').startsWith('0') || group('decimals').length > 2 ? eachDigit(group('decimals')) : number(group('decimals'))}`,
    },
    halfBehindRule(sayHalfBehind),
    roundMillionsRule(number, () => 'de '),
    ...figureRules({
      counting,
      number: (printed, found) => number(printed, genderOf(found)),
      eachDigit,
      cardinal,
      point: 'punto',
      fraction: (top, bottom, found) => (top === 1 && bottom === 2 ? (halfOf(found) ?? fraction(top, bottom)) : partsOf(fraction(top, bottom), found.after)),
      withFraction: (whole, top, bottom, found) => `${cardinal(whole, top === 1 && bottom === 2 ? genderOf(found) : null)} y ${top === 1 && bottom === 2 ? (halfOf(found) ?? 'medio') : fraction(top, bottom)}`,
    }),
    ratioRule('a'),
    initialRule,
    ...capitalRules({
      ...plainCapitals,
      spelled,
      alwaysSpelled: listOf('USA URSS UE BBC PP TV CIA FBI US UK ADN DNI USB PIB'),
      alwaysWords: listOf('AVE ONU OTAN NASA UNESCO SIDA OVNI PSOE IVA EL LA LOS LAS UN UNA DE DEL Y O NO SI SÍ ES YO TÚ ÉL QUE CON POR SU SUS AL AH OH MI SR SRA DR DRA'),
      pairs: listOf('AH AL AY DA DE DI EH EL EN ES FE HA HE IR LA LE LO ME MI NI NO OH OÍ SE SI SÍ SU TE TU TÚ UN VA VE VI YA YO'),
      everywhere: { OK: 'okey' },
    }),
  ],
} // prettier-ignore
