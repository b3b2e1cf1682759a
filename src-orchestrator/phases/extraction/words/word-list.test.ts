import { describe, expect, it } from 'vitest'
import { hyphenIsReal, vocabularyOf } from './hyphens.ts'
import { wordListOf } from './word-list.ts'

const dictionary = `9
candle/SM
stick/SM
candlestick/SM
sad/Y
face/DSM
whenever
when
ever
drop/SM
England
cherry/SM
eye/DSM
tart/SM
honor/SM
parlor
center/SM
centerpiece
organize/S
travel/S
arrange/SD
vision/KS
cent/S
test/AFKS
`
const words = wordListOf(dictionary)

describe('a dictionary', () => {
  it.each([
    ['candlesticks', true],
    ['faced', true],
    ['dropping', true],
    ['cherries', true],
    ['Whenever', true],
    ['england', true],
    ['stick’s', true],
    ['cherrytart', false],
    ['sting', false],
    ['eyed', true],
    ['dropper', true],
    ['droppings', true],
    ['ted', false],
    ['honouring', true],
    ['parlour', true],
    ['centrepieces', true],
    ['organisation', false],
    ['organised', true],
    ['travelled', true],
    ['rearranged', true],
    ['reface', false],
    ['centtable', false],
    ['provisions', true],
    ['contest', true],
    ['profaced', false],
    ['convision', false],
  ])('%s: %s', (word, known) => {
    expect(words.has(word)).toBe(known)
  })
})

describe('a hyphen at a line’s end', () => {
  const vocabulary = vocabularyOf(['there were some plain words here, so sad, so very sad'], words)
  it.each([
    ['candle', 'sticks stood', false],
    ['provision', 'sticks stood', true],
    ['when', 'ever he', false],
    ['sad', 'faced man', true],
    ['cherry', 'tart, custard', true],
    ['Gottsreich', 'felstein', false],
    ['con', 'face', false],
    ['sad', 'faced-looking man', true],
    ['eye', 'candle', false],
    ['candle', 'sticklike thing', false],
    ['candlestick', 'like thing', true],
    ['candle', 'stick-maker', false],
    ['cherry', 'eyed man', true],
  ])('%s|%s: %s', (before, after, real) => {
    expect(hyphenIsReal(before, after, vocabulary, 'en')).toBe(real)
  })

  it('is the document’s own writing first', () => {
    const own = vocabularyOf(['a cherrytart on the table'], words)
    expect(hyphenIsReal('cherry', 'tart', own, 'en')).toBe(false)
  })
})
