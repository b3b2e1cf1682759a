import { expect, it } from 'vitest'
import { defaultConfig } from './config-options.ts'
import { mannersOf, standingChunks, type SpeechSettings, type SpokenWith } from './spoken-with.ts'
import type { ChapterSpeeches } from './own-speech.ts'

const titles = ['The Lamps', 'The Crow']
const settings = (about: Partial<SpeechSettings> = {}): SpeechSettings => ({
  ...defaultConfig,
  voice: 'espeak:en-us',
  ...about,
})
const manner = (about: Partial<SpeechSettings> = {}, chapters: ChapterSpeeches = {}) =>
  mannersOf(settings(about), chapters, titles)

/** Two chunks of each chapter, wanted in two manners one after the other; the first of them is spoken but for its last chunk, the second but for its last two. */
const ledger: SpokenWith = {
  version: 1,
  manners: [manner()(0), manner({ speed: 1.5 })(0)],
  chunks: [0, 0, 1, 1].map((chapter, index) => ({
    chapter,
    said: 'x',
    keys: [`usual-${index}`, `fast-${index}`],
  })),
}
const there = new Set(['usual-0', 'usual-1', 'usual-2', 'fast-0', 'fast-1'])

it.each<[string, Partial<SpeechSettings>, ChapterSpeeches, number, number]>([
  ['as it was begun', {}, {}, 3, 0],
  ['as it was wanted afterwards', { speed: 1.5 }, {}, 2, 1],
  ['in another voice', { voice: 'espeak:de' }, {}, 0, 3],
  ['with other pauses', { pause_sentence: 2 }, {}, 0, 3],
  ['with a chapter at another speed, which it had once', {}, { '2': { speed: 1.5 } }, 2, 1],
  ['with a chapter in another voice', {}, { 'The Lamps': { voice: 'espeak:de' } }, 1, 2],
  ['with a chapter that has the book’s own voice', {}, { '1': { voice: 'espeak:en-us' } }, 3, 0],
])('%s', (_name, about, chapters, spoken, otherwise) => {
  const counted = standingChunks(ledger, manner(about, chapters), (key) => there.has(key))
  expect(counted).toEqual({ spoken, otherwise, total: 4 })
}) // prettier-ignore
