import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { orchestratorSettingsSchema } from '../../../src-contract/orchestrator-settings.ts'
import type { ChapterSpeeches } from '../../../src-contract/own-speech.ts'
import type { ChunkList } from '../../book/chunk.ts'
import { nothingRecorded, phaseContext, type TestContext } from '../../testing/phase-context.ts'
import type { FoundVoice } from './find-voices.ts'
import { speechPhaseWith } from './phase.ts'
import { lookForLanguage } from './spoken-before.ts'
import type { SpeechTools } from './speech-tools.ts'
import { mendedBy, removedMark, standInLoader } from './testing/stand-in-engine.ts'
import { begunVoiceId, keepUsualVoice } from './usual-voice.ts'

const tools: SpeechTools = {
  engines: [standInLoader],
  commands: [],
  workerProgram: fileURLToPath(new URL('testing/stand-in-worker.ts', import.meta.url)),
  patienceSec: () => 60,
}
const phase = speechPhaseWith(tools)

/** Two chapters, of one sentence each. */
function book(...sentences: string[]): ChunkList {
  return {
    language: 'en',
    chapterTitles: sentences.map((_, at) => `Chapter ${at + 1}`),
    chunks: sentences.map((said, index) => ({
      index,
      chapter: index,
      sentences: [{ text: said, said, after: 'sentence' }],
    })),
  }
}
type Spoken = Parameters<typeof lookForLanguage>[2]
const both = book('A sentence that is well.', 'Another one after it.')

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-spoken-before-'))
  vi.stubEnv(mendedBy, join(folder, 'mended'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

function contextOf(voice: string | null, chapters: ChapterSpeeches = {}): TestContext {
  return phaseContext(folder, {
    settings: orchestratorSettingsSchema.parse({ voice }),
    recorded: { ...nothingRecorded, chapters },
  })
}
const removeVoices = async (): Promise<void> => writeFile(removedMark(), '')

it('a voice that is removed once it has spoken the whole book still counts', async () => {
  const first = await phase.run({ chunks: both }, contextOf('deep'))
  await removeVoices()
  const context = contextOf('deep')
  expect(await phase.run({ chunks: both }, context)).toEqual(first)
  expect(first.voice).toBe('tones:deep')
  expect(context.events.filter(({ type }) => type === 'warning')).toEqual([])
})

it('also where somebody has named another one for it meanwhile', async () => {
  const first = await phase.run({ chunks: both }, contextOf('deep'))
  await removeVoices()
  const settings = orchestratorSettingsSchema.parse({ voice: 'deep', voice_answers: { deep: 'default' } })
  expect(await phase.run({ chunks: both }, { ...contextOf('deep'), settings })).toEqual(first)
})

it('where something is left to say it is missing', async () => {
  await phase.run({ chunks: book('A sentence that is well.') }, contextOf('deep'))
  await removeVoices()
  const missing = { failure: { code: 'voice-missing', detail: 'deep' } }
  await expect(phase.run({ chunks: both }, contextOf('deep'))).rejects.toMatchObject(missing)
})

it('a chapter’s voice counts as long as the chapter is as it was', async () => {
  const own = { '2': { title: 'Chapter 2', voice: 'deep' } }
  const first = await phase.run({ chunks: both }, contextOf('fine', own))
  expect(first.chunks.map(({ voice }) => voice)).toEqual(['tones:fine', 'tones:deep'])
  await removeVoices()
  expect(await phase.run({ chunks: both }, contextOf('fine', own))).toEqual(first)
  const slower = { '2': { title: 'Chapter 2', voice: 'deep', speed: 0.8 } }
  const context = contextOf('fine', slower)
  const missing = { failure: { code: 'voice-missing' } }
  await expect(phase.run({ chunks: both }, context)).rejects.toMatchObject(missing)
})

it('so does the voice that was taken for the language where nobody had chosen one, and it is not forgotten', async () => {
  const context = contextOf(null)
  await keepUsualVoice('en', 'other:gone', context)
  const gone: FoundVoice = { loader: standInLoader, voice: { name: 'gone', label: 'Gone', language: 'en', aliases: [] }, all: [] } // prettier-ignore
  const nothing = { voices: async () => Promise.resolve([]), problemOf: async () => Promise.resolve(null) }
  const asked: string[] = []
  const spoken: Spoken = async (wish) => {
    asked.push(wish)
    return Promise.resolve({ found: gone, begun: true })
  }
  const { look, keep } = await lookForLanguage('en', nothing, spoken, tools, context)
  expect((await look(null)).found).toBe(gone)
  expect(asked).toEqual(['other:gone'])
  await keep()
  expect(await begunVoiceId('en', context)).toBe('other:gone')

  const some: Spoken = async () => Promise.resolve({ found: null, begun: true })
  const begun = await lookForLanguage('en', nothing, some, tools, context)
  await expect(begun.look(null)).rejects.toMatchObject({ failure: { code: 'voice-missing', detail: 'other:gone' } }) // prettier-ignore
  expect(await begun.look('plain')).toMatchObject({ found: null, begun: true })
  await begun.keep()
  expect(await begunVoiceId('en', context)).toBe('other:gone')

  const none: Spoken = async () => Promise.resolve({ found: null, begun: false })
  const left = await lookForLanguage('en', nothing, none, tools, context)
  expect((await left.look(null)).found).toBeNull()
  await left.keep()
  expect(await begunVoiceId('en', context)).toBeNull()
})
