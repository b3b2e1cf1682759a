import { describe, expect, it } from 'vitest'
import type { RecognisedLine } from './recognised.ts'
import { recognisedLine } from './testing/recognised-lines.ts'
import { withWordsApart } from './words-apart.ts'

const textOf = ({ words }: RecognisedLine): string => words.map(({ text }) => text).join(' ')
const signsOf = ({ words }: RecognisedLine): string =>
  words.map(({ symbols }) => symbols.map(({ text }) => text).join('')).join(' ')

describe('two words without a blank between', () => {
  const known = new Set(['think', 'can', 'not', 'out', 'thin', 'iota', 'cat', 'into', 'dam', 'sub'])
  const isWord = (word: string): boolean => known.has(word.toLowerCase())
  it.each([
    ['that itis!” he', 'that it is!” he'],
    ['some ofthe house', 'some of the house'],
    ['said: Ican not', 'said: I can not'],
    ['but thinkI must', 'but think I must'],
  ])('are parted: %s', (read, printed) => {
    const line = withWordsApart(recognisedLine(read), isWord)
    expect([textOf(line), signsOf(line)]).toEqual([printed, printed])
    const ends = line.words.map(({ bbox }) => bbox.x1)
    expect(ends).toEqual(ends.toSorted((a, b) => a - b))
  })

  it.each([
    ['a word that the dictionary makes of a prefix', 'went into the house'],
    ['what a broken word ends in', 'itis only the rest'],
    ['what is broken', 'the sub ofthe-'],
    ['a name', 'when Ivan and Itis came'],
    ['a known word', 'not one Iota of it'],
    ['dialect', 'he was atwixt them, missis'],
    ['another language', 'a volpe thina e salta'],
  ])('are one: %s', (_what, read) => {
    expect(textOf(withWordsApart(recognisedLine(read), isWord))).toBe(read)
  })
})

type Word = RecognisedLine['words'][number]

/** A word whose letters have a gap of so many pixels behind them where `marked` has "_". */
function gappedWord(word: Word, marked: string, px: number): Word {
  const symbols = structuredClone(word.symbols)
  let at = 0
  for (const sign of marked) {
    if (sign !== '_') at++
    else for (const { bbox } of symbols.slice(at - 1, at)) bbox.x1 -= px
  }
  return { ...word, symbols }
}

/** A line 30 pixels high. */
function gapped(marked: string, px: number): RecognisedLine {
  const line = recognisedLine(marked.replaceAll('_', ''))
  const words = marked.split(' ')
  return { ...line, words: line.words.map((word, index) => gappedWord(word, words[index] ?? '', px)) }
}

describe('words between whose letters there is a gap', () => {
  const known = new Set(
    'got sort having out advisable very was can’t explain first along long al one moment momenta for gotten tent cannot can not green wood con fusion'.split(
      ' ',
    ),
  )
  const isWord = (word: string): boolean => known.has(word.toLowerCase())
  it.each([
    ['and got_into it', 5, 'and got into it'],
    ['some a_sort_of thing', 5, 'some a sort of thing'],
    ['find it_advisable”', 5, 'find it advisable”'],
    ['I can’t_explain myself', 5, 'I can’t explain myself'],
    ['First_it was', 5, 'First it was'],
    ['in a_long and low hall', 8, 'in a long and low hall'],
    ['a moment_a pause was there', 8, 'a moment a pause was there'],
  ])('%s, %i pixels', (read, px, printed) => {
    const line = withWordsApart(gapped(read, px), isWord)
    const expected = printed.replaceAll('_', '')
    expect([textOf(line), signsOf(line)]).toEqual([expected, expected])
  })

  it.each([
    ['no gap', 'and gotinto it', 0],
    ['a gap as letters have it', 'and got_into it', 3],
    ['a piece that is no word', 'a go_ttent here', 8],
    ['a compound without a gap where its words meet', 'the greenwood t_ree', 8],
    ['a word in which another gap is wider', 'the confu_sion was', 8],
    ['a known word', 'went in_to the house', 8],
    ['a known word, a gap less than the blanks beside it', 'walked a_long and on the', 5],
    ['a known word in a line without blanks', 'a_long', 8],
    ['known words in which all gaps are wide', 'a_l_o_n_g and on it goes', 8],
    ['one word with a gap as letters may have it', 'I can_not say that', 5],
    ['capitals, which are set apart', 'the GOT_INTO was', 8],
    ['what is broken', 'and got_in-', 8],
  ])('%s: one', (_what, read, px) => {
    expect(textOf(withWordsApart(gapped(read, px), isWord))).toBe(read.replaceAll('_', ''))
  })
})
