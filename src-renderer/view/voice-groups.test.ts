import { describe, expect, test } from 'vitest'
import { noVoiceFacts, type Voice } from '../../src-contract/reports.ts'
import { sampleBook } from '../testing/sample-books.ts'
import {
  booksWith,
  languageName,
  languagesOf,
  licenceWords,
  voiceFacts,
  voiceGroups,
} from './voice-groups.ts'
import { removalWords } from './voice-removal.ts'

const voice = (id: string, language: string, about: Partial<Voice> = {}): Voice => ({
  id,
  name: id,
  language,
  engine: id.split(':')[0] ?? '',
  aliases: [],
  installed: false,
  ...noVoiceFacts,
  ...about,
})
const voices = [
  voice('espeak:de', 'de', { installed: true }),
  voice('piper:thorsten', 'de-DE', { rank: 7 }),
  voice('espeak:en-us', 'en-US', { installed: true }),
  voice('hibari:emma', 'en-GB', { rank: 3 }),
  voice('hibari:heart', 'en-US', { rank: 0 }),
  voice('piper:uk', 'uk-UA', { rank: 12 }),
]
const idsOf = (groups: ReturnType<typeof voiceGroups>): string[][] =>
  groups.map(({ label, voices: own }) => [label, ...own.map(({ id }) => id)])

test.each([
  ['en-GB', 'British English'],
  ['en-us-nyc', 'American English'],
  ['en-GB-x-gbclan', 'British English'],
  ['en-gb-scotland', 'British English (Scottish Standard English)'],
  ['de-DE', 'German (Germany)'],
  ['qx', 'qx'],
  ['mother tongue', 'mother tongue'],
])('%s is %s', (code, name) => {
  expect(languageName(code)).toBe(name)
})

describe('voices by language', () => {
  test('the books’ languages first, in each the best first', () => {
    expect(idsOf(voiceGroups(voices, { bookLanguages: ['uk'] }))).toEqual([
      ['Ukrainian', 'piper:uk'],
      ['English', 'hibari:heart', 'hibari:emma', 'espeak:en-us'],
      ['German', 'piper:thorsten', 'espeak:de'],
    ])
  })

  test.each([
    ['german', [['German', 'piper:thorsten', 'espeak:de']]],
    ['british english', [['English', 'hibari:emma']]],
    ['hibari heart', [['English', 'hibari:heart']]],
    ['klingon', []],
  ])('found by %s', (query, expected) => {
    expect(idsOf(voiceGroups(voices, { query, bookLanguages: [] }))).toEqual(expected)
  })

  test('only those that are installed', () => {
    expect(idsOf(voiceGroups(voices, { installedOnly: true, bookLanguages: [] })).flat()).toEqual([
      'English',
      'espeak:en-us',
      'German',
      'espeak:de',
    ])
  })

  test('the languages of a list, the most frequent first', () => {
    const books = ['en', 'de', 'en-GB', null].map((language) => ({ language }))
    expect(languagesOf(books)).toEqual(['en', 'de'])
  })
})

test.each([
  [{ quality: 'high', timesRealTime: 47 }, 'American English · high quality · hibari · about 47 × real time'],
  [
    { timesRealTime: 6.2, isSpeedMeasured: true },
    'American English · hibari · 6.2 × real time on this computer',
  ],
])('facts of a voice', (about, words) => {
  expect(voiceFacts(voice('hibari:heart', 'en-US', about))).toBe(words)
})

test('what a licence forbids is said', () => {
  expect(licenceWords(voice('a:b', 'en', { licence: 'CC BY 4.0' }))).toBe('CC BY 4.0')
  expect(licenceWords(voice('a:b', 'en', { licence: 'X', forbids: 'selling it' }))).toBe(
    'X; forbids selling it',
  )
  expect(licenceWords(voice('a:b', 'en'))).toBeNull()
})

test('removing a voice says whose it is', () => {
  const heart = voice('hibari:heart', 'en-US')
  const books = [
    sampleBook('a', { title: 'Alice', state: 'waiting', voice: 'hibari:heart' }),
    sampleBook('b', { title: 'Emma', state: 'done', voice: 'hibari:heart' }),
    sampleBook('c', { title: 'Kim', state: 'running', voice: 'espeak:en-us' }),
  ]
  expect(booksWith(books, heart)).toHaveLength(2)
  const words = removalWords(heart, books, [], 'hibari:heart')
  expect(words).toContain('It is the voice of “Alice”')
  expect(words).toContain('It spoke “Emma”')
  expect(words).toContain('the voice of the settings')
  expect(words).not.toContain('Kim')
  expect(removalWords(heart, books, [{ bookId: 'c', chapters: ['3 “The Crow”', '5'] }], null)).toContain(
    'It speaks “Kim” (chapters 3 “The Crow” and 5) at the moment',
  )
  expect(removalWords(heart, [], [], null)).toBe('No book of the list uses it. It can be installed again.')
})
