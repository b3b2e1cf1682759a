import type { Rule } from '../rule.ts'
import { angleRules } from '../shared/angles.ts'
import { capitalRules, listOf, plainCapitals } from '../shared/capitals.ts'
import { citationRules } from '../shared/citations.ts'
import { noun } from '../shared/counting.ts'
import { figureRules } from '../shared/figures.ts'
import { initialsRule } from '../shared/initials.ts'
import { mixedRule } from '../shared/letters.ts'
import { mathsRules } from '../shared/maths.ts'
import { moneyRules } from '../shared/money.ts'
import type { PowerWords } from '../shared/powers.ts'
import { telephoneRule } from '../shared/telephone.ts'
import { scriptureRule } from '../shared/scripture.ts'
import { unitFractionRule } from '../shared/unit-fractions.ts'
import { unitRule } from '../shared/units.ts'
import { webRule } from '../shared/web.ts'
import type { Tongue } from '../tongue.ts'
import { abbreviationRules } from './abbreviations.ts'
import { counting, fractionOfUnit, moneyWords, unitWords } from './measures.ts'
import { cardinal, eachDigit, fraction, number, spelled, withFraction, year } from './numbers.ts'
import { scriptureBooks } from './scripture.ts'
import { ordinalRules } from './ordinals.ts'

const hours = String.raw`(?<hours>[01]?\d|2[0-4])[:.](?<minutes>[0-5]\d)`

const timeRules: readonly Rule[] = [
  {
    name: 'times',
    needs: 'digit',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.,:])${hours}(?:\\s?(?:Uhr|h)(?!\\p{L})|(?=\\s?[–-]\\s?\\d{1,2}[:.]\\d\\d\\sUhr))`,
      'gu',
    ),
    say: ({ group }) =>
      `${cardinal(Number(group('hours')), 'm')} Uhr${Number(group('minutes')) === 0 ? '' : ` ${cardinal(Number(group('minutes')))}`}`,
  },
  {
    name: 'times',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.,:])(?<hours>[01]?\d|2[0-4]):(?<minutes>[0-5]\d)(?![\d:]|\.\d)/gu,
    say: ({ group }) =>
      `${cardinal(Number(group('hours')), 'm')} Uhr${Number(group('minutes')) === 0 ? '' : ` ${cardinal(Number(group('minutes')))}`}`,
  },
  {
    name: 'times',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.,:])1(?=\sUhr(?!\p{L}))/gu,
    say: () => 'ein',
  },
  {
    name: 'ratios',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.,:])(?<a>\d{1,3})\s?:\s?(?<b>\d{1,3})(?![\d:]|\.\d)/gu,
    say: ({ group }) => `${number(group('a'))} zu ${number(group('b'))}`,
  },
  {
    name: 'decades',
    needs: 'digit',
    pattern: /(?<![\p{L}\d])['’]?(?<value>(?:1\d|20)?\d0)er(?<ending>n?)(?![\p{L}\d])/gu,
    say: ({ group }) =>
      `${group('value').length === 4 ? year(Number(group('value'))) : number(group('value'))}er${group('ending')}`,
  },
  {
    name: 'ranges',
    needs: 'digit',
    // Between two times; what stands on both sides is read by the rules above.
    pattern:
      /(?<=\d[:.]\d\d)\s?[–-]\s?(?=\d{1,2}[:.]\d\d(?!\d|\.\d))|(?<=\d\.)\s?[–-]\s?(?=\d{1,2}\.\s?\p{L})/gu,
    say: () => ' bis ',
  },
]

const initialRule = initialsRule(
  /(?<![\p{L}\d.'’])(?:\p{Lu}\.[\s-]?){1,5}(?=\s?\p{Lu}[\p{Ll}’'])|(?<![\p{L}\d.'’])(?:\p{Lu}\.\s?)+\p{Lu}\.(?!\p{L})/gu,
  spelled,
)

const roundCurrencies: Readonly<Record<string, string>> = {
  '€': 'Euro',
  EUR: 'Euro',
  Euro: 'Euro',
  DM: 'Mark',
  Mark: 'Mark',
}

/** "5,– €": a dash for the cents. */
const roundMoneyRule: Rule = {
  name: 'money',
  needs: 'digit',
  pattern:
    /(?<![\p{L}\d.,])(?<amount>\d{1,3}(?:\.\d{3})+|\d+),(?:-{1,2}|[–—])\s?(?<sign>€|EUR|Euro|DM|Mark)(?!\p{L})/gu,
  say: ({ group }) => {
    const amount = group('amount')
    return `${amount === '1' ? 'ein' : number(amount)} ${roundCurrencies[group('sign')] ?? ''}`
  },
}

/** "10jährig", "20-prozentig": the number is the word's first half. */
const compoundRule: Rule = {
  name: 'numbers',
  needs: 'digit',
  pattern:
    /(?<![\p{L}\d.,])(?<value>\d{1,4})-?(?=(?:jährig|jährlich|prozentig|köpfig|stündig|tägig|fach|mal(?!\p{L})|malig|teilig|seitig|stellig|stöckig|minütig|monatig|wöchig|zeilig|bändig|spaltig))/gu,
  say: ({ group }) => cardinal(Number(group('value'))).replace(/eins$/u, 'ein'),
}

/** "100%ig". */
const percentRule: Rule = {
  name: 'numbers',
  needs: 'sign',
  pattern: /(?<![\p{L}\d.,])(?<value>\d{1,3}(?:,\d{1,2})?)\s?%-?(?=ig(?:e[mnrs]?)?(?!\p{L}))/gu,
  say: ({ group }) => `${number(group('value'))}prozent`,
}

const oneBefore = /^\s(?<noun>\p{Lu}\p{L}+)/u

const powers: PowerWords = { squared: 'hoch zwei', cubed: 'hoch drei', power: 'hoch', minus: 'minus', cardinal } // prettier-ignore

export const german: Tongue = {
  cardinal,
  signs: { and: 'und', percent: 'Prozent', plus: 'plus', equals: 'gleich', to: 'bis', section: 'Paragraph', at: 'ät' },
  rules: [
    webRule({ at: 'ät', dot: 'Punkt', slash: 'Schrägstrich', dash: 'Bindestrich', underscore: 'Unterstrich', question: 'Fragezeichen', equals: 'gleich', and: 'und', spelled, number }),
    telephoneRule('plus', eachDigit),
    ...citationRules,
    scriptureRule({ books: scriptureBooks, nth: ['Erst', 'Zweit', 'Dritt', 'Viert', 'Fünft'], cardinal, verse: (chapter, verse) => `${chapter}, Vers ${verse}`, to: 'bis', mark: '[,:]' }),
    ...angleRules(counting, { degree: noun('Grad'), minute: noun('Minute', 'Minuten', 'f'), second: noun('Sekunde', 'Sekunden', 'f'), sides: { N: 'Nord', S: 'Süd', E: 'Ost', W: 'West', O: 'Ost' } }),
    roundMoneyRule,
    ...moneyRules(counting, moneyWords),
    percentRule,
    ...timeRules,
    ...ordinalRules,
    unitFractionRule(unitWords.units, fractionOfUnit),
    unitRule(counting, unitWords, powers),
    ...abbreviationRules,
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
    mixedRule({ spelled, number, join: (parts) => parts.join(' ') }),
    ...figureRules({
      counting,
      number: (printed, { after }) => {
        if (printed !== '1') return number(printed)
        const noun = oneBefore.exec(after)?.groups?.['noun']
        return noun === undefined ? 'eins' : /(?:ung|heit|keit|schaft|tion|tät|e|[Ff]rau|[Nn]acht|[Ss]tadt|[Hh]and|[Bb]ank|[Kk]uh|[Tt]ochter|[Mm]utter)$/u.test(noun) ? 'eine' : 'ein'
      },
      eachDigit,
      cardinal,
      point: 'Punkt',
      fraction,
      withFraction,
    }),
    initialRule,
    ...capitalRules({
      ...plainCapitals,
      spelled,
      alwaysSpelled: listOf('EU UNO USA ZDF ARD CDU CSU SPD FDP DDR BRD PC TV IT EDV UKW LKW PKW ABC ICE AG EG US UK VIP USB BIP GG BGB'),
      alwaysWords: listOf('NATO NASA ICH DU ER SIE ES WIR IHR DER DIE DAS UND IST EIN ZU SO JA NEIN NIE WAS WER WO NUR HALT OH ACH UNESCO DR HR FR ST HM PST'),
      pairs: listOf('AB AH AM AN DA DU EI ER ES HE IM IN JA NA NU OB OH SO TU UM WO ZU'),
      everywhere: { OK: 'okay' },
      ending: (said, printed) => (printed === 's' && /(?:^|\s)\p{Lu}$/u.test(said) ? `${said} s` : said + printed),
    }),
  ],
} // prettier-ignore
