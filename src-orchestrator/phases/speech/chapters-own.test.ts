import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { orchestratorSettingsSchema } from '../../../src-contract/orchestrator-settings.ts'
import type { ChapterSpeeches } from '../../../src-contract/own-speech.ts'
import type { ChunkList, SpokenBook } from '../../book/chunk.ts'
import { nothingRecorded, phaseContext, type TestContext } from '../../testing/phase-context.ts'
import { narratorOf } from '../enhancement/finish-book.ts'
import { chapterPauses } from './chapters-own.ts'
import { speechPhaseWith } from './phase.ts'
import { noStore, standInLoader } from './testing/stand-in-engine.ts'
import { decodeWav } from './wav.ts'

const phase = speechPhaseWith({
  engines: [{ ...standInLoader, store: noStore }],
  commands: [],
  workerProgram: fileURLToPath(new URL('testing/stand-in-worker.ts', import.meta.url)),
  patienceSec: () => 60,
})

const texts = ['It begins here.', 'The fox comes.', 'The crow goes away.', 'NEVER a word of this.']
/** The second chapter of the text has nothing to say: it is not counted. */
const chunks: ChunkList = {
  language: 'en',
  chapterTitles: ['Preface', 'Plates', 'The Fox', 'The Crow', 'The End'],
  chunks: [0, 2, 3, 4].map((chapter, index) => {
    const text = texts[index] ?? ''
    return { index, chapter, sentences: [{ text, said: text, after: 'chapter' }] }
  }),
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-chapters-own-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

function contextOf(chapters: ChapterSpeeches, settings: Record<string, unknown> = {}): TestContext {
  return phaseContext(folder, {
    settings: orchestratorSettingsSchema.parse({ max_retries: 0, ...settings }),
    recorded: { ...nothingRecorded, chapters },
  })
}

const voicesOf = ({ chunks: spoken }: SpokenBook): string[] => spoken.map(({ voice }) => voice)
const warningsOf = ({ events }: TestContext): string[] =>
  events.flatMap((event) => (event.type === 'warning' ? [event.message] : []))

describe('a chapter with its own voice', () => {
  it('is spoken by it; the others keep their chunks, as files', async () => {
    const plain = await phase.run({ chunks }, contextOf({}))
    expect(voicesOf(plain)).toEqual(Array.from({ length: 4 }, () => 'tones:plain'))
    const before = await Promise.all(plain.chunks.map(async ({ path }) => stat(path)))
    const context = contextOf({ 'the fox': { voice: 'deep' } })
    const mixed = await phase.run({ chunks }, context)
    expect(voicesOf(mixed)).toEqual(['tones:plain', 'tones:deep', 'tones:plain', 'tones:plain'])
    const after = await Promise.all(mixed.chunks.map(async ({ path }) => stat(path)))
    expect(after.map(({ ino, mtimeMs }, at) => ino === before[at]?.ino && mtimeMs === before[at]?.mtimeMs)).toEqual([true, false, true, true]) // prettier-ignore
    const reused = context.events.flatMap((event) => (event.type === 'chunk-done' ? [event.reused] : []))
    expect(reused.filter(Boolean)).toHaveLength(3)
    expect(mixed.labels).toEqual({ 'tones:plain': 'The plain one', 'tones:deep': 'The deep one' })
    expect(narratorOf(mixed)).toBe('The plain one, The deep one')
    const { chunk_metrics: metrics } = phase.entry(mixed, context)
    expect(metrics).toMatchObject([{ engine_used: 'tones' }, { voice_id: 'tones:deep', chapter: 2 }, {}, {}])
  })

  it('of another rate is brought to the book’s, and lasts as long', async () => {
    const { chunks: spoken, sampleRateHz } = await phase.run(
      { chunks },
      contextOf({ '2': { voice: 'fine' } }),
    )
    const own = decodeWav(await readFile(spoken[1]?.path ?? ''))
    expect([sampleRateHz, own?.sampleRateHz]).toEqual([8000, 8000])
    expect(spoken[1]?.durationSec).toBeCloseTo((texts[1] ?? '').length * 0.01, 1)
    const whole = await phase.run({ chunks }, contextOf({}, { voice: 'fine' }))
    expect(whole.sampleRateHz).toBe(16_000)
    expect(whole.chunks[1]?.key).not.toBe(spoken[1]?.key)
  })

  it('that is not here is spoken by the one that was named in its place, else by the book’s own, which is told', async () => {
    const answered = contextOf({ '2-3': { voice: 'bella' } }, { voice_answers: { bella: 'deep' } })
    expect(voicesOf(await phase.run({ chunks }, answered)).slice(0, 3)).toEqual(['tones:plain', 'tones:deep', 'tones:deep']) // prettier-ignore
    const byLanguage = contextOf(
      { '2': { voice: 'bella' } },
      { voice: 'deep', voice_answers: { bella: 'default' } },
    )
    expect(voicesOf(await phase.run({ chunks }, byLanguage)).slice(0, 3)).toEqual(['tones:deep', 'tones:plain', 'tones:deep']) // prettier-ignore
    const open = contextOf({ '1': { voice: 'bella' }, Coda: { speed: 2 } }, { voice: 'deep' })
    expect(voicesOf(await phase.run({ chunks }, open))[0]).toBe('tones:deep')
    expect(warningsOf(open).slice(0, 2)).toEqual([
      'This book has no chapter “Coda”: what was chosen for it is left out.',
      'There is no voice “bella” on this machine; “tones:deep” speaks the chapters that ask for it.',
    ])
  })
})

describe('a chapter with its own speed and pauses', () => {
  it('has other chunks, a gap of its own length, and its own pauses behind it', async () => {
    const context = contextOf({ '3': { pause_chapter: 4 }, '4': { speed: 2 } })
    const own = await phase.run({ chunks }, context)
    const usual = await phase.run({ chunks }, contextOf({}))
    const isSame = own.chunks.map(({ key }, at) => key === usual.chunks[at]?.key)
    // What follows a chunk's last sentence is none of the chunk's business.
    expect(isSame).toEqual([true, true, true, false])
    expect(own.chunks[3]?.gap).toBe('these words are refused')
    expect((own.chunks[3]?.durationSec ?? 0) * 2).toBeCloseTo(usual.chunks[3]?.durationSec ?? 0, 1)
    const pauses = chapterPauses(chunks, context)
    expect([pauses.others.chapter, pauses.own.get(3)?.chapter, pauses.own.get(4)?.chapter]).toEqual([2, 4, 1])
  })

  it('is part of what its book’s sound is known by, as is nothing that concerns no chapter', async () => {
    const keyOf = async (chapters: ChapterSpeeches): Promise<string> =>
      phase.key({ chunks }, contextOf(chapters))
    const keys = await Promise.all(
      [{}, { '2': { voice: 'deep' } }, { '2': { speed: 1.5 } }, { '3': { speed: 1.5 } }, { '2': { pause_chapter: 1 } }].map(keyOf),
    ) // prettier-ignore
    expect(new Set(keys).size).toBe(5)
    expect(await keyOf({ Coda: { speed: 2 } })).toBe(keys[0])
    expect(await keyOf({ 'The Fox': { voice: 'tones:deep' } })).toBe(keys[1])
  })
})
