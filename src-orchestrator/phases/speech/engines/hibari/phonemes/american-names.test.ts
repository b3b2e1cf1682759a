import { expect, test } from 'vitest'
import { withAmericanNames } from './american-names.ts'
import { fromArpabet } from './arpabet.ts'
import { lexiconFrom } from './lexicon.ts'
import { wordReader } from './word-reader.ts'

test.each([
  ['D AY1 N AH0', 'dˈInə'],
  ['W AO1 T ER0', 'wˈɔɾəɹ'],
  ['P AA1 R T IY0', 'pˈɑɹɾi'],
  ['L IH1 T AH0 L', 'lˈɪɾᵊl'],
  ['B AH1 T AH0 N', 'bˈʌtᵊn'],
  ['AE2 B AH0 L OW1 N IY0', 'ˌæbəlˈOni'],
  ['AH0 T EH1 N D', 'ətˈɛnd'],
  ['S T EY1 SH AH0 N', 'stˈAʃən'],
  ['G R AE1 S HH AA2 P ER0', 'ɡɹˈæshˌɑpəɹ'],
])('ARPABET %s is %s', (pronunciation, expected) => {
  expect(fromArpabet(pronunciation)).toBe(expected)
})

const json = (words: unknown): Buffer => Buffer.from(JSON.stringify(words))
const lexicon = withAmericanNames(lexiconFrom(json({ Alice: 'ˈælɪs' }), json({ dinah: 'mˈAd' })))
const wheelsOwn = withAmericanNames(lexiconFrom(json({ Alice: 'ˈælɪs' }), json({})))

test.each([
  ['Dinah', 'dˈInə'],
  ["Dinah's", 'dˈInəz'],
  ["Dinah'll", 'dˈInəəl'],
  ['Nantucket', 'næntˈʌkɪt'],
  ['Alice', 'ˈælɪs'],
  ['Blorptang', null],
  ['constructor', 'kənstɹˈʌktəɹ'],
])('%s', (word, expected) => {
  expect(wordReader(wheelsOwn, 'american')(word, { tag: 'NNP', next: 'consonant', beforeTo: false })).toBe(
    expected,
  )
})

test('what the lexicons have comes first', () => {
  expect(lexicon.find('Dinah')?.forms).toBe('mˈAd')
})
