import { expect, test } from 'vitest'
import { americanFromArpabet } from './american-arpabet.ts'
import { britishFromArpabet } from './british-arpabet.ts'
import { lexiconFrom } from './lexicon.ts'
import { withNames } from './names.ts'
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
  expect(americanFromArpabet(pronunciation)).toBe(expected)
})

test.each([
  ['Margaret', 'M AA1 R G ER0 IH0 T', 'mˈɑːɡəɹɪt'],
  ['Dorothy', 'D AO1 R AH0 TH IY0', 'dˈɒɹəθi'],
  ['Victoria', 'V IH0 K T AO1 R IY0 AH0', 'vɪktˈɔːɹɪə'],
  ['Moore', 'M UH1 R', 'mˈɔː'],
  ['Mary', 'M EH1 R IY0', 'mˈɛːɹi'],
  ['Harry', 'HH EH1 R IY0', 'hˈaɹi'],
  ['Perry', 'P EH1 R IY0', 'pˈɛɹi'],
  ['Murray', 'M ER1 EY0', 'mˈʌɹA'],
  ['Newton', 'N UW1 T AH0 N', 'njˈuːtᵊn'],
  ['Copperfield', 'K AA1 P ER0 F IY2 L D', 'kˈɒpəfiːld'],
  ['Chicago', 'SH AH0 K AA1 G OW2', 'ʃɪkˈɑːɡQ'],
  ['Wodehouse', 'W UH1 D HH AW0 S', 'wˈʊdhWs'],
  ['Bennet', 'B EH1 N AH0 T', 'bˈɛnɪt'],
  ['Water', 'W AO1 T ER0', 'wˈɔːtə'],
])('%s, ARPABET %s, is %s in British', (spelling, pronunciation, expected) => {
  expect(britishFromArpabet(pronunciation, spelling)).toBe(expected)
})

const json = (words: unknown): Buffer => Buffer.from(JSON.stringify(words))
const lexicon = withNames(lexiconFrom(json({ Alice: 'ˈælɪs' }), json({ dinah: 'mˈAd' })), 'american')
const wheelsOwn = withNames(lexiconFrom(json({ Alice: 'ˈælɪs' }), json({})), 'american')

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

test('a British voice has them too, in its own sounds', () => {
  const british = wordReader(withNames(lexiconFrom(json({}), json({})), 'british'), 'british')
  const setting = { tag: 'NNP', next: 'consonant', beforeTo: false } as const
  expect(['Heathcliff', "Margaret's", 'Blorptang'].map((word) => british(word, setting))).toEqual([
    'hˈɛθklɪf',
    'mˈɑːɡəɹɪts',
    null,
  ])
})

test('what the lexicons have comes first', () => {
  expect(lexicon.find('Dinah')?.forms).toBe('mˈAd')
})
