import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  orchestratorSettingsSchema,
  type OrchestratorSettings,
} from '../../../src-contract/orchestrator-settings.ts'
import type { RecordedVoices } from '../../../src-contract/voice-names.ts'
import type { ChunkList } from '../../book/chunk.ts'
import { nothingRecorded, phaseContext, type TestContext } from '../../testing/phase-context.ts'
import { speechPhaseWith } from './phase.ts'
import {
  endsOnceWith,
  mendedBy,
  noStore,
  revisionIs,
  standInLoader,
  unready,
} from './testing/stand-in-engine.ts'

const phaseTools = {
  engines: [standInLoader],
  commands: [],
  workerProgram: fileURLToPath(new URL('testing/stand-in-worker.ts', import.meta.url)),
  patienceSec: () => 60,
}
const phase = speechPhaseWith(phaseTools)
const said = 'A sentence that is well.'
const chunks: ChunkList = {
  language: 'en',
  chapterTitles: ['One'],
  chunks: [{ index: 0, chapter: 0, sentences: [{ text: said, said, after: 'sentence' }] }],
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-missing-voice-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

type Named = Partial<RecordedVoices> & Partial<Pick<OrchestratorSettings, 'voice' | 'voice_answers'>>

function contextOf({ override = null, general = null, ...settings }: Named): TestContext {
  return phaseContext(folder, {
    settings: orchestratorSettingsSchema.parse(settings),
    recorded: { ...nothingRecorded, voice: { override, general } },
  })
}

it.each<[string, Named, string, number]>([
  ['there: answers are not looked at', { override: 'deep', voice_answers: { deep: 'plain' } }, 'tones:deep', 0],
  ['answered by another', { override: 'bella', voice_answers: { bella: 'tones:deep' } }, 'tones:deep', 0],
  ['answered by the language’s, whatever else is named', { override: 'bella', voice: 'deep', voice_answers: { bella: 'default' } }, 'tones:plain', 0],
  ['of the workspace, answered', { general: 'bella', voice_answers: { bella: 'deep' } }, 'tones:deep', 0],
  ['of the settings, answered', { voice: 'other:bella', voice_answers: { 'other:bella': 'default' } }, 'tones:plain', 0],
  ['of the settings, not answered', { voice: 'bella' }, 'tones:plain', 1],
  ['of record and settings, not answered', { override: 'bella', voice: 'bella' }, 'tones:plain', 1],
  ['of the record, not answered', { override: 'bella', voice: 'deep' }, 'tones:deep', 1],
  ['answered by one that is gone', { general: 'bella', voice_answers: { bella: 'sarah' } }, 'tones:plain', 1],
])('a voice %s', async (_name, named, voice, warnings) => {
  const context = contextOf(named)
  expect((await phase.run({ chunks }, context)).voice).toBe(voice)
  expect(context.events.filter(({ type }) => type === 'warning')).toHaveLength(warnings)
}) // prettier-ignore

it.each<[string, Named, string]>([
  ['a setting', { voice: 'bella', voice_answers: { sarah: 'deep' } }, 'There is no voice “bella” on this machine; “tones:plain” speaks in its place.'],
  ['one of the record', { override: 'bella', voice: 'deep' }, 'There is no voice “bella” on this machine; “tones:deep” speaks in its place.'],
  ['one that can be installed', { voice: 'Heart' }, 'There is no voice “Heart” on this machine; “tones:plain” speaks in its place. `bookspool voices install hibari:heart` installs it.'],
])('%s that is not there, and not answered, is told at once with the one that speaks', async (_name, named, message) => {
  const context = contextOf(named)
  await phase.run({ chunks }, context)
  const warnings = context.events.filter(({ type }) => type === 'warning')
  expect(warnings).toEqual([{ type: 'warning', message, at_once: true }])
}) // prettier-ignore

it('a voice that is there but cannot be spoken with is told with its reason, and is asked about as one that is missing', async () => {
  const tools = { ...phaseTools, engines: [{ ...standInLoader, store: noStore }] }
  vi.stubEnv(unready, 'deep')
  const context = contextOf({ voice: 'deep' })
  const run = speechPhaseWith(tools).run({ chunks }, context)
  await expect(run).rejects.toMatchObject({ failure: { code: 'voice-unusable', file: 'tones:deep', detail: 'its file is damaged' } }) // prettier-ignore
  const message = 'The voice “tones:deep” cannot be used: its file is damaged.'
  expect(context.events).toContainEqual({ type: 'warning', message })
  const answered = contextOf({ voice: 'deep', voice_answers: { deep: 'plain' } })
  expect((await speechPhaseWith(tools).run({ chunks }, answered)).voice).toBe('tones:plain')
})

it('a worker that is ended while it loads the voice costs a second one, not the book', async () => {
  vi.stubEnv(mendedBy, join(folder, 'mended'))
  vi.stubEnv(endsOnceWith, 'deep')
  const tools = { ...phaseTools, engines: [{ ...standInLoader, store: noStore }] }
  const context = contextOf({ voice: 'deep' })
  expect((await speechPhaseWith(tools).run({ chunks }, context)).voice).toBe('tones:deep')
  expect(context.events.filter(({ type }) => type === 'warning')).toEqual([])
})

it('the sound of one answer is not taken for that of another; answers for other voices change nothing', async () => {
  const keyOf = async (answers: Record<string, string>): Promise<string> =>
    phase.key({ chunks }, contextOf({ override: 'bella', voice_answers: answers }))
  const keys = await Promise.all([{}, { bella: 'default' }, { bella: 'deep' }].map(keyOf))
  expect(new Set(keys).size).toBe(3)
  expect(await keyOf({ sarah: 'deep' })).toBe(keys[0])
  expect(await keyOf({ bella: 'tones:deep' })).toBe(keys[2])
})

it('another voice installed under the same name makes other sound; the same one is taken over', async () => {
  const speakAs = async (revision: string): Promise<{ key: string; path: string | undefined }> => {
    vi.stubEnv(revisionIs, revision)
    const context = contextOf({})
    const { chunks: spoken } = await phase.run({ chunks }, context)
    return { key: await phase.key({ chunks }, context), path: spoken[0]?.path }
  }
  const first = await speakAs('one')
  const other = await speakAs('two')
  expect(other.key).not.toBe(first.key)
  expect(other.path).not.toBe(first.path)
  expect(await speakAs('one')).toEqual(first)
})

it('a voice that is named without its engine, and is installed after another one spoke in its place, speaks the book', async () => {
  const keyWhile = async (installed: string[]): Promise<string> => {
    const revisionOf = (name: string): string => (installed.includes(name) ? 'sum' : '')
    const engines = [standInLoader, { ...standInLoader, id: 'other', store: noStore, revisionOf }]
    return speechPhaseWith({ ...phaseTools, engines }).key({ chunks }, contextOf({ voice: 'bella' }))
  }
  const missing = await keyWhile([])
  expect(await keyWhile(['sarah'])).toBe(missing)
  expect(await keyWhile(['bella'])).not.toBe(missing)
})
