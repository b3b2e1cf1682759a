import { describe, expect, test } from 'vitest'
import { findModel } from './model-files.ts'
import { labelOf, languageInName, languageTag, licenceIn, plainName, speakersOf } from './model-names.ts'
import { safeParts } from './unpack.ts'

const data = ['espeak-ng-data/phontab', 'espeak-ng-data/en_dict']

describe('the kind of a model', () => {
  const found = (names: string[], notes: Record<string, string> = {}): unknown => {
    const result = findModel(names, () => new Map(Object.entries(notes)))
    return result.ok ? [result.model.kind, result.model.data, result.model.files] : result.reason
  }

  test.each([
    ['vits', 'own', ['en_US-joe-medium.onnx', 'tokens.txt', ...data], { model_type: 'vits' }, { model: 'en_US-joe-medium.onnx' }],
    ['vits', 'shared', ['en_US-joe-medium.onnx', 'tokens.txt'], { model_type: 'vits', has_espeak: '1' }, { model: 'en_US-joe-medium.onnx' }],
    ['vits', 'none', ['model.int8.onnx', 'model.onnx', 'tokens.txt', 'lexicon.txt'], { model_type: 'melo-vits' }, { model: 'model.onnx', lexicon: 'lexicon.txt' }],
    ['kokoro', 'own', ['model.int8.onnx', 'voices.bin', 'tokens.txt', 'lexicon-us-en.txt', 'lexicon-gb-en.txt', ...data], { model_type: 'kokoro' }, { model: 'model.int8.onnx', voices: 'voices.bin', lexicon: 'lexicon-gb-en.txt,lexicon-us-en.txt' }],
    ['kitten', 'own', ['model.fp16.onnx', 'voices.bin', 'tokens.txt', ...data], { model_type: 'kitten-tts' }, { model: 'model.fp16.onnx', voices: 'voices.bin' }],
    ['matcha', 'own', ['model-steps-3.onnx', 'vocos-22khz-univ.onnx', 'tokens.txt', ...data], { model_type: 'matcha-tts' }, { acousticModel: 'model-steps-3.onnx', vocoder: 'vocos-22khz-univ.onnx' }],
  ] as const)('%s, eSpeak data: %s', (kind, where, names, notes, files) => {
    expect(found([...names], notes)).toEqual([kind, where, { tokens: 'tokens.txt', ...files }])
  }) // prettier-ignore

  test('Supertonic has four networks', () => {
    const names = ['duration_predictor.int8.onnx', 'text_encoder.int8.onnx', 'vector_estimator.int8.onnx', 'vocoder.int8.onnx', 'tts.json', 'unicode_indexer.bin', 'voice.bin'] // prettier-ignore
    expect(found(names)).toMatchObject(['supertonic', 'none', { vocoder: 'vocoder.int8.onnx', voiceStyle: 'voice.bin' }]) // prettier-ignore
    expect(found(names.slice(0, 6))).toBe('voice.bin is missing')
    expect(found(names.slice(1))).toBe('its durationPredictor is missing')
  })

  test.each([
    ['there is no network (.onnx) in it', ['tokens.txt'], {}],
    ['tokens.txt is missing', ['model.onnx'], {}],
    ['its network does not say what it is', ['model.onnx', 'tokens.txt'], {}],
    ['it is of the kind “whisper-tiny”', ['model.onnx', 'tokens.txt'], { model_type: 'whisper-tiny' }],
    ['its vocoder (vocos-….onnx or hifigan_….onnx) is missing; put it into the folder', ['model-steps-3.onnx', 'tokens.txt'], { model_type: 'matcha-tts' }],
    ['it speaks like a recording that it is given, which this version cannot do', ['lm_flow.onnx', 'lm_main.onnx', 'encoder.onnx'], {}],
  ] as const)('%s', (reason, names, notes) => {
    expect(found([...names], notes)).toBe(reason)
  }) // prettier-ignore
})

test.each([
  ['en_US-joe-medium', 'en-US'],
  ['vits-piper-de_DE-thorsten-low', 'de-DE'],
  ['vits-mms-deu', 'de'],
  ['kokoro-en-v0_19', 'en'],
  ['model', null],
])('the language of %s is %s', (name, language) => {
  expect(languageInName(name)).toBe(language)
})

test('language tags of any usual kind', () => {
  expect(['en_US', 'en-us', 'deu', 'pt-br', '', 'English, please'].map(languageTag)).toEqual(['en-US', 'en-US', 'de', 'pt-BR', null, null]) // prettier-ignore
})

test.each([
  [
    '# Model card\n\n## Dataset\n\n* URL: https://example.org\n* License: CC0\n',
    'CC0, as its MODEL_CARD says',
  ],
  ['Licence:  CC BY 4.0 \r\n', 'CC BY 4.0, as its MODEL_CARD says'],
  ['* License:\n* URL: x', null],
  ['The licence is not known: see there.', null],
  [null, null],
])('the licence that a card states', (card, licence) => {
  expect(licenceIn(card)).toBe(licence)
})

test('names for people, and without what archives put before them', () => {
  expect(plainName('vits-piper-en_US-joe-medium')).toBe('en_US-joe-medium')
  expect(plainName('my voice/#1')).toBe('my_voice__1')
  expect([plainName('-x'), plainName('.x'), plainName('')]).toEqual(['_-x', '_.x', '_'])
  expect(plainName('J\u00f6e')).toMatch(/^Joe-[\da-f]{6}$/u)
  expect(plainName('Jo\u0308e')).toBe(plainName('J\u00f6e'))
  expect(plainName('小雅')).toMatch(/^__-[\da-f]{6}$/u)
  expect(plainName('小雅')).not.toBe(plainName('华研'))
  expect(plainName('ö'.repeat(300))).toHaveLength(80)
  expect([labelOf('小雅'), labelOf('vits-piper-My Jöe')]).toEqual(['小雅', 'My Jöe'])
  expect([labelOf('en_GB-northern_english_male-medium'), labelOf('kokoro-en-v0_19')]).toEqual(['Northern English Male (medium)', 'kokoro-en-v0_19']) // prettier-ignore
})

test('speakers have the names that the model gives them, and their own languages', () => {
  const kokoro = { label: 'K', language: 'en', kind: 'kokoro' }
  expect(speakersOf(3, ['af_heart', 'bm_george'], kokoro)).toEqual([
    { name: 'af_heart', label: 'K, af_heart', language: 'en-US' },
    { name: 'bm_george', label: 'K, bm_george', language: 'en-GB' },
    { name: '2', label: 'K, speaker 2', language: 'en' },
  ])
  expect(speakersOf(1, [], { label: 'Joe', language: 'en-US', kind: 'vits' })).toEqual([{ name: '0', label: 'Joe', language: 'en-US' }]) // prettier-ignore
})

test.each([
  ['model/tokens.txt', ['model', 'tokens.txt']],
  ['./model//tokens.txt', ['model', 'tokens.txt']],
  ['../tokens.txt', null],
  ['model/../../tokens.txt', null],
  ['/etc/passwd', null],
  ['model\\..\\x', null],
  ['c:/x', null],
  ['', null],
  ['./', []],
  ['./x/', ['x']],
])('%s inside of an archive', (name, parts) => {
  expect(safeParts(name)).toEqual(parts)
})
