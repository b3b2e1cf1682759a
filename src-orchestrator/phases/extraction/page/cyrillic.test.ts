import { expect, it } from 'vitest'
import { pageLines } from './page-lines.ts'
import { charsOf, pageOfChars } from '../testing/small-pages.ts'

/** As Windows writes it, read as Latin-1. */
const misread = (text: string): string =>
  Array.from(text, (letter) => {
    const code = letter.charCodeAt(0) - 0x410
    return code >= 0 && code < 0x40 ? String.fromCharCode(0xc0 + code) : letter
  }).join('')

const textOf = (text: string): string =>
  pageLines(pageOfChars(charsOf(text, { keepSpaces: true })), 1).lines.map((line) => line.text).join(' ') // prettier-ignore

const russian = 'Все счастливые семьи похожи друг на друга, и каждая несчастливая семья несчастлива'

it.each([
  ['in letters of its own', misread(`${russian}.`), `${russian}.`],
  [
    'with ё and quotation marks where TeX has them',
    `${misread(russian)} ¾${misread('В')}¼¿`,
    `${russian} «Вё»`,
  ],
  ['with letters from a Latin type', misread(russian).replaceAll('ð', 'p').replaceAll('ó', 'y'), russian],
  ['beside words that are Latin', `${misread(russian)} père and LaTeX`, `${russian} père and LaTeX`],
  ['stays where the file names it', `${russian} Ça été à Noël`, `${russian} Ça été à Noël`],
  [
    'is not seen in French',
    'Là où il a été créé, né à Orléans, où l’âgé Éloïse aïeule naïve',
    'Là où il a été créé, né à Orléans, où l’âgé Éloïse aïeule naïve',
  ],
  [
    'is not seen in rows of accents',
    'the letters ÀÁÂÃ ÈÉÊË ÌÍÎÏ ÒÓÔÕ ÙÚÛÜ àáâã are those that the types of the first kind do not have and the later ones all do, as can be seen in the books that were set in them',
    'the letters ÀÁÂÃ ÈÉÊË ÌÍÎÏ ÒÓÔÕ ÙÚÛÜ àáâã are those that the types of the first kind do not have and the later ones all do, as can be seen in the books that were set in them',
  ],
])('Cyrillic %s', (_what, printed, text) => {
  expect(textOf(printed)).toBe(text)
})
