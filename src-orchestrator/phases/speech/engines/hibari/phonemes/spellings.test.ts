import { describe, expect, test } from 'vitest'
import { keepsLastVowel, unaccented } from './accents.ts'
import { elisionReader } from './elisions.ts'
import { inflections, withS } from './inflections.ts'
import { interjection } from './interjections.ts'
import { splitWords } from './split-words.ts'
import { beginningOf, stutterIn, withoutDrawl } from './stutters.ts'

const words = new Set(['what', 'no', 'creature', 'so', 'ooh', 'hello', 'good', 'day', "'em", "o'", 'horse', 'ear', 'hear']) // prettier-ignore
const isWord = (word: string): boolean => words.has(word.toLowerCase())

describe('words that are not written as dictionaries write them', () => {
  test.each([
    ['w-w-what', { kind: 'stuttered', word: 'what', times: 2 }],
    ['N-no', { kind: 'stuttered', word: 'no', times: 1 }],
    ['Th-there', { kind: 'stuttered', word: 'there', times: 1 }],
    ['no-o-o', { kind: 'drawn-out', word: 'no' }],
    ['cr-r-eature', { kind: 'drawn-out', word: 'creature' }],
    ['T-shirt', null],
    ['D-Day', null],
    ['so-so', null],
    ['re-read', null],
    ['what', null],
  ])('%s stutters or is drawn out', (written, expected) => {
    expect(stutterIn(written.split('-'), isWord)).toEqual(expected)
  })

  test.each([
    ['wˌʌt', 'wə'],
    ['stˈɑp', 'stə'],
    ['ˈɛvəɹi', 'ɛ'],
  ])('%s begins with %s', (phonemes, expected) => {
    expect(beginningOf(phonemes)).toBe(expected)
  })

  test.each([
    ['sooo', 'so'],
    ['Ooooh', 'Ooh'],
    ['gooood', 'good'],
    ['good', 'good'],
    ['zzzt', 'zzzt'],
  ])('%s is %s', (written, expected) => {
    expect(withoutDrawl(written, isWord)).toBe(expected)
  })

  test.each([
    ['château', 'chateau'],
    ['Zoë', 'Zoe'],
    ['coöperate', 'cooperate'],
    ['manœuvre', 'manoeuvre'],
    ['Müller', null],
    ['à', null],
    ['plain', null],
  ])('%s without accents', (written, expected) => {
    expect(unaccented(written)).toBe(expected)
  })

  test('an é at the end is said: "rosé" is no "rose", "protégés" may be "proteges"', () => {
    expect(keepsLastVowel('rosé', 'ɹˈOz')).toBe(false)
    expect(keepsLastVowel('protégés', 'pɹˈOTəʒˌAz')).toBe(true)
    expect(keepsLastVowel('château', 'ʃætˈO')).toBe(true)
  })

  test.each([
    ['Ssh', 'ʃ'],
    ['Brrrr', 'bɹˈɜɹ'],
    ['Zoo', null],
  ])('the noise %s', (written, expected) => {
    expect(interjection(written)).toBe(expected)
  })

  const setting = { tag: 'NN', next: 'consonant', beforeTo: false } as const
  const readElision = elisionReader(isWord, (word) => (isWord(word) ? word : null))
  test.each([
    ["'em", "'em"],
    ['’em', "'em"],
    ["O'", "o'"],
    ["'orse", 'orse'],
    ["'ear", null],
    ["'what", null],
    ["th'", 'ðə'],
    ['what', null],
  ])('%s is cut short', (written, expected) => {
    expect(readElision(written, setting)).toBe(expected)
  })

  test.each([
    ["'em,", "'em|,"],
    ["'What?'", "'|What|?|'"],
    ["o' the", "o' the"],
    ["boys' hats", "boys|' hats"],
  ])('%s is split', (text, expected) => {
    const chunks = splitWords(text, new Map(), (word) => readElision(word, setting) !== null)
    expect(chunks.map(({ pieces }) => pieces.map((piece) => piece.text).join('|')).join(' ')).toBe(expected)
  })

  test('a name’s "s" is voiced as a plural’s', () => {
    const ends = ['kwˈikwɛɡ', 'ˈʌkɹɪʤ', 'smˈɪθ'].map((name) => withS(name, 'american'))
    expect(ends).toEqual(['kwˈikwɛɡz', 'ˈʌkɹɪʤᵻz', 'smˈɪθs'])
  })

  test.each([
    ['pitied', 'pity'],
    ['tidied', 'tidy'],
    ['tied', null],
    ['walked', 'walk'],
    ['freed', null],
  ])('%s is made of a shorter word', (written, stem) => {
    const known = new Set(['pity', 'tidy', 'ty', 'walk', 'fre'])
    const found = inflections.flatMap(({ stems }) => stems(written)).find((each) => known.has(each))
    expect(found ?? null).toBe(stem)
  })

  test('"daren\'t" is "dare" with an ending', () => {
    const negated = inflections.find(({ stems }) => stems("daren't").length > 0)
    expect(negated?.pronounce('dˈɛɹ', 'american')).toBe('dˈɛɹnt')
    expect(negated?.pronounce('nˈid', 'american')).toBe('nˈidᵊnt')
  })
})
