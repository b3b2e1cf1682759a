import { describe, expect, it } from 'vitest'
import { noVoiceFacts, type Voice } from '../../../src-contract/reports.ts'
import { voiceVerdict, wishesOf } from './missing-voice.ts'

const voice = (engine: string, name: string, over: Partial<Voice> = {}): Voice => ({
  id: `${engine}:${name}`, name: 'In words', language: 'en', engine, aliases: [], installed: true, ...noVoiceFacts, ...over,
}) // prettier-ignore
const voices = [
  voice('espeak', 'en-us', { aliases: ['gmw/en-US', 'English (America)'] }),
  voice('kokoro', 'af_heart'),
  voice('kokoro', 'bf_emma', { installed: false }),
]
const there = { kind: 'there' }
const missing = { kind: 'missing' }

describe('a voice that is named', () => {
  it.each<[string, Record<string, string>, unknown]>([
    ['espeak:en-us', {}, there],
    ['EN-US', {}, there],
    ['english (america)', {}, there],
    ['espeak:gmw/en-us', { 'espeak:gmw/en-us': 'default' }, there],
    ['kokoro:af_heart', {}, there],
    ['af_heart', {}, there],
    ['am_adam', {}, missing],
    ['kokoro:bf_emma', {}, missing],
    ['piper:amy', {}, missing],
    ['constructor', {}, missing],
    ['bella', { bella: 'default' }, { kind: 'answered', answer: 'default' }],
    ['bella', { bella: 'espeak:en-us' }, { kind: 'answered', answer: 'espeak:en-us' }],
    ['bella', { bella: 'kokoro:gone' }, missing],
    ['bella', { sarah: 'default' }, missing],
  ])('%s, with the answers %j', (wish, answers, verdict) => {
    expect(voiceVerdict(wish, voices, answers)).toEqual(verdict)
  })
})

describe('the voices that a book is to have', () => {
  const chapters = { '2': { voice: 'deep' }, '3-5': { voice: 'deep', speed: 2 }, Coda: { voice: 'sarah' } }
  const record = {
    tts_voice: 'bella',
    voice_overrides: { alice: 'sarah' },
    speech_overrides: { alice: { chapters }, carol: { speed: 2 } },
  }
  it.each<[string, string, string | null, string | null, string[]]>([
    ['its own, and those of its chapters', 'alice', 'espeak:de', null, ['sarah', 'deep']],
    ['the setting', 'bob', 'espeak:de', null, ['espeak:de']],
    ['the workspace’s', 'carol', null, null, ['bella']],
    ['not one that was typed', 'alice', 'espeak:de', 'espeak:de', ['deep', 'sarah']],
  ])('%s', (_name, fileId, setting, typed, wishes) => {
    expect(wishesOf(record, fileId, { setting, typed })).toEqual(wishes)
  })
  it('none', () => {
    expect(wishesOf({}, 'alice', { setting: null, typed: null })).toEqual([])
  })
})
