import type { Found, Rule } from '../rule.ts'
import { angleRules } from '../shared/angles.ts'
import { capitalRules, listOf, plainCapitals } from '../shared/capitals.ts'
import { citationRules } from '../shared/citations.ts'
import { noun } from '../shared/counting.ts'
import { figureRules } from '../shared/figures.ts'
import { initialsRule } from '../shared/initials.ts'
import { mixedRule } from '../shared/letters.ts'
import { formulaRule } from '../shared/formulas.ts'
import { greekRule } from '../shared/greek.ts'
import { heightRule } from '../shared/heights.ts'
import { mathsRules } from '../shared/maths.ts'
import { moneyRules } from '../shared/money.ts'
import type { PowerWords } from '../shared/powers.ts'
import { networkRules } from '../shared/network.ts'
import { telephoneRule } from '../shared/telephone.ts'
import { scriptureRule } from '../shared/scripture.ts'
import { unitFractionRule } from '../shared/unit-fractions.ts'
import { perRule, unitRule } from '../shared/units.ts'
import { fileRule, webRule } from '../shared/web.ts'
import type { Tongue } from '../tongue.ts'
import { abbreviationRules } from './abbreviations.ts'
import { counting, fractionOfUnit, moneyWords, unitWords } from './measures.ts'
import { cardinal, eachDigit, fraction, number, spelled, withFraction } from './numbers.ts'
import { scriptureBooks } from './scripture.ts'
import { timeRules, weekdayRule } from './times.ts'
import { ownMoneyRules } from './marks.ts'
import { ordinalRules } from './ordinals.ts'

const initialRule = initialsRule(
  /(?<![\p{L}\d.'’])(?:\p{Lu}\.[\s-]?){1,5}(?=\s?\p{Lu}[\p{Ll}’'])|(?<![\p{L}\d.'’])(?:\p{Lu}\.\s?)+\p{Lu}\.(?!\p{L})/gu,
  spelled,
)

/** "10jährig", "20-prozentig": the number is the word's first half. */
const compoundRule: Rule = {
  name: 'numbers',
  needs: 'digit',
  pattern:
    /(?<![\p{L}\d.,])(?<value>\d{1,4})-?(?=(?:jährig|jährlich|prozentig|köpfig|stündig|tägig|fach|mal(?!\p{L})|malig|teilig|seitig|stellig|stöckig|minütig|monatig|wöchig|zeilig|bändig|spaltig))/gu,
  say: ({ group }) => cardinal(Number(group('value'))).replace(/eins$/u, 'ein'),
}

/** "die 68er", "2x täglich". */
const joinedRule: Rule = {
  name: 'numbers',
  needs: 'digit',
  pattern: /(?<![\p{L}\d.,])(?<value>\d{1,4})(?:(?<er>er[ns]?)(?!\p{L})|[x×](?=\s\p{Ll}|[;,.)]|$))/gu,
  say: ({ group, before }) => {
    if (/=\s?$/u.test(before)) return null
    const value = Number(group('value'))
    return group('er') === '' ? `${cardinal(value, 'm')}mal` : `${cardinal(value, 'm')}${group('er')}`
  },
}

/** "100%ig". */
const percentRule: Rule = {
  name: 'numbers',
  needs: 'sign',
  pattern: /(?<![\p{L}\d.,])(?<value>\d{1,3}(?:,\d{1,2})?)\s?%-?(?=ig(?:e[mnrs]?)?(?!\p{L}))/gu,
  say: ({ group }) => `${number(group('value'))}prozent`,
}

const oneBefore = /^\s(?<noun>\p{Lu}\p{Ll}+)(?!\p{L})/u
/** What a number names, and does not count: "Satz 1 Nummer 2". */
const named =
  /(?<!\p{L})(?:Satz|Absatz|Artikel|Kapitel|Teil|Seite|Nummer|Nr\.|Abs\.|Art\.|Band|Buch|Version|Platz|Klasse|Stufe|Zimmer|Figur|Abbildung|Tabelle|Beispiel|Übung|Lektion|Akt|Szene|Gruppe|Typ)\s$/u
const feminineEndings = 'ung|heit|keit|schaft|tion|tät|Million|e'
const feminineNoun = new RegExp(
  `(?:${feminineEndings}|[Ff]rau|[Nn]acht|[Ss]tadt|[Hh]and|[Bb]ank|[Kk]uh|[Tt]ochter|[Mm]utter)$`,
  'u',
)
const dative = /(?<!\p{L})(?:mit|bei|von|nach|aus|zu|seit|vor|in)\s$/iu

/** "eine Frau", "mit einem Hund". */
function sayOne({ before, after }: Found): string {
  const noun = named.test(before) ? undefined : oneBefore.exec(after)?.groups?.['noun']
  if (noun === undefined) return 'eins'
  const isFeminine = feminineNoun.test(noun)
  if (dative.test(before)) return isFeminine ? 'einer' : 'einem'
  return isFeminine ? 'eine' : 'ein'
}

const halfNouns: readonly [RegExp, string][] = [
  [
    /^(?:Liter|Meter|Kilometer|Tag|Monat|Löffel|Teelöffel|Esslöffel|Becher|Zoll|Zentner|Apfel)$/u,
    'ein halber',
  ],
  [/^(?:Jahr|Kilo|Kilogramm|Pfund|Dutzend|Glas|Brot|Leben|Jahrhundert|Prozent)$/u, 'ein halbes'],
  [new RegExp(`(?:${feminineEndings})$`, 'u'), 'eine halbe'],
]

/** "ein halber Liter" */
function sayFraction(top: number, bottom: number, { after }: Found): string {
  const noun = top === 1 && bottom === 2 ? oneBefore.exec(after)?.groups?.['noun'] : undefined
  return (
    (noun === undefined ? undefined : halfNouns.find(([nouns]) => nouns.test(noun))?.[1]) ??
    fraction(top, bottom)
  )
}

const powers: PowerWords = { squared: 'hoch zwei', cubed: 'hoch drei', power: 'hoch', minus: 'minus', cardinal } // prettier-ignore

export const german: Tongue = {
  cardinal,
  signs: { and: 'und', percent: 'Prozent', plus: 'plus', equals: 'gleich', to: 'bis', section: 'Paragraph', at: 'ät', hashtag: 'Hashtag' },
  rules: [
    webRule({ at: 'ät', dot: 'Punkt', slash: 'Schrägstrich', dash: 'Bindestrich', underscore: 'Unterstrich', question: 'Fragezeichen', equals: 'gleich', and: 'und', spelled, number }),
    fileRule({ dot: 'Punkt', spelled, number }),
    ...networkRules({ colon: 'Doppelpunkt', spelled, eachDigit }),
    telephoneRule('plus', eachDigit),
    ...citationRules,
    scriptureRule({ books: scriptureBooks, nth: ['Erst', 'Zweit', 'Dritt', 'Viert', 'Fünft'], cardinal, verse: (chapter, verse) => `${chapter}, Vers ${verse}`, to: 'bis', mark: '[,:]' }),
    ...angleRules(counting, { degree: noun('Grad'), minute: noun('Minute', 'Minuten', 'f'), second: noun('Sekunde', 'Sekunden', 'f'), sides: { N: 'Nord', S: 'Süd', E: 'Ost', W: 'West', O: 'Ost' } }),
    weekdayRule,
    ...ownMoneyRules,
    ...moneyRules(counting, moneyWords),
    percentRule,
    ...timeRules,
    ...ordinalRules,
    heightRule((whole) => `${cardinal(whole, 'm')} Meter`, (decimals) => cardinal(Number(decimals))),
    unitFractionRule(unitWords.units, fractionOfUnit),
    perRule(unitWords.per),
    unitRule(counting, unitWords, powers),
    ...abbreviationRules,
    formulaRule({ spelled, number, join: (parts) => parts.join(' ') }),
    ...mathsRules({
      operators: { '=': 'gleich', '+': 'plus', '×': 'mal', '÷': 'geteilt durch', '±': 'plus minus', '≤': 'kleiner oder gleich', '≥': 'größer oder gleich', '≠': 'ungleich', '≈': 'ungefähr', '<': 'kleiner als', '>': 'größer als', '·': 'mal', '→': 'zu', '⇒': 'daraus folgt', '−': 'minus', '∈': 'aus' },
      signs: { '√': 'Wurzel aus', '∞': 'unendlich', π: 'Pi', '∑': 'Summe über', '∫': 'Integral über', '∆': 'Delta' },
      about: 'etwa',
      alone: { '+': 'plus', '±': 'plus minus', '<': 'weniger als', '>': 'mehr als', '≤': 'höchstens', '≥': 'mindestens', '≈': 'etwa' },
      by: 'mal',
      over: 'durch',
      ...powers,
    }),
    compoundRule,
    joinedRule,
    greekRule('Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda My Ny Xi Omikron Pi Rho Sigma Tau Ypsilon Phi Chi Psi Omega'),
    mixedRule({ spelled, number, join: (parts) => parts.join(' ') }),
    {
      // "Goethestr. 12, 10115 Berlin": a town's number.
      name: 'numbers',
      needs: 'digit',
      pattern: /(?<=\d\p{Ll}?,\s|^|\bD-)\d{5}(?=\s\p{Lu}\p{Ll}+(?:[,.;)]|$|\s(?:am|an|bei|im)\s))/gu,
      say: ({ whole }) => eachDigit(whole),
    },
    ...figureRules({
      counting,
      number: (printed, found) => (printed === '1' ? sayOne(found) : number(printed)),
      eachDigit,
      cardinal,
      point: 'Punkt',
      fraction: sayFraction,
      withFraction,
    }),
    initialRule,
    ...capitalRules({
      ...plainCapitals,
      spelled,
      alwaysSpelled: listOf('EU UNO USA ZDF ARD CDU CSU SPD FDP DDR BRD PC TV IT EDV UKW LKW PKW ABC ICE AG EG US UK VIP USB BIP GG BGB'),
      alwaysWords: listOf('NATO NASA ICH DU ER SIE ES WIR IHR DER DIE DAS UND IST EIN ZU SO JA NEIN NIE WAS WER WO NUR HALT OH ACH UNESCO DR HR FR ST HM PST'),
      pairs: listOf('AB AH AM AN DA DU EI ER ES HE IM IN JA NA NU OB OH SO TU UM WO ZU'),
      everywhere: { OK: 'okay', WLAN: 'W-Lan' },
      ending: (said, printed) => (printed === 's' && /(?:^|\s)\p{Lu}$/u.test(said) ? `${said} s` : said + printed),
    }),
  ],
} // prettier-ignore
