import { expect, it } from 'vitest'
import { charWith, type PageChar } from '../../../pdf/placed-char.ts'
import { charsOf, pageOfChars } from '../testing/small-pages.ts'
import { pageLines } from './page-lines.ts'

/** Brackets stand around what one ligature stands for: its signs lie at one place. */
function printed(text: string): PageChar[] {
  const chars = charsOf(text.replaceAll(/[[\]]/gu, ''), { keepSpaces: true })
  return text.split(/[[\]]/u).flatMap((piece, at) => {
    const own = chars.splice(0, piece.length)
    const [left, right] = [own[0]?.left ?? 0, own.at(-1)?.right ?? 0]
    return at % 2 === 0 ? own : own.map((char) => charWith(char, { left, right }))
  })
}

const textOf = (text: string): string =>
  pageLines(pageOfChars(printed(text)), 1).lines.map((line) => line.text).join(' ') // prettier-ignore

it.each([
  ['are put right', 'the [昀椀]rst o[昀昀] [昀氀]ag', 'the first off flag'],
  ['of three letters too', 'an e[昀케]cient o[昀케]ce', 'an efficient office'],
  ['and where PDFium leaves out half of them', 'gescha昀 und erho昀e', 'geschafft und erhoffte'],
  ['are no signs of Chinese, which stand beside each other', '昀椀琀 戀攀', '昀椀琀 戀攀'],
  ['nor one that stands in Latin text by itself', 'the sign 昀 is the sun’s', 'the sign 昀 is the sun’s'],
])('letters of ligatures whose bytes are swapped %s', (_what, text, read) => {
  expect(textOf(text)).toBe(read)
})
