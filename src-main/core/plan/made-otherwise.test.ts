import { expect, it } from 'vitest'
import { defaultConfig, type Config } from '../../../src-contract/config-options.ts'
import {
  filesMadeWith,
  readingMadeWith,
  sayingMadeWith,
  speechMadeWith,
} from '../../../src-contract/made-with.ts'
import { nothingOwn, type BookSpeech } from '../../../src-contract/own-speech.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import { isSameVoice, madeOtherwiseFrom, type MadeWith } from './made-otherwise.ts'

const settings = { ...defaultConfig, voice: 'espeak:de' }
const same: MadeWith = { voice: 'espeak:de', requestedVoice: 'espeak:de', speed: 1, loudnessLufs: -18, reading: JSON.stringify(readingMadeWith(settings)), saying: JSON.stringify(sayingMadeWith(settings)), files: JSON.stringify(filesMadeWith(settings)), pauses: JSON.stringify(speechMadeWith(settings, {})) } // prettier-ignore

it.each<[string, MadeWith, Partial<Config>, PhaseNumber | null]>([
  ['the same', same, {}, null],
  ['nothing recorded', { voice: null, speed: null, loudnessLufs: null }, {}, null],
  ['another voice', { ...same, voice: 'espeak:en', requestedVoice: 'espeak:en' }, {}, 4],
  ['another voice of a Python record', { voice: 'af_heart', speed: null, loudnessLufs: null }, {}, 4],
  ['no voice set, as then', { ...same, requestedVoice: null }, { voice: null }, null],
  ['no voice set any more', same, { voice: null }, 4],
  ['no voice set, and nobody knows what was set', { voice: 'af_heart', speed: null, loudnessLufs: null }, { voice: null }, null],
  ['an older spelling of the voice', { ...same, voice: 'espeak:de#1' }, {}, null],
  ['another speed', { ...same, speed: 1.2 }, {}, 4],
  ['another loudness', { ...same, loudnessLufs: -16 }, {}, 5],
  ['other files', same, { formats: ['m4b'] }, 5],
  ['subtitles', same, { subtitles: ['srt'] }, 5],
  ['other pauses', same, { pause_sentence: 0.5 }, 4],
  ['footnotes are read', same, { footnotes: 'chapter-end' }, 2],
  ['footnotes are read, and nobody knows of what', { ...same, reading: null }, { footnotes: 'chapter-end' }, null],
  ['citations are read', same, { citations: 'read' }, 3],
  ['a word is said otherwise', same, { pronunciations: [{ printed: 'LV', said: 'Level', pattern: false, match_case: false, whole_words: true }] }, 3],
  ['another speed and loudness', { ...same, speed: 1.2, loudnessLufs: -16 }, {}, 4],
])('%s', (_name, made, config, expected) => {
  expect(madeOtherwiseFrom(made, { ...settings, ...config })).toBe(expected)
}) // prettier-ignore

const inOwnVoice: MadeWith = { ...same, voice: 'tones:deep', ownVoice: 'tones:deep' }
const crow = { '3': { title: 'The Crow', voice: 'tones:deep' } }
const withCrow: MadeWith = { ...same, pauses: JSON.stringify(speechMadeWith(settings, crow)) }

it.each<[string, MadeWith, BookSpeech, PhaseNumber | null]>([
  ['its own voice, as then', inOwnVoice, { voice: 'tones:deep', chapters: {} }, null],
  ['its own voice is new', same, { voice: 'tones:deep', chapters: {} }, 4],
  ['its own voice is new, and the one that spoke it', same, { voice: 'espeak:de', chapters: {} }, null],
  ['back to the settings’', inOwnVoice, nothingOwn, 4],
  ['its own voice by a record that says no word of it', { ...same, voice: 'espeak:en' }, { voice: 'EN', chapters: {} }, null],
  ['a Python record', { voice: 'bella', speed: null, loudnessLufs: null }, { voice: 'bella', chapters: {} }, null],
  ['its own speed, as then', { ...same, speed: 1.5 }, { speed: 1.5, chapters: {} }, null],
  ['its own speed is new', same, { speed: 1.5, chapters: {} }, 4],
  ['its own pauses are new', same, { pause_comma: 0.1, chapters: {} }, 4],
  ['a chapter of its own, as then', withCrow, { chapters: crow }, null],
  ['a chapter of its own, as then, whatever it is called', withCrow, { chapters: { '3': { voice: 'tones:deep' } } }, null],
  ['a chapter of its own is new', same, { chapters: crow }, 4],
  ['a chapter of its own is new to a record without pauses', { voice: 'espeak:de', speed: null, loudnessLufs: null }, { chapters: crow }, 4],
  ['a chapter is as its book again', withCrow, nothingOwn, 4],
])('%s', (_name, made, own, expected) => {
  expect(madeOtherwiseFrom(made, settings, own)).toBe(expected)
}) // prettier-ignore

const detected: MadeWith = { ...same, encoding: { name: 'windows-1252', how: 'detected' } }
const chosen: MadeWith = { ...same, encoding: { name: 'koi8-r', how: 'chosen' } }

it.each<[string, MadeWith, string, string | null, PhaseNumber | null]>([
  ['the text is asked, as then', detected, 'auto', null, null],
  ['its own encoding is what was found', detected, 'auto', 'windows-1252', null],
  ['its own encoding is new', detected, 'auto', 'koi8-r', 2],
  ['the setting is new', detected, 'koi8-r', null, 2],
  ['the setting is new, but not for it', detected, 'koi8-r', 'auto', null],
  ['its own encoding, as then', chosen, 'auto', 'koi8-r', null],
  ['the text is asked again', chosen, 'auto', null, 2],
  ['no text, or nobody knows in which it was read', same, 'koi8-r', null, null],
  ['its own encoding, and nobody knows in which it was read', same, 'auto', 'koi8-r', 2],
])('an encoding: %s', (_name, made, setting, own, expected) => {
  expect(madeOtherwiseFrom(made, { ...settings, text_encoding: setting }, nothingOwn, own)).toBe(expected)
}) // prettier-ignore

it.each<[string, string | null | undefined, string | null, PhaseNumber | null]>([
  ['nothing was chosen for its text', undefined, null, null],
  ['something else of its text is read', null, 'a1', 2],
  ['what was chosen then', 'a1', 'a1', null],
  ['another choice then', 'a1', 'b2', 2],
  ['its text is as found again', 'a1', null, 2],
])('%s', (_name, textChoices, chosen, expected) => {
  const made = textChoices === undefined ? same : { ...same, textChoices }
  expect(madeOtherwiseFrom(made, settings, nothingOwn, null, chosen)).toBe(expected)
})

it.each([
  ['espeak:en-us', 'EN-US', true],
  ['hibari:heart', 'heart', true],
  ['hibari:heart', 'sherpa:heart', false],
  ['hibari:heart', 'hibari:emma', false],
])('%s and %s are one voice: %s', (one, other, isSame) => {
  expect(isSameVoice(one, other)).toBe(isSame)
})
