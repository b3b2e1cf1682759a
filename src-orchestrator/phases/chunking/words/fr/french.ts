import { romanValue } from '../../roman.ts'
import type { Rule } from '../rule.ts'
import { angleRules } from '../shared/angles.ts'
import { capitalRules, listOf, plainCapitals } from '../shared/capitals.ts'
import { citationRules } from '../shared/citations.ts'
import { noun } from '../shared/counting.ts'
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
import { abbreviationRules, initialRule } from './abbreviations.ts'
import { counting, fractionOfUnit, moneyWords, unitWords } from './measures.ts'
import { cardinal, eachDigit, fraction, number, ordinal, spelled } from './numbers.ts'
import { scriptureBooks } from './scripture.ts'

const months = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'] // prettier-ignore

const dayOf = (day: number): string => (day === 1 ? 'premier' : cardinal(day))

const calendarRules: readonly Rule[] = [
  dateRule((day, month, year) => `${dayOf(day)} ${months[month - 1] ?? ''} ${cardinal(year)}`),
  {
    // "3 h 1/2", "2 h ¼"; "24 h/24", "7 j/7"
    name: 'times',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d.,:])(?<hours>[01]?\d|2[0-4])\s?(?:h\s?(?<part>1\/2|½|1\/4|¼)(?!\d)|(?<unit>[hj])\s?\/\s?(?<all>24|7)(?!\d))/gu,
    say: ({ group }) => {
      const hours = Number(group('hours'))
      const isDays = group('unit') === 'j'
      const said = `${cardinal(hours, isDays ? 'm' : 'f')} ${isDays ? 'jour' : 'heure'}${hours > 1 ? 's' : ''}`
      if (group('all') !== '') return `${said} sur ${cardinal(Number(group('all')))}`
      return `${said} et ${/2|½/u.test(group('part')) ? 'demie' : 'quart'}`
    },
  },
  {
    name: 'times',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d.,:])(?<hours>[01]?\d|2[0-4])(?:\s?h(?:\s?(?<minutes>[0-5]\d)(?:\s?min(?!\p{L}))?)?(?![\p{L}\d/²])|:(?<minutes2>[0-5]\d)(?![\d:]|[.,]\d))/gu,
    say: ({ group }) => {
      const [hours, minutes] = [Number(group('hours')), Number(group('minutes'))]
      return `${cardinal(hours, 'f')} heure${hours > 1 ? 's' : ''}${minutes === 0 ? '' : ` ${cardinal(minutes)}`}`
    },
  },
]

const ordinalRule: Rule = {
  name: 'ordinals',
  needs: 'digit',
  pattern:
    /(?<![\p{L}\d.,])(?<value>\d{1,4})\s?(?<ending>ers?|res?|ères?|ndes?|nds?|des?|i?[eè]mes?|è|es?|ᵉ|º|°(?=\s\p{L}))(?![\p{L}\d])/gu,
  say: ({ group }) => {
    const [value, ending] = [Number(group('value')), group('ending')]
    // "3°" in a list: tertio.
    if (ending === '°' || ending === 'º') return null
    if (ending.startsWith('d') && value !== 2) return null
    if (/^n?d/u.test(ending)) return /^n?de/u.test(ending) ? 'seconde' : 'second'
    return `${ordinal(value, /^(?:r|è?re)/u.test(ending) ? 'f' : 'm')}${ending.endsWith('s') && value === 1 ? 's' : ''}`
  },
}

const kings =
  'Louis|Charles|Henri|François|Philippe|Napoléon|Jean|Paul|Pie|Léon|Grégoire|Benoît|Clément|Innocent|Urbain|Alexandre|Nicolas|Pierre|Guillaume|George|Georges|Édouard|Edouard|Jacques|Richard|Frédéric|Otton|Ferdinand|Alphonse|Gustave|Christian|Léopold|Albert|Baudouin|Victor|Élisabeth|Elisabeth|Elizabeth|Catherine|Marie|Ramsès|Ptolémée|Maximilien|Rodolphe|Sixte|Jules|Boniface'
const kingNames: ReadonlySet<string> = new Set(kings.split('|'))
const parts =
  'chapitre|Chapitre|CHAPITRE|livre|Livre|tome|Tome|t\\.|volume|Volume|vol\\.|partie|Partie|acte|Acte|ACTE|scène|Scène|chant|Chant|section|Section|article|Article|lettre|Lettre|planche|Planche|figure|page|p\\.|chap\\.|annexe|titre|Titre'

const romanRules: readonly Rule[] = [
  {
    // "au xixe siècle", "les xviie et xviiie siècles": as books set them whose small capitals are lost.
    name: 'roman numerals',
    needs: 'letters',
    pattern:
      /(?<!\p{L})(?<numeral>[ivx]{1,5})(?:er|[eè]me|e|ᵉ)(?=\s(?:siècles?|s\.)(?!\p{L})|(?:\s(?:et|ou|à|au)\s(?:[ld]e\s)?|\s?[–-]\s?|,\s)[ivx]{1,5}(?:e|ᵉ)(?:\s(?:et|ou|à|au)\s[ivx]{1,5}(?:e|ᵉ))?\ss(?:iècles?(?!\p{L})|\.))/gu,
    say: ({ group }) => {
      const value = romanValue(group('numeral').toUpperCase())
      return value === null ? null : ordinal(value)
    },
  },
  {
    name: 'roman numerals',
    needs: 'letters',
    pattern:
      /(?<![\p{L}\d.'’-])(?<numeral>[IVX][IVXLC]*|[LC][IVXLC]+)\s?(?<ending>ers?|[eè]mes?|es?|res?|ères?|ᵉ)(?![\p{L}\d])/gu,
    say: ({ group, after }) => {
      const value = romanValue(group('numeral'))
      // "Vers" is no fifth.
      if (value === null || (/r/u.test(group('ending')) && value !== 1)) return null
      const isFeminine =
        /^(?:re|ère)/u.test(group('ending')) || /^\s(?:République|Internationale|dynastie|armée)/u.test(after)
      return ordinal(value, isFeminine ? 'f' : 'm')
    },
  },
  {
    name: 'roman numerals',
    needs: 'roman',
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?<word>${kings}|${parts}|siècle)\\s(?<numeral>[IVXLC]+|[ivxlc]+)(?![\\p{L}\\d'’])(?!\\.\\s?\\p{Lu}\\.)`,
      'gu',
    ),
    say: ({ group }) => {
      const [word, numeral] = [group('word'), group('numeral')]
      const value = romanValue(numeral.toUpperCase())
      const isKing = kingNames.has(word)
      if (
        value === null ||
        (isKing && (numeral.length === 1 || numeral !== numeral.toUpperCase()) && !/^[IVX]$/u.test(numeral))
      )
        return null
      const spoken: Record<string, string> = {
        't.': 'tome',
        'vol.': 'volume',
        'p.': 'page',
        'chap.': 'chapitre',
      }
      return `${spoken[word] ?? word} ${isKing && value === 1 ? 'premier' : cardinal(value)}`
    },
  },
  {
    name: 'roman numerals',
    needs: 'roman',
    pattern: /(?<![\p{L}\d.'’-])(?:M{1,2}[MCDLXVI]{4,}|[IVX]{2,})(?![\p{L}\d'’])/gu,
    say: ({ whole }) => {
      const value = romanValue(whole)
      return value === null || /^X{2,3}$/u.test(whole) ? null : cardinal(value)
    },
  },
]

/** Nouns behind a number that ends in one: "21 femmes", "1 page". */
const feminineNoun =
  /^\s(?:fois|femmes?|filles?|heures?|minutes?|secondes?|pages?|années?|semaines?|journées?|nuits?|livres sterling|lieues?|tonnes?|personnes?|voix|maisons?|villes?|îles?|lettres?|places?|pièces?|familles?|lignes?)(?!\p{L})/u

const masculineNoun =
  /^(?:litres?|mètres?|kilomètres?|centimètres?|verres?|degrés?|siècles?|centimes?|grammes?|kilogrammes?)$/u

/** "deux tasses et demie", "trois ans et demi"; null where nothing is counted. */
function sayHalfBehind(whole: number, noun: string): string | null {
  if (/^(?:de|du|des|et|ou|fois|à|au|par|pour|sur|plus|dans|en)$/u.test(noun)) return null
  const isFeminine = !masculineNoun.test(noun) && /es?$/u.test(noun)
  return `${cardinal(whole, isFeminine ? 'f' : 'm')} ${noun} et ${isFeminine ? 'demie' : 'demi'}`
}

/** "15/20": a mark at school, and no part of a whole. */
const marksRule: Rule = {
  name: 'fractions',
  needs: 'digit',
  pattern: /(?<![\p{L}\d/.,⁄])(?<top>\d{1,2}(?:,\d)?)\s?\/\s?(?<bottom>10|20)(?![\d/⁄]|[.,]\d)/gu,
  say: ({ group }) => `${number(group('top'))} sur ${number(group('bottom'))}`,
}

const powers: PowerWords = { squared: 'au carré', cubed: 'au cube', power: 'puissance', minus: 'moins', cardinal } // prettier-ignore

export const french: Tongue = {
  cardinal,
  signs: { and: 'et', percent: 'pour cent', plus: 'plus', equals: 'égale', to: 'à', section: 'paragraphe', at: 'arobase', hashtag: 'hashtag' },
  rules: [
    webRule({ at: 'arobase', dot: 'point', slash: 'barre oblique', dash: 'tiret', underscore: 'tiret bas', question: 'point d’interrogation', equals: 'égale', and: 'et', spelled, number }),
    fileRule({ dot: 'point', spelled, number }),
    ...networkRules({ colon: 'deux-points', spelled, eachDigit }),
    telephoneRule('plus', (digits) => (/^[1-9]\d$/u.test(digits) ? cardinal(Number(digits)) : eachDigit(digits))),
    ...citationRules,
    scriptureRule({ books: scriptureBooks, nth: ['Premier', 'Deuxième', 'Troisième', 'Quatrième', 'Cinquième'], cardinal, verse: (chapter, verse) => `${chapter}, verset ${verse}`, to: 'à', mark: '[,:]' }),
    ...angleRules(counting, { degree: noun('degré', 'degrés'), minute: noun('minute', 'minutes', 'f'), second: noun('seconde', 'secondes', 'f'), sides: { N: 'nord', S: 'sud', E: 'est', W: 'ouest', O: 'ouest' } }),
    ...calendarRules,
    ...moneyRules(counting, moneyWords),
    ordinalRule,
    ...romanRules,
    halfBehindRule(sayHalfBehind),
    heightRule((whole) => `${cardinal(whole)} ${whole > 1 ? 'mètres' : 'mètre'}`, (decimals) => cardinal(Number(decimals))),
    unitFractionRule(unitWords.units, fractionOfUnit),
    perRule(unitWords.per),
    unitRule(counting, unitWords, powers),
    ...abbreviationRules,
    formulaRule({ spelled, number, join: (parts) => parts.join(' ') }),
    ...mathsRules({
      operators: { '=': 'égale', '+': 'plus', '×': 'fois', '÷': 'divisé par', '±': 'plus ou moins', '≤': 'inférieur ou égal à', '≥': 'supérieur ou égal à', '≠': 'différent de', '≈': 'environ', '<': 'inférieur à', '>': 'supérieur à', '·': 'fois', '→': 'vers', '⇒': 'implique', '−': 'moins', '∈': 'appartient à' },
      signs: { '√': 'racine carrée de', '∞': 'infini', π: 'pi', '∑': 'somme de', '∫': 'intégrale de', '∆': 'delta' },
      about: 'environ',
      alone: { '+': 'plus', '±': 'plus ou moins', '<': 'moins de', '>': 'plus de', '≤': 'au plus', '≥': 'au moins', '≈': 'environ' },
      by: 'sur',
      over: 'sur',
      ...powers,
    }),
    greekRule('alpha bêta gamma delta epsilon zêta êta thêta iota kappa lambda mu nu xi omicron pi rhô sigma tau upsilon phi khi psi oméga'),
    mixedRule({ spelled, number, join: (said) => said.join(' ') }),
    marksRule,
    roundMillionsRule(number, (noun) => (/^[aeiouyéèêàâîôœh]/iu.test(noun) ? "d'" : 'de ')),
    ...figureRules({
      counting,
      number: (printed, { after }) => number(printed, feminineNoun.test(after) ? 'f' : 'm'),
      eachDigit,
      cardinal,
      point: 'point',
      fraction,
      withFraction: (whole, top, bottom) => `${cardinal(whole)} et ${top === 1 && bottom === 2 ? 'demi' : fraction(top, bottom)}`,
    }),
    ratioRule('à'),
    initialRule,
    ...capitalRules({
      ...plainCapitals,
      elided: '[lLdDjJnNsSmMtTcC]|[Qq]u|QU',
      spelled,
      alwaysSpelled: listOf('USA URSS UE SNCF TGV BBC PDG BD TV HLM SMIC CIA FBI US UK PS PC ADN USB PIB RATP QI OGM'),
      alwaysWords: listOf('ONU OTAN NASA UNESCO SIDA OVNI ENA INSEE LE LA LES UN UNE DES DU DE ET EST JE TU IL ELLE ON NE PAS OUI NON QUE QUI MAIS NI CE CES SON MM MME MLLE DR ST STE AH OH MA MON SI'),
      pairs: listOf('AH AI AN AS AU BU CA CE CI DE DU EH EN ES ET EU FI IL JE LA LE LU MA ME NE NI NU OH ON OR OS OU PU QU SE SI SU TA TE TU UN VA VU'),
      everywhere: { OK: 'okay' },
    }),
  ],
} // prettier-ignore
