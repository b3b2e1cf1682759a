import type { Rule } from '../rule.ts'
import { exponentSource, readExponent, sayPower, type PowerWords } from './powers.ts'

export type MathsWords = PowerWords & {
  /** Between two operands, by their sign. */
  operators: Readonly<Record<string, string>>
  /** Before or behind one operand, or alone. */
  signs: Readonly<Record<string, string>>
  /** "~30 %". */
  about: string
  /** Before a number that stands for itself: "a change of ±2", "in <5 minutes", "+4". */
  alone: Readonly<Record<string, string>>
  /** Between two measures: "3 x 5 inches", "a 4x4"; where the whole is no sum. */
  by: string
  /** "a/b" in a formula. */
  over: string
}

/** A formula beside a stroke: what is divided here are no alternatives, as in "and/or" or "km/h". */
const formulaBefore = /[=≠<>+×÷≤≥≈−]\s?[\p{L}\d]{0,3}$/u
const formulaBehind = /^[\p{L}\d]{1,3}\)?\s?(?:[=≠<>×÷≤≥≈−]|\+(?!\+))/u

const lowered = '₀₁₂₃₄₅₆₇₈₉'

function digitsFrom(signs: string, of: string): number {
  return Number(Array.from(signs, (sign) => of.indexOf(sign)).join(''))
}

/** Signs of short mathematics; their operands are read by the other rules. */
export function mathsRules({ operators, signs, about, alone, by, over, ...powers }: MathsWords): Rule[] {
  const { minus, cardinal } = powers
  return [
    {
      name: 'mathematics',
      needs: 'digit',
      pattern: new RegExp(`(?<=[\\p{L}\\p{Nd})\\]])(?:${exponentSource})`, 'gu'),
      say: ({ whole, before, after }) => {
        // Behind a word it is a note's mark.
        if (/\p{L}{3,}$/u.test(before)) return whole.startsWith('^') ? null : ''
        return ` ${sayPower(readExponent(whole), powers)}${/^[\p{L}\d(]/u.test(after) ? ' ' : ''}`
      },
    },
    {
      name: 'mathematics',
      needs: 'sign',
      pattern: /(?<=(?<!\p{L})\p{L}|[\d)\]])(?:\^\{?(?<letter>\p{Ll})\}?|ⁿ)(?!\p{L})/gu,
      say: ({ group }) => ` ${powers.power} ${group('letter') === '' ? 'n' : group('letter')}`,
    },
    {
      // "1.5e-3"
      name: 'mathematics',
      needs: 'digit',
      pattern: /(?<=(?<![\p{L}\d])\d+(?:[.,]\d+)?)e(?<sign>[+−-]?)(?<power>\d{1,3})(?![\p{L}\d])/gu,
      say: ({ group }) => {
        const value = Number(group('power')) * (/[−-]/u.test(group('sign')) ? -1 : 1)
        return ` ${operators['×'] ?? ''} ${cardinal(10)} ${sayPower(value, powers)}`
      },
    },
    {
      name: 'mathematics',
      needs: 'digit',
      pattern: new RegExp(`[${lowered}]+`, 'gu'),
      say: ({ whole }) => ` ${cardinal(digitsFrom(whole, lowered))} `,
    },
    {
      name: 'mathematics',
      needs: 'sign',
      pattern: /(?<=^|[\s(["'“‘])[~∼≈≃](?=[\p{Sc}\p{N}])/gu,
      say: () => `${about} `,
    },
    {
      // Languages of programs, and a note.
      name: 'mathematics',
      needs: 'sign',
      pattern: /(?<=(?<![\p{L}\p{N}])[CF])(?:\+\+|#)(?![\p{L}\p{N}+#])/gu,
      say: ({ whole }) => (whole === '#' ? ' sharp' : ` ${operators['+'] ?? '+'} ${operators['+'] ?? '+'}`),
    },
    {
      name: 'mathematics',
      needs: 'sign',
      pattern:
        /(?<=[\p{L}\p{N})\]%°])(?<gap>\s?)(?<sign>[=+×÷±≤≥≠≈≡∈<>·→⇒∪∩−])(?=\s?(?:[\p{L}\p{N}(√∞−+-]|\.\d))/gu,
      say: ({ group, before, after }) => {
        const sign = group('sign')
        // "C++", "<here>", "a·b" in a word.
        if (sign === '·' && !(/\d\s?$/u.test(before) && /^\s?\d/u.test(after))) return null
        if (
          /[<>]/u.test(sign) &&
          (group('gap') === '' ? !/\d$/u.test(before) || !/^\d/u.test(after) : !/^\s/u.test(after))
        )
          return null
        const word = operators[sign]
        return word === undefined ? null : ` ${word} `
      },
    },
    {
      name: 'mathematics',
      needs: 'digit',
      pattern: /(?<=^|[\s(["“‘,;])(?<sign>[+±<>≤≥≈])(?<gap>\s?)(?=\p{Sc}?\d)(?!\S*>)/gu,
      // "> 5" may be a quoted line of mail, "<2fa>" is a word in brackets.
      say: ({ group }) => {
        const word = alone[group('sign')]
        return word === undefined || (/[<>+]/u.test(group('sign')) && group('gap') !== '') ? null : `${word} `
      },
    },
    {
      name: 'mathematics',
      needs: 'sign',
      pattern: /(?<=(?<!\p{L})\p{L})\/(?=\p{L}(?!\p{L})|[\d(])/gu,
      say: ({ before, after }) =>
        formulaBefore.test(before) || formulaBehind.test(after) ? ` ${over} ` : null,
    },
    {
      name: 'mathematics',
      needs: 'digit',
      pattern: /(?<=[\d½¼¾⅛⅜⅝⅞⅓⅔]['’′]?\s?)[xX*](?=\s?\d)/gu,
      say: ({ whole, before, after }) => {
        const isSum =
          whole === '*' ||
          /=\s?[\d.,]+\s?$/u.test(before) ||
          /^\s?[\d.,]+(?:\s?[=^\u2070-\u207F²³¹])/u.test(after)
        return ` ${isSum ? (operators['×'] ?? '') : by} `
      },
    },
    {
      name: 'mathematics',
      needs: 'digit',
      pattern: /(?<=^|[\s([=<>≤≥±×,:])(?<sign>[−-])(?=\d|\p{L}\b)/gu,
      say: ({ group, before, after }) =>
        // "- 5" begins an item, "word -5" might be a dash; a true minus sign is always one.
        group('sign') === '−' || (/^\d/u.test(after) && !/\d\s$/u.test(before)) ? `${minus} ` : null,
    },
    {
      // "of –20 °C", "by –3.2": a dash that touches its number, and no other closes behind it as in "three –5 or so– men". Where it opens a sentence it may open a speech.
      name: 'mathematics',
      needs: 'digit',
      pattern: /(?<=^|[\s([/])–(?=\d)|(?<=\p{L}\s)–\s(?=\d+(?:[.,]\d+)?\s?°)/gu,
      say: ({ before, after }) => {
        const isSpeech = /^\s*$/u.test(before) && !/^[\d.,]+\s?[°%]/u.test(after)
        const isClosed = /^[^.;!?–]*[^\s–]–(?!\S)/u.test(after)
        return isSpeech || isClosed || /\d\s$/u.test(before) ? null : `${minus} `
      },
    },
    {
      name: 'mathematics',
      needs: 'sign',
      pattern: /[√∞πΣ∑∫∂∆∇∀∃]/gu,
      say: ({ whole, before, after }) => {
        const word = signs[whole]
        if (word === undefined || (/\p{L}/u.test(whole) && (/\p{L}$/u.test(before) || /^\p{L}/u.test(after))))
          return null
        return ` ${word} `
      },
    },
  ]
}
