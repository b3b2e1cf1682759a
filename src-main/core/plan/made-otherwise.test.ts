import { expect, it } from 'vitest'
import { defaultConfig, type Config } from '../../../src-contract/config-options.ts'
import {
  filesMadeWith,
  pausesMadeWith,
  readingMadeWith,
  sayingMadeWith,
} from '../../../src-contract/made-with.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import { madeOtherwiseFrom, type MadeWith } from './made-otherwise.ts'

const settings = { ...defaultConfig, voice: 'espeak:de' }
const same: MadeWith = { voice: 'espeak:de', requestedVoice: 'espeak:de', speed: 1, loudnessLufs: -18, reading: JSON.stringify(readingMadeWith(settings)), saying: JSON.stringify(sayingMadeWith(settings)), files: JSON.stringify(filesMadeWith(settings)), pauses: JSON.stringify(pausesMadeWith(settings)) } // prettier-ignore

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
  ['another speed and loudness', { ...same, speed: 1.2, loudnessLufs: -16 }, {}, 4],
])('%s', (_name, made, config, expected) => {
  expect(madeOtherwiseFrom(made, { ...settings, ...config })).toBe(expected)
}) // prettier-ignore
