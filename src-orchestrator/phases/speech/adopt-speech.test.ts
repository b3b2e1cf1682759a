import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChunkList, SpokenBook } from '../../book/chunk.ts'
import { nothingRecorded, phaseContext, type TestContext } from '../../testing/phase-context.ts'
import { chunkListFrom } from '../chunking/adopt-chunks.ts'
import { enhancementPhase } from '../enhancement/phase.ts'
import { adoptSpeech } from './adopt-speech.ts'
import { anyWav, type WavShape } from './testing/any-wav.ts'
import { decodeWav, encodeWav } from './wav.ts'

let workspace: string
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'bookspool-adopt-speech-'))
  await mkdir(join(workspace, 'audio'))
  await mkdir(join(workspace, 'private'))
})
afterEach(async () => rm(workspace, { recursive: true, force: true }))

const sec = 0.4
const plain = (rateHz: number): Uint8Array => encodeWav(new Int16Array(rateHz * sec).fill(900), rateHz)
const put = async (name: string, bytes: Uint8Array): Promise<void> =>
  writeFile(join(workspace, 'audio', name), bytes)

function listOf(count: number): ChunkList {
  const texts = Array.from({ length: count }, (_, at) => `It is chunk ${at + 1}.`)
  const list = chunkListFrom(texts, 'The Book', 'en')
  if (list === null) throw new Error('no chunks')
  return list
}

function contextWith(entry: Record<string, unknown>): TestContext & { words: string[] } {
  const words: string[] = []
  const recorded = {
    ...nothingRecorded,
    entry: () => ({ status: 'success' as const, entry }),
    pipelineJson: join(workspace, 'pipeline.json'),
  }
  return { ...phaseContext(workspace, { recorded, log: (_, line) => words.push(line) }), words }
}

async function adopt(count: number, entry: Record<string, unknown> = {}): Promise<SpokenBook | null> {
  return adoptSpeech(contextWith(entry), { book: null, chunks: listOf(count) })
}

describe('sound that is there already', () => {
  it('is read where it lies, where it is as ours is', async () => {
    for (const name of ['chunk_0002.wav', 'chunk_0001.wav', 'chunk_0010.wav']) await put(name, plain(22_050))
    const spoken = await adopt(3, { voice_id: 'af_heart' })
    expect(spoken).toMatchObject({ voice: 'af_heart', engine: 'other', sampleRateHz: 22_050 })
    expect(spoken?.chunks.map(({ path }) => path)).toEqual(
      ['chunk_0001.wav', 'chunk_0002.wav', 'chunk_0010.wav'].map((name) => join(workspace, 'audio', name)),
    )
    expect(spoken?.chunks.map(({ durationSec }) => durationSec)).toEqual([sec, sec, sec])
    expect(await readdir(join(workspace, 'private'))).toEqual([])
  })

  it.each<[string, WavShape]>([
    ['stereo', { rateHz: 22_050, channels: 2, kind: 'int16' }],
    ['44.1 kHz in floating point', { rateHz: 44_100, channels: 1, kind: 'float32' }],
    ['48 kHz, stereo, 24 bits', { rateHz: 48_000, channels: 2, kind: 'int24' }],
    ['16 bits with a list before its samples', { rateHz: 24_000, channels: 1, kind: 'int16' }],
  ])('is brought into our form: %s', async (_name, shape) => {
    const bytes = anyWav(shape, sec)
    await put('chunk_0001.wav', bytes)
    await put('chunk_0002.wav', plain(24_000))
    const spoken = await adopt(2)
    expect(spoken?.sampleRateHz).toBe(24_000)
    const [first, second] = spoken?.chunks ?? []
    expect(first?.publishedPath).toBe(join(workspace, 'audio', 'chunk_0001.wav'))
    expect(await readFile(join(workspace, 'audio', 'chunk_0001.wav'))).toEqual(bytes)
    expect(first?.durationSec).toBeCloseTo(sec, 2)
    const made = decodeWav(await readFile(first?.path ?? ''))
    expect(Math.max(...(made?.samples ?? []))).toBeGreaterThan(9000)
    expect(second?.path).toBe(second?.publishedPath)
    const { mtimeMs } = await stat(first?.path ?? '')
    expect(await adopt(2)).toEqual(spoken)
    expect((await stat(first?.path ?? '')).mtimeMs).toBe(mtimeMs)
  })

  it('is taken by the record, in the order of its numbers however it was finished', async () => {
    await mkdir(join(workspace, 'elsewhere'))
    for (const number of [1, 2])
      await writeFile(join(workspace, 'elsewhere', `chunk_000${number}.wav`), plain(8000 * number))
    const spoken = await adopt(2, {
      chunk_audio_paths: ['elsewhere/chunk_0002.wav', 'elsewhere/chunk_0001.wav'],
    })
    expect(spoken?.sampleRateHz).toBe(8000)
    expect(spoken?.chunks.map(({ publishedPath }) => publishedPath.at(-5))).toEqual(['1', '2'])
  })

  it.each([
    ['one is missing', 3],
    ['one is too many', 1],
  ])('is not used where %s, and the log says so', async (_name, count) => {
    await put('chunk_0001.wav', plain(22_050))
    await put('chunk_0002.wav', plain(22_050))
    const context = contextWith({})
    expect(await adoptSpeech(context, { book: null, chunks: listOf(count) })).toBeNull()
    expect(context.words).toEqual([expect.stringContaining('they are not used')])
  })

  it('is not used where one cannot be read, or is nothing, or the chunks are not known', async () => {
    await put('chunk_0001.wav', new TextEncoder().encode('this is no sound at all, whatever it is called'))
    expect(await adopt(1)).toBeNull()
    expect(
      (await readdir(join(workspace, 'private', 'imported'))).filter((name) => name.endsWith('.wav')),
    ).toEqual([])
    await rm(join(workspace, 'audio'), { recursive: true })
    expect(await adopt(1)).toBeNull()
    expect(await adoptSpeech(contextWith({}), { book: null, chunks: null })).toBeNull()
  })
})

it('is mastered as ours is', async () => {
  await put('chunk_0001.wav', anyWav({ rateHz: 44_100, channels: 2, kind: 'float32' }, 2))
  await put('chunk_0002.wav', anyWav({ rateHz: 24_000, channels: 1, kind: 'int16' }, 3))
  const context = contextWith({})
  const text = listOf(2)
  const spoken = await adoptSpeech(context, { book: null, chunks: text })
  if (spoken === null) throw new Error('the sound was not taken over')
  const facts = {
    path: '/input/book.pdf', bytes: 1, sha256: null, fileType: 'pdf', classification: null, title: 'The Book', author: null,
    language: 'en', pages: 1, words: null, audioSec: null, encrypted: false, repaired: false,
  } // prettier-ignore
  const book = { facts, readablePath: facts.path, coverPath: null }
  const finished = await enhancementPhase.run({ book, text, spoken }, context)
  expect(finished.outputs[0]?.path).toBe(join(workspace, 'out', 'The Book.mp3'))
  // Half a second before the first word, a paragraph between, one and a half at the end.
  expect(finished.audioSec).toBeCloseTo(0.5 + 2 + 0.75 + 3 + 1.5, 0)
})
