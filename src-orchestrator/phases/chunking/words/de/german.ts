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
    weekdayRule,
    ...ownMoneyRules,
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
    joinedRule,
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
