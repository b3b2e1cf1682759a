import { expect, it } from 'vitest'
import { isMadeOtherwise, type MadeWith } from './made-otherwise.ts'

const settings = { voice: 'espeak:de', speed: 1, loudness_lufs: -18 }
const same: MadeWith = { voice: 'espeak:de', requestedVoice: 'espeak:de', speed: 1, loudnessLufs: -18 }

it.each<[string, MadeWith, Partial<typeof settings> | { voice: null }, boolean]>([
  ['the same', same, {}, false],
  ['nothing recorded', { voice: null, speed: null, loudnessLufs: null }, {}, false],
  ['another voice', { ...same, voice: 'espeak:en', requestedVoice: 'espeak:en' }, {}, true],
  ['another voice of a Python record', { voice: 'af_heart', speed: null, loudnessLufs: null }, {}, true],
  ['no voice set, as then', { ...same, requestedVoice: null }, { voice: null }, false],
  ['no voice set any more', same, { voice: null }, true],
  ['no voice set, and nobody knows what was set', { voice: 'af_heart', speed: null, loudnessLufs: null }, { voice: null }, false],
  ['an older spelling of the voice', { ...same, voice: 'espeak:de#1' }, {}, false],
  ['another speed', { ...same, speed: 1.2 }, {}, true],
  ['another loudness', { ...same, loudnessLufs: -16 }, {}, true],
])('%s', (_name, made, config, expected) => {
  expect(isMadeOtherwise(made, { ...settings, ...config })).toBe(expected)
}) // prettier-ignore
