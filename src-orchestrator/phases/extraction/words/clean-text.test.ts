import { expect, it } from 'vitest'
import { cleanText, countLetters, countSigns, countWords, folded } from './clean-text.ts'

it.each([
  ['plain words', 'plain words, “quoted” — naïve', 'plain words, “quoted” — naïve'],
  ['blanks at the ends', ' one ', 'one'],
  ['two blanks', 'one  two', 'one two'],
  ['other blanks', 'one\u00A0two\tthree\u2009four', 'one two three four'],
  ['ligatures', 'ﬁnd ﬂour', 'find flour'],
  ['accents of their own', 'cafe\u0301', 'café'],
  ['what cannot be seen', 'in\u200Bvisible\uFEFF \uE000', 'invisible'],
  ['soft hyphens stay', 'hy\u00ADphen', 'hy\u00ADphen'],
  ['nothing', '', ''],
  ['a blank alone', ' ', ''],
])('%s', (_what, text, clean) => {
  expect(cleanText(text)).toBe(clean)
})

it.each([
  ['Plain words.', 10, 11],
  ['Žluťoučký kůň', 12, 12],
  ['x²\u00A0+ 1 = @[`{', 1, 9],
  ['漢字 𝐀𝐁 🙂', 4, 5],
  ['', 0, 0],
])('%j has %d letters and %d signs', (text, letters, signs) => {
  expect(countLetters(text)).toBe(letters)
  expect(countSigns(text)).toBe(signs)
})

it.each([
  ['One, two — three', 3],
  ['the dog’s well-known jack-in-the-box', 4],
  ["rock 'n' roll, a''b, x- y", 7],
  ['naïve 漢字 𝐀𝐁 1st', 4],
  ['… !', 0],
])('%j has %d words', (text, words) => {
  expect(countWords(text)).toBe(words)
})

it.each([
  ['Chapter 1. The Fox!', 'chapter1thefox'],
  ['Žluťoučký ﬁn', 'zlutouckyfin'],
])('%j is %j for comparing', (text, plain) => {
  expect(folded(text)).toBe(plain)
})
