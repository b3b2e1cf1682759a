import { expect, test } from 'vitest'
import { noVoiceFacts, type Voice } from '../../../src-contract/reports.ts'
import { voiceOffer } from './voice-offer.ts'

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
const embedded = voice('espeak:en-us', 'en-US', { installed: true })
const heart = voice('hibari:heart', 'en-US', { rank: 0, timesRealTime: 47 })
const emma = voice('hibari:emma', 'en-GB', { rank: 1, timesRealTime: 47 })
const thorsten = voice('piper:thorsten', 'de-DE', { rank: 2, timesRealTime: 6 })
const all = [embedded, emma, heart, thorsten]

test.each<[string, Voice[], string[], string[], string | null]>([
  ['the best of the most frequent language', all, ['en', 'de'], [], 'hibari:heart'],
  ['of the next one, where it was put away', all, ['en', 'de'], ['en'], 'piper:thorsten'],
  ['none, where all were put away', all, ['en'], ['en'], null],
  ['none for a language that the catalogue lacks', all, ['eo'], [], null],
  ['none where a better one is here', [embedded, heart, { ...emma, installed: true }], ['en-US'], [], null],
  ['none without books', all, [], [], null],
  ['none that is too slow for this machine', [embedded, { ...heart, timesRealTime: 1.2 }], ['en'], [], null],
  [
    'none whose engine was measured to be too slow here',
    [thorsten, voice('piper:joe', 'en-US', { installed: true, timesRealTime: 1.1, isSpeedMeasured: true })],
    ['de'],
    [],
    null,
  ],
])('offers %s', (_what, voices, languages, putAway, expected) => {
  expect(voiceOffer(voices, languages, putAway)?.voice.id ?? null).toBe(expected)
})
