import { angleRules } from '../shared/angles.ts'
import { capitalRules } from '../shared/capitals.ts'
import { citationRules } from '../shared/citations.ts'
import { noun } from '../shared/counting.ts'
import { mixedRule } from '../shared/letters.ts'
import { formulaRule } from '../shared/formulas.ts'
import { greekRule } from '../shared/greek.ts'
import { mathsRules } from '../shared/maths.ts'
import { moneyRules } from '../shared/money.ts'
import type { PowerWords } from '../shared/powers.ts'
import { networkRules } from '../shared/network.ts'
import { telephoneRule } from '../shared/telephone.ts'
import { scriptureRule } from '../shared/scripture.ts'
import { perRule, unitRule } from '../shared/units.ts'
import { fileRule, webRule } from '../shared/web.ts'
import type { Tongue } from '../tongue.ts'
import { abbreviationRules } from './abbreviations.ts'
import { calendarRules } from './calendar.ts'
import { decadeRules } from './decades.ts'
import { clockPointRule } from './clock-points.ts'
import { capitalWords, firmRule, initialRule, loudArticleRule } from './capitals.ts'
import { figureRules, crowdRule, hordeRule, joinMixed, nameNumber } from './figures.ts'
import { counting, moneyWords, unitWords } from './measures.ts'
import { cardinal, eachDigit, number, spelled } from './numbers.ts'
import { placeRules } from './places.ts'
import { scriptureBooks } from './scripture.ts'
import { moneyRangeRule, oldMeasureRules } from './old-measures.ts'
import { romanRules } from './roman-numerals.ts'

const powers: PowerWords = { squared: 'squared', cubed: 'cubed', power: 'to the power of', minus: 'minus', cardinal } // prettier-ignore

export const english: Tongue = {
  cardinal,
  signs: { and: 'and', percent: 'percent', plus: 'plus', equals: 'equals', to: 'to', section: 'section', at: 'at', hashtag: 'hashtag' },
  rules: [
    webRule({ at: 'at', dot: 'dot', slash: 'slash', dash: 'dash', underscore: 'underscore', question: 'question mark', equals: 'equals', and: 'and', spelled, number }),
    fileRule({ dot: 'dot', spelled, number }),
    ...networkRules({ colon: 'colon', spelled, eachDigit }),
    telephoneRule('plus', eachDigit),
    ...citationRules,
    scriptureRule({ books: scriptureBooks, nth: ['First', 'Second', 'Third', 'Fourth', 'Fifth'], cardinal, verse: (chapter, verse) => `${chapter}, ${verse}`, to: 'to', mark: ':' }),
    ...angleRules(counting, { degree: noun('degree', 'degrees'), minute: noun('minute', 'minutes'), second: noun('second', 'seconds'), sides: { N: 'north', S: 'south', E: 'east', W: 'west', O: 'O' } }),
    ...oldMeasureRules,
    moneyRangeRule,
    ...moneyRules(counting, moneyWords),
    clockPointRule,
    ...calendarRules,
    ...decadeRules,
    hordeRule,
    crowdRule,
    perRule(unitWords.per),
    unitRule(counting, unitWords, powers),
    ...romanRules,
    ...placeRules,
    ...abbreviationRules,
    formulaRule({ spelled, number, join: joinMixed }),
    ...mathsRules({
      operators: { '=': 'equals', '+': 'plus', '×': 'times', '÷': 'divided by', '±': 'plus or minus', '≤': 'is at most', '≥': 'is at least', '≠': 'is not', '≈': 'is about', '≡': 'is identical to', '∈': 'is in', '<': 'is less than', '>': 'is greater than', '·': 'times', '→': 'to', '⇒': 'implies', '∪': 'or', '∩': 'and', '−': 'minus' },
      signs: { '√': 'the square root of', '∞': 'infinity', π: 'pi', '∑': 'the sum of', '∫': 'the integral of', '∂': 'partial', '∆': 'delta', '∀': 'for all', '∃': 'there is' },
      about: 'about',
      alone: { '+': 'plus', '±': 'plus or minus', '<': 'less than', '>': 'more than', '≤': 'at most', '≥': 'at least', '≈': 'about' },
      by: 'by',
      over: 'over',
      ...powers,
    }),
    greekRule('alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'),
    mixedRule({ spelled, number: nameNumber, ordinal: /^\d+(?:ST|ND|RD|TH)$/u, join: joinMixed }),
    ...figureRules,
    firmRule,
    loudArticleRule,
    initialRule,
    ...capitalRules(capitalWords),
  ],
} // prettier-ignore
