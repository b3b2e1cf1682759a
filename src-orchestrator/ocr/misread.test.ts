import { describe, expect, it } from 'vitest'
import {
  withLigatures,
  withPronouns,
  withQuestions,
  withQuotes,
  withRoundLetters,
  withShall,
} from './misread.ts'
import type { RecognisedLine } from './recognised.ts'
import { recognisedLine } from './testing/recognised-lines.ts'

const textOf = ({ words }: RecognisedLine): string => words.map(({ text }) => text).join(' ')
const signsOf = ({ words }: RecognisedLine): string =>
  words.map(({ symbols }) => symbols.map(({ text }) => text).join('')).join(' ')

describe('"I" that was read as a figure', () => {
  it.each([
    ['“1 have often thought so,” he said.', '“I have often thought so,” he said.'],
    ['Well, where was 1?”', 'Well, where was I?”'],
    ['“Am 1?” she said blankly.', '“Am I?” she said blankly.'],
    ['and 1 said nothing, for 1’m not', 'and I said nothing, for I’m not'],
    ['“1’ll go,” said 1, “and so', '“I’ll go,” said I, “and so'],
    ['| did not know', 'I did not know'],
    ['CHAPTER |', 'CHAPTER I'],
    ['taller than 1.', 'taller than I.'],
    ['into the garden, and 1', 'into the garden, and I'],
    ['“Shall 1 go there?”', '“Shall I go there?”'],
    ['“T’ll be there, and T’m sure', '“I’ll be there, and I’m sure'],
    ['of its occurrence: 1 become absentminded', 'of its occurrence: I become absentminded'],
    ['marking a day. 1 supposed the', 'marking a day. I supposed the'],
    ['of disease. 1 stood looking', 'of disease. I stood looking'],
    ['if T might venture', 'if I might venture'],
    ['but T had not', 'but I had not'],
    ['much was | disappointed upon learning', 'much was I disappointed upon learning'],
    ['[ hate London in July.', 'I hate London in July.'],
    ['glad as ] am, as a general thing', 'glad as I am, as a general thing'],
  ])('%s', (read, printed) => {
    const line = withPronouns(recognisedLine(read))
    expect([textOf(line), signsOf(line)]).toEqual([printed, printed])
  })

  it.each([
    'Chapter 1 was the longest',
    'on page 1 had been a picture',
    'Of these, 1 in 10 was blue, and 11 had none',
    'the answer was 1.',
    'at 1, and not at 2',
    'Fowl | Eggs | Days',
    'Chapter 1',
    'No. 1 said nothing',
    'on May 1.',
    'between 0 and 1',
    'which of them was 1',
    'on May 1 there was none',
    'one of 1 pound 10',
    'it cost little. 1 hundred of them',
    'No. 1 painted egg',
    '2 red and 1 painted egg',
    'at 3. 1 stood there',
    'a T had been drawn',
    'the model T had four',
    'It fits to a T.',
    'T. had not said so',
    'T was his letter',
    'and ‘T had',
    'he said [ sic ] that it was',
    'the word [sic] that it was',
    '| of the house',
    'rooms | beds | lamps',
    'the house of | Bly',
    'he saw | the house',
    'on his | way home',
    'a line [ of verse',
  ])('stays a figure: %s', (read) => {
    expect(textOf(withPronouns(recognisedLine(read)))).toBe(read)
  })
})

describe('"I’ll" without its apostrophe', () => {
  it.each([
    ['hear anything; so Ill just see', 'hear anything; so I’ll just see'],
    ['and “Ill go', 'and “I’ll go'],
  ])('%s', (read, printed) => {
    const line = withShall(recognisedLine(read))
    expect([textOf(line), signsOf(line)]).toEqual([printed, printed])
  })

  it.each([
    'he was. Ill as he felt',
    'Ill news goes fast',
    'The Ill Wind',
    'he was ill again',
    'said: “No! Ill luck',
  ])('stays: %s', (read) => {
    expect(textOf(withShall(recognisedLine(read)))).toBe(read)
  })
})

describe('"o" that was read as a nought', () => {
  const isWord = (word: string): boolean => ['too', 'to', 'moon'].includes(word)
  it.each([
    ['“t00,” he said, the m0on', '“too,” he said, the moon'],
    ['100 and x00, t0, t00l, A00', '100 and x00, t0, t00l, A00'],
  ])('%s', (read, printed) => {
    const line = withRoundLetters(recognisedLine(read), isWord)
    expect([textOf(line), signsOf(line)]).toEqual([printed, printed])
  })
})

describe('"I?" that was read as two figures', () => {
  it('has a verb that asks for it', () => {
    const line = withQuestions(recognisedLine('Who in the world am 17 Ah, what, then, am 17”'))
    const printed = 'Who in the world am I? Ah, what, then, am I?”'
    expect([textOf(line), signsOf(line)]).toEqual([printed, printed])
  })

  it.each(['I am 17 and', '‘I am 17’', 'the boy was 17', 'who am 17 years old', 'am 17'])(
    'stays: %s',
    (read) => {
      expect(textOf(withQuestions(recognisedLine(read)))).toBe(read)
    },
  )
})

it('a stroke with wide gaps beside it, or higher than its line, stays one', () => {
  const line = recognisedLine('rooms | beds')
  const [first, stroke, last] = line.words
  if (first === undefined || stroke === undefined || last === undefined) throw new Error('three words')
  const right = { ...last, bbox: { ...last.bbox, x0: last.bbox.x0 + 40, x1: last.bbox.x1 + 40 } }
  expect(textOf(withPronouns({ ...line, words: [first, stroke, right] }))).toBe('rooms | beds')
  const rule = { ...stroke, bbox: { ...stroke.bbox, y0: -20, y1: 50 } }
  expect(textOf(withPronouns({ ...line, words: [first, rule, last] }))).toBe('rooms | beds')
})

it('reads a quotation mark that came out as a trade mark’s sign behind a word, and no other', () => {
  const line = withQuotes(recognisedLine('‘Tommies™ and ‘Ernies™, said ™ 12™'))
  expect([textOf(line), signsOf(line)]).toEqual(Array(2).fill('‘Tommies’ and ‘Ernies’, said ™ 12™'))
})

describe('ligatures that were read as two letters', () => {
  const known = new Set(['phoebe', 'caesar', 'celery', 'pace', 'space', 'race', 'raae', 'neoes', 'duoed'])
  const isWord = (word: string): boolean => known.has(word.toLowerCase())
  it.each([
    ['by manceuvres, and', 'by manœuvres, and'],
    ['ceuvres, the rest of a word', 'œuvres, the rest of a word'],
    ['the manceu-', 'the manœu-'],
    ['Phcebe said', 'Phœbe said'],
    ['“Phcebe,” said', '“Phœbe,” said'],
    ['Julius Cacsar!', 'Julius Cæsar!'],
  ])('%s', (read, printed) => {
    const line = withLigatures(recognisedLine(read), isWord)
    expect([textOf(line), signsOf(line)]).toEqual([printed, printed])
  })

  it.each([
    'a known word: pace',
    'a name: Wallace',
    'a first letter: cedoe',
    'a known word: race',
    'the beginning of one: neces-',
    'duced, the rest of one',
  ])('stay two letters in %s', (read) => {
    expect(textOf(withLigatures(recognisedLine(read), isWord))).toBe(read)
  })
})
