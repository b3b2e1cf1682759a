import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { ChunkList, SpokenBook } from '../../../book/chunk.ts'
import { phaseContext, type TestContext } from '../../../testing/phase-context.ts'
import { speechPhaseWith } from '../phase.ts'
import { mendedBy, removedMark, standInLoader } from '../testing/stand-in-engine.ts'
import { decodeWav } from '../wav.ts'

const phase = speechPhaseWith({
  engines: [standInLoader],
  commands: [],
  workerProgram: fileURLToPath(new URL('../testing/stand-in-worker.ts', import.meta.url)),
  patienceSec: () => 60,
})

const recordSchema = z.looseObject({ heard: z.unknown() })

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-ear-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

const usual = Array.from(
  { length: 14 },
  (_, index) => `This is sentence number ${'x'.repeat(index + 1)} of many that are well.`,
)
const stutter = 'Here is a STUTTER in the middle of it all.'
const divided = 'It is LONG where both are said at once, and that is why there is another HALF of it.'
const hopeless = 'This LONG one has no comma and no other HALF.'

const foreign = 'This can the voice of its OWN not say at all.'

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

type Spoken = { book: SpokenBook; context: TestContext; words: string[] }

async function speak(list: ChunkList, name = 'work', cores = 1): Promise<Spoken> {
  const words: string[] = []
  const context = phaseContext(join(folder, name), { cores: () => cores, log: (_, line) => words.push(line) })
  return { book: await phase.run({ chunks: list }, context), context, words }
}

async function secondsOf({ book }: Spoken, index: number): Promise<number> {
  const wav = decodeWav(await readFile(book.chunks[index]?.publishedPath ?? ''))
  return wav === null ? 0 : wav.samples.length / wav.sampleRateHz
}

it('what sounds off is made again by another take, in halves, or by another voice, told, and made once', async () => {
  const list = listOf(usual, [stutter], [divided], [hopeless], [foreign])
  const spoken = await speak(list)
  expect(spoken.book.chunks.map(({ sounds }) => sounds.map(({ text, again, left }) => [text, again, left]))).toEqual([
    [],
    [[stutter, 'take 2', null]],
    [[divided, 'in two halves', null]],
    [[hopeless, null, 'takes too long for its words, says its ending twice']],
    [[foreign, 'by tones:deep', null]],
  ])
  // 0.01 s a letter is the pace of this voice.
  expect(await secondsOf(spoken, 1)).toBeCloseTo(stutter.length / 100, 1)
  const lengths = [0, 1, 3].map((chunk) =>
    spoken.context.events.flatMap((event) =>
      event.type === 'chunk-done' && event.chunk === chunk ? [event.audioSec] : [],
    ),
  )
  expect(lengths).toEqual([
    [spoken.book.chunks[0]?.durationSec],
    [expect.any(Number), spoken.book.chunks[1]?.durationSec],
    [spoken.book.chunks[3]?.durationSec],
  ])
  const told = spoken.words.find((line) => line.startsWith('Chunk 2: '))
  expect(told).toMatch(/STUTTER.*” takes too long for its words.*; made again \(take 2\), and is well$/u)
  expect(phase.entry(spoken.book, spoken.context)).toMatchObject({ metrics: { chunks: 5, made_again: 3, sound_off: 1 } })

  const before = await readdir(join(spoken.context.folders.private, 'speech'))
  const second = await speak(list)
  expect(second.book).toEqual(spoken.book)
  expect(await readdir(join(second.context.folders.private, 'speech'))).toEqual(before)
  const elsewhere = await speak(list, 'elsewhere', 2)
  expect(elsewhere.book.chunks.map(({ key }) => key)).toEqual(spoken.book.chunks.map(({ key }) => key))
}) // prettier-ignore

it('a sentence that gave nothing at its first take is told of, also when all stands from before', async () => {
  const mute = 'This is MUTE at first, and then it is not.'
  const list = listOf(usual, ['This is well.', mute], [stutter, mute])
  const spoken = await speak(list)
  const told = ({ book }: Spoken): unknown[] =>
    book.chunks.map(({ sounds }) =>
      sounds.map(({ text, reason, again, left }) => [text, reason, again, left]),
    )
  const ofMute = [mute, 'gave only silence', 'take 2', null]
  expect(told(spoken)).toEqual([
    [],
    [ofMute],
    [[stutter, expect.stringContaining('takes too long'), 'take 2', null], ofMute],
  ])
  expect(spoken.words).toContain(`Chunk 2: “${mute}” gave only silence; made again (take 2), and is well`)
  const [one, other] = spoken.book.chunks[1]?.sounds ?? []
  expect([one?.startSec, other]).toEqual([spoken.book.chunks[1]?.timings[1]?.startSec, undefined])
  expect(told(await speak(list))).toEqual(told(spoken))
})

it('a voice that goes when all is spoken ends no book: what sounds off stays as it is, and is made again once the voice is there', async () => {
  vi.stubEnv(mendedBy, join(folder, 'mended'))
  const list = listOf(usual, [stutter], ['This is the LAST one.'])
  const spoken = await speak(list)
  expect(spoken.book.chunks[1]?.sounds).toMatchObject([{ text: stutter, again: null }])
  expect(spoken.words.join()).toMatch(/chunk 2, made again: .*tones:plain/u)
  await rm(removedMark())
  expect((await speak(list)).book.chunks[1]?.sounds).toMatchObject([{ text: stutter, again: 'take 2' }])
})

it('a sentence that was well when it was tried, and not when its chunk was made again, is not said to be well', async () => {
  const wavering = 'This WAVERS from one time that it is said to another.'
  const spoken = await speak(listOf(usual, [wavering]))
  const told = spoken.book.chunks.map(({ sounds }) => sounds.map(({ text, again, left }) => [text, again, left]))
  expect(told).toEqual([[], [[wavering, null, 'takes too long for its words, says its ending twice']]])
}) // prettier-ignore

it('chunks of an older version, which nobody has listened to, are listened to now', async () => {
  const list = listOf(usual, [stutter])
  const spoken = await speak(list)
  const speech = join(spoken.context.folders.private, 'speech')
  for (const name of await readdir(speech)) {
    if (/\.(?:ear|again)\./u.test(name)) await rm(join(speech, name))
    else if (name.endsWith('.json')) {
      const { heard: _heard, ...record } = recordSchema.parse(
        JSON.parse(await readFile(join(speech, name), 'utf8')),
      )
      await writeFile(join(speech, name), JSON.stringify(record))
    }
  }
  const again = await speak(list)
  expect(again.book.chunks[1]?.sounds).toEqual(spoken.book.chunks[1]?.sounds)
})
