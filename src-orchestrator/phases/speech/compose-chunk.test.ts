import { describe, expect, test } from 'vitest'
import type { Chunk } from '../../book/chunk.ts'
import { chunkKey } from './chunk-key.ts'
import { composeChunk, trimSilence } from './compose-chunk.ts'
import { decodeWav, encodeWav, wavBytes } from './wav.ts'
import { findVoice } from '../../../src-contract/voice-names.ts'
import { requestedVoice, voiceRequests } from './voice-choice.ts'

const chunk: Chunk = {
  index: 3,
  chapter: 1,
  sentences: [
    { text: 'One.', said: 'One.', after: 'sentence' },
    { text: 'Two.', said: 'Two.', after: 'paragraph' },
  ],
}
const pauses = { comma: null, sentence: 0.35, paragraph: 0.75, heading: 1.2, chapter: 2 }
const voice = { convertedToHz: null, engine: 'espeak', engineVersion: '1', name: 'en-us', speed: 1, pauses }

describe('a chunk', () => {
  test('silence at the ends of a sentence is cut, silence within it stays', () => {
    const samples = new Int16Array(1000)
    samples.fill(1000, 300, 400)
    samples.fill(-1000, 500, 600)
    expect(trimSilence(samples, 1000)).toEqual(samples.subarray(290, 630))
    expect(trimSilence(new Int16Array(50), 1000)).toHaveLength(0)
  })

  test('what an engine leaves at the ends of a sentence fades, so that a join does not click', () => {
    const hum = new Int16Array(1000).fill(60)
    hum.fill(5000, 300, 600)
    const trimmed = trimSilence(hum, 1000)
    expect([trimmed.length, trimmed[0], trimmed.at(-1)]).toEqual([340, 0, 0])
    expect([trimmed[10], trimmed[309]]).toEqual([5000, 5000])
    const abrupt = trimSilence(new Int16Array(100).fill(9000), 1000)
    expect([abrupt[0], abrupt[2], abrupt.at(-1)]).toEqual([0, 9000, 0])
  })

  test('sentences are joined with pauses between, none at the end', () => {
    const { samples, timings } = composeChunk([Int16Array.of(1, 2), Int16Array.of(3)], [0.003, 9], 1000)
    expect([...samples]).toEqual([1, 2, 0, 0, 0, 3])
    expect(timings).toEqual([
      { startSec: 0, endSec: 0.002 },
      { startSec: 0.005, endSec: 0.006 },
    ])
  })

  test('its key depends on what is said and how, and on nothing else', () => {
    const key = chunkKey(chunk, voice)
    const [first, second] = chunk.sentences
    if (first === undefined || second === undefined) throw new Error('no sentences')
    expect(chunkKey({ ...chunk, index: 9, chapter: 4 }, voice)).toBe(key)
    expect(chunkKey({ ...chunk, sentences: [{ ...first, text: 'as printed' }, { ...second, after: 'chapter' }] }, voice)).toBe(key)
    expect(chunkKey({ ...chunk, sentences: [{ ...first, said: 'Won.' }, second] }, voice)).not.toBe(key)
    expect(chunkKey({ ...chunk, sentences: [{ ...first, after: 'paragraph' }, second] }, voice)).not.toBe(key)
    expect(chunkKey(chunk, { ...voice, speed: 1.1 })).not.toBe(key)
    expect(chunkKey(chunk, { ...voice, engineVersion: '2' })).not.toBe(key)
    expect(chunkKey(chunk, { ...voice, pauses: { ...pauses, sentence: 0.4 } })).not.toBe(key)
    expect(chunkKey(chunk, { ...voice, pauses: { ...pauses, comma: 0.2 } })).not.toBe(key)
    expect(chunkKey(chunk, { ...voice, pauses: { ...pauses, chapter: 3 } })).toBe(key)
  }) // prettier-ignore
})

describe('WAV', () => {
  test('comes back as it was; a cut-off one is nothing', () => {
    const samples = Int16Array.of(0, 1, -1, 32_767, -32_768)
    const bytes = encodeWav(samples, 22_050)
    expect(bytes).toHaveLength(wavBytes(5))
    expect(decodeWav(bytes)).toEqual({ samples, sampleRateHz: 22_050 })
    expect(decodeWav(bytes.subarray(0, -1))).toBeNull()
    expect(decodeWav(new Uint8Array(10))).toBeNull()
  })
})

describe('the choice of a voice', () => {
  test.each([
    [null, 'en', 'en-us'],
    [null, 'de-AT', 'de'],
    [null, 'fr', 'fr-fr'],
    ['espeak:en-gb', 'de', 'en-gb'],
    ['de', 'en', 'de'],
    ['piper:amy', 'en', null],
  ])('%s for a book in %s', (setting, language, name) => {
    expect(requestedVoice(setting, language)?.name ?? null).toBe(name)
  })

  test.each<[setting: string | null, ids: string[]]>([
    [null, ['espeak']],
    ['espeak:heart', ['espeak']],
    ['heart', ['espeak', 'hibari', 'sherpa']],
    ['piper:amy', []],
  ])('%s is looked for in %j', (setting, ids) => {
    expect(voiceRequests(setting, 'en').map(({ loader }) => loader.id)).toEqual(ids)
  })

  test('a name or another name of it, in any case', () => {
    const voices = [{ name: 'en-us', label: 'English', language: 'en-US', aliases: ['gmw/en-US'] }]
    expect(findVoice(voices, 'EN-US')?.name).toBe('en-us')
    expect(findVoice(voices, 'gmw/en-us')?.name).toBe('en-us')
    expect(findVoice(voices, 'nobody')).toBeNull()
  })
})
