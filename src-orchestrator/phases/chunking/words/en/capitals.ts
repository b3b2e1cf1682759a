import { endsSentence, type Rule } from '../rule.ts'
import { listOf, type CapitalWords } from '../shared/capitals.ts'
import { spelled } from './numbers.ts'

const technical =
  /^\s(?:department|support|staff|manager|team|sector|specialist|consultant|director|system|service|infrastructure|compan|skill|project|industry|security|professional)/u

export const capitalWords: CapitalWords = {
  spelled,
  alwaysSpelled: listOf('US UK EU UN AD CE BCE PA ID TV PC MP YMCA YWCA UCLA IEEE ISBN NAACP USA USSR UFO CIA FAQ IRA IOU VIP ETA ISO OECD UAE AAAS ABC'),
  alwaysWords: listOf('RAM ROM PIN SIM ZIP GIF LASER RADAR SONAR AIDS NATO NASA OPEC MADAM SIR OH AH HA HO HM HMM SH SHH PSST TSK XMAS HEY NO YES MR MRS MS DR ST MT JR SR'),
  pairs: listOf('AH AM AN AS AT AY BE BY DO EH EM EX GO HA HE HI HO IF IN IS IT LO MA ME MY NO OF OH ON OR OX PA SO TO UP US WE YE'),
  everywhere: { OK: 'okay' },
  whenShouted: { MR: 'Mister', MRS: 'Missus', DR: 'Doctor', ST: 'Saint', DE: 'de', LA: 'la', LE: 'le', DU: 'du', ET: 'et' },
  shortWords: null,
  isSpelledHere: (word, { before, after }) =>
    (word === 'IT' && technical.test(after)) || (word === 'AM' && /^\s(?:radio|station|dial|band|and\sFM)|^\/FM/u.test(after)) || (word === 'AM' && /\bFM\s(?:and|or)\s$/u.test(before)),
  ending: (said, printed) => (/\p{Lu}\.\p{Lu}/u.test(said) ? `${said}'s` : `${said}${printed.toLowerCase()}`),
  endings: "['’][sS]|s",
  elided: null,
} // prettier-ignore

/** "AT&T", "Q&A": the first would be a word, and the last an article. */
export const firmRule: Rule = {
  name: 'capitals',
  needs: 'capitals',
  pattern: /(?<![\p{L}\d&])(?<first>\p{Lu}{1,2})&(?<last>\p{Lu}{1,2})(?![\p{L}\d&])/gu,
  say: ({ group }) => `${spelled(group('first'))} and ${spelled(group('last'))}`,
}

/** What a single letter names: "PLAN A FAILED". */
const lettered =
  /(?<!\p{L})(?:letter|plan|vitamin|grade|class|section|part|appendix|exhibit|figure|table|type|block|unit|point|hepatitis|side|team|group|room|wing|area|zone)\s$/iu

/** "I AM NOT A CROOK", "a whale is A SPOUTING FISH": the article of words in capitals. */
export const loudArticleRule: Rule = {
  name: 'capitals',
  needs: 'capitals',
  pattern:
    /(?<=(?<![\p{L}'’])\p{Lu}[\p{Lu}'’]+,?\s)A(?=\s["“]?\p{Lu}{2,})|(?<=(?<![\p{L}'’])\p{Ll}+\s)A(?=\s\p{Lu}{2,}\s\p{Lu}{2,})/gu,
  say: ({ before }) => (lettered.test(before) ? null : 'a'),
}

export const initialRule: Rule = {
  name: 'initials',
  needs: 'dot',
  pattern:
    /(?<![\p{L}\d.'’])(?:\p{Lu}\.[\s-]?){1,5}(?=\s?\p{Lu}[\p{L}’'])|(?<![\p{L}\d.'’])(?:\p{Lu}\.\s?)+\p{Lu}\.(?!\p{L})/gu,
  say: ({ whole, before, after }) => {
    const signs = whole.match(/\p{Lu}/gu) ?? []
    const gap = /\s$/u.test(whole) || /^\p{L}/u.test(after) ? ' ' : ''
    const [only = ''] = signs
    // "So did I. Then": no initial stands behind a word in small letters, but for a few.
    const isBare =
      /(?:^|[^\p{Lu}])\p{Ll}+,?\s$/u.test(before) && !/\b(?:by|and|with|of|to|see|from|for)\s$/u.test(before)
    if (signs.length === 1 && isBare && /[AIO]/u.test(only)) return null
    // A lone "A" would be taken for the article.
    if (signs.length === 1) return only === 'A' ? `A.${gap}` : `${only}${gap}`
    return `${spelled(signs.join(''))}${endsSentence(after) ? '.' : gap}`
  },
}
