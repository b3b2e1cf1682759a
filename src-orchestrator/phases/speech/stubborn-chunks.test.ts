import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { orchestratorSettingsSchema } from '../../../src-contract/orchestrator-settings.ts'
import type { ChunkList, SpokenBook } from '../../book/chunk.ts'
import { discardGaps } from '../../program/discard.ts'
import { phaseContext, type TestContext } from '../../testing/phase-context.ts'
import { speechPhaseWith } from './phase.ts'
import type { SpeechTools } from './speech-tools.ts'
import { mendedBy, standInLoader } from './testing/stand-in-engine.ts'
import { decodeWav } from './wav.ts'
import type { Question } from './worker-process.ts'

const tools: SpeechTools = {
  engines: [standInLoader],
  commands: [],
  workerProgram: fileURLToPath(new URL('testing/stand-in-worker.ts', import.meta.url)),
  // What hangs is known here; everything else may take as long as a busy machine needs.
  patienceSec: (question: Question) => (JSON.stringify(question).includes('HANG') ? 0.3 : 60),
}
const phase = speechPhaseWith(tools)

let folder: string
let mended: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-stubborn-'))
  mended = join(folder, 'mended')
  process.env[mendedBy] = mended
})
afterEach(async () => {
  Reflect.deleteProperty(process.env, mendedBy)
  await rm(folder, { recursive: true, force: true })
})

function listOf(...chunks: string[][]): ChunkList {
  return {
    language: 'en',
    chapterTitles: ['One'],
    chunks: chunks.map((sentences, index) => ({
      index,
      chapter: 0,
      sentences: sentences.map((said) => ({ text: said, said, after: 'sentence' as const })),
    })),
  }
}

const good = ['A sentence that is well.', 'And another one, which is well too.']
const afterwards = ['The end of it all.']

type Spoken = { book: SpokenBook; context: TestContext; words: string[] }

async function speak(list: ChunkList, name = 'work', cores = 1): Promise<Spoken> {
  const words: string[] = []
  const context = phaseContext(join(folder, name), {
    cores: () => cores,
    log: (_, line) => words.push(line),
  })
  return { book: await phase.run({ chunks: list }, context), context, words }
}

function gapsOf({ book }: Spoken): (string | null)[][] {
  return book.chunks.map(({ gap, gapText }) => [gap, gapText])
}

async function samplesOf({ book }: Spoken, index: number): Promise<Int16Array> {
  return decodeWav(await readFile(book.chunks[index]?.path ?? ''))?.samples ?? new Int16Array(0)
}

async function soundOf(spoken: Spoken): Promise<string[]> {
  const files = await Promise.all(
    spoken.book.chunks.map(async ({ publishedPath }) => readFile(publishedPath)),
  )
  return files.map((bytes) => bytes.toString('base64'))
}

const warnings = ({ context }: Spoken): string[] =>
  context.events.flatMap((event) => (event.type === 'warning' ? [event.message] : []))

it('a voice that goes while the book is spoken ends it with its reason: no other one speaks the rest', async () => {
  const run = speak(listOf(good, ['Now it is GONE.'], afterwards))
  await expect(run).rejects.toMatchObject({
    failure: { code: 'voice-unusable', file: 'tones:plain', detail: 'the voice plain is not installed' },
  })
})

describe('a chunk that fails', () => {
  it('once: it is spoken by a fresh worker, and sounds as if nothing had been', async () => {
    const list = listOf(good, ['This fails ONCE, and is well then.'], afterwards)
    const spoken = await speak(list)
    expect(gapsOf(spoken)).toEqual([[null, null], [null, null], [null, null]]) // prettier-ignore
    expect(spoken.words.filter((line) => line.includes('attempt 1 of 3'))).toHaveLength(1)
    expect(warnings(spoken)).toEqual([])
    await writeFile(mended, '')
    const undisturbed = await speak(list, 'undisturbed', 2)
    expect(await soundOf(spoken)).toEqual(await soundOf(undisturbed))
    expect(spoken.book.chunks.map(({ key }) => key)).toEqual(undisturbed.book.chunks.map(({ key }) => key))
  })

  it('in one clause: the rest of it is spoken, and silence stands for that clause alone', async () => {
    const clause = 'but here is a CRASH and more,'
    const spoken = await speak(listOf(good, [good[0] ?? '', `It began well, ${clause} and it went on.`]))
    expect(gapsOf(spoken)).toEqual([[null, null], ['its process was ended by SIGKILL', clause]]) // prettier-ignore
    expect(warnings(spoken)).toEqual(['Chunk 2 has a gap: its process was ended by SIGKILL'])
    const samples = await samplesOf(spoken, 1)
    const silent = longestSilence(samples) / 8000
    // 0.01 s a character is the pace of this voice; a breath stands at either end.
    expect(silent).toBeGreaterThan(clause.length * 0.01)
    expect(silent).toBeLessThan(clause.length * 0.01 + 0.5)
    expect(phase.entry(spoken.book, spoken.context)).toMatchObject({
      metrics: { chunks: 2, gaps: 1 },
      errors: [{ chunk: 2, gap: 'its process was ended by SIGKILL' }],
    })
  })

  it('with its own voice only: another one says that sentence, and it is told', async () => {
    const spoken = await speak(listOf(good, ['I REFUSE to say this.', 'This I say myself.']))
    expect(gapsOf(spoken)).toEqual([[null, null], [null, null]]) // prettier-ignore
    expect(spoken.book.chunks.map(({ otherVoices }) => otherVoices)).toEqual([[], ['tones:deep']])
    expect(warnings(spoken)).toEqual(['Chunk 2 was spoken in parts, some of it by tones:deep'])
    const entry = phase.entry(spoken.book, spoken.context)
    expect(entry['chunk_metrics']).toMatchObject([{ chunk: 1 }, { chunk: 2, other_voices: ['tones:deep'] }])
    const reused = await speak(listOf(good, ['I REFUSE to say this.', 'This I say myself.']))
    expect(reused.book).toEqual(spoken.book)
    expect(reused.words.some((line) => line.includes('attempt'))).toBe(false)
    const progress = reused.context.events.flatMap((each) => (each.type === 'progress' ? [each.done] : []))
    expect(progress).toEqual([2])
  })

  it.each([
    ['NEVER', 'these words are refused'],
    ['SILENCE', 'only silence came for “Here is SILENCE.”'],
    ['HANG', 'no answer in 0 seconds'],
  ])('at %s whatever is tried: the whole sentence is a gap', async (word, reason) => {
    const spoken = await speak(listOf(good, [`Here is ${word}.`], afterwards))
    const why = reason.replace('SILENCE', word)
    expect(gapsOf(spoken)).toEqual([[null, null], [why, `Here is ${word}.`], [null, null]]) // prettier-ignore
    expect((await samplesOf(spoken, 1)).some((sample) => sample !== 0)).toBe(false)
    expect(spoken.book.chunks[1]?.durationSec).toBeCloseTo(`Here is ${word}.`.length * 0.01, 1)
    const progress = spoken.context.events.filter(({ type }) => type === 'progress')
    // It is no standstill while it is tried: each step tells.
    expect(progress.length).toBeGreaterThanOrEqual(3 + 3)
  })

  it('to have a word in it: it takes no time, and is no gap', async () => {
    const spoken = await speak(listOf(good, ['…'], afterwards))
    expect(gapsOf(spoken)).toEqual([[null, null], [null, null], [null, null]]) // prettier-ignore
    expect(spoken.book.chunks[1]?.durationSec).toBe(0)
  })
})

function longestSilence(samples: Int16Array): number {
  let longest = 0
  let now = 0
  for (const sample of samples) {
    now = Math.abs(sample) < 64 ? now + 1 : 0
    longest = Math.max(longest, now)
  }
  return longest
}

describe('an engine that does not work', () => {
  it('costs the book, with its own words', async () => {
    await expect(speak(listOf(['I will NEVER speak.']))).rejects.toMatchObject({
      failure: { code: 'speech-failed', detail: 'these words are refused' },
    })
  })

  it('is not asked for a thousand chunks', async () => {
    const words: string[] = []
    const list = listOf(good, ...Array.from({ length: 40 }, () => ['NEVER.']))
    const settings = orchestratorSettingsSchema.parse({ max_retries: 0 })
    const context = phaseContext(join(folder, 'work'), { settings, log: (_, line) => words.push(line) })
    await expect(phase.run({ chunks: list }, context)).rejects.toThrow('speech-failed')
    expect(words.filter((line) => line.includes('attempt 1 of 1'))).toHaveLength(8)
  })
})

describe('gaps', () => {
  const list = listOf(good, ['Here is NEVER.'], afterwards)

  it('stand in a second run, and are filled when they are tried again', async () => {
    const first = await speak(list)
    await writeFile(mended, '')
    const second = await speak(list)
    expect(second.book).toEqual(first.book)
    await discardGaps(second.context.folders)
    const filled = await speak(list)
    expect(
      gapsOf(filled)
        .flat()
        .every((gap) => gap === null),
    ).toBe(true)
    expect(
      filled.context.events.filter((event) => event.type === 'chunk-done' && !event.reused),
    ).toHaveLength(1)
    expect(await soundOf(filled)).toEqual(await soundOf(await speak(list, 'undisturbed')))
    const stored = await readdir(join(filled.context.folders.private, 'speech'))
    expect(stored.filter((name) => name.includes('.gap.'))).toEqual([])
  })

  it('are as long whatever order the work is done in', async () => {
    const [one, two] = [await speak(list), await speak(list, 'two', 2)]
    expect(await soundOf(one)).toEqual(await soundOf(two))
  })
})

it('a stop while a chunk is spoken is no attempt at it', async () => {
  const stop = new AbortController()
  const words: string[] = []
  const context = phaseContext(join(folder, 'work'), {
    signal: stop.signal,
    log: (_, line) => {
      words.push(line)
      if (line.includes('chunks to be spoken')) setTimeout(() => stop.abort(), 300)
    },
  })
  await expect(phase.run({ chunks: listOf(['This is a HANG.']) }, context)).rejects.toThrow(/abort/u)
  expect(words.filter((line) => line.includes('attempt'))).toEqual([])
})

it('a stop while a chunk is tried in every way begins no other worker', async () => {
  const stop = new AbortController()
  const words: string[] = []
  const context = phaseContext(join(folder, 'work'), {
    signal: stop.signal,
    log: (_, line) => {
      words.push(line)
      if (line.includes('attempt 1 of 3')) stop.abort()
    },
  })
  await expect(phase.run({ chunks: listOf(['Here is NEVER.']) }, context)).rejects.toThrow(/abort/u)
  expect(words.filter((line) => line.includes('attempt'))).toHaveLength(1)
})

it('a voice that hangs at chunk after chunk is given up, and what it has spoken is kept; one that speaks between them is not', async () => {
  const hang = ['Here is HANG.']
  const lost = phaseContext(join(folder, 'lost'), { cores: () => 1 })
  const failure = { code: 'voice-unusable', file: 'tones:plain', detail: 'no answer in 0 seconds' }
  const run = phase.run({ chunks: listOf(good, hang, hang, hang, hang) }, lost)
  await expect(run).rejects.toMatchObject({ failure })
  expect(lost.events.filter(({ type }) => type === 'chunk-done')).toMatchObject([{ chunk: 0 }])
  const spoken = await speak(listOf(hang, good, hang, good, hang, afterwards))
  expect(gapsOf(spoken).map(([gap]) => gap !== null)).toEqual([true, false, true, false, true, false])
})
