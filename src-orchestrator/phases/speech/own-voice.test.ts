import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ChunkList } from '../../book/chunk.ts'
import { begunWith } from './begun-with.ts'
import { chunkKey, type ChosenVoice } from './chunk-key.ts'
import { storedPaths } from './chunk-store.ts'
import type { Piece, PieceVoice } from './worker-protocol.ts'
import { startWorker } from './worker-process.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-own-voice-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

it.each([
  ['is gone', { voice: 'gone', revision: '' }, { code: 'voice-missing', detail: 'tones:gone' }],
  ['was replaced', { voice: 'plain', revision: 'of then' }, { code: 'voice-unusable', file: 'tones:plain' }],
])('a book whose voice %s while it is spoken ends with that', async (_name, by, failure) => {
  const worker = startWorker({
    program: fileURLToPath(new URL('testing/stand-in-worker.ts', import.meta.url)),
    engine: 'tones',
    commands: [],
    patienceSec: () => 60,
    onWords: () => undefined,
    onSaid: () => undefined,
    onSpent: () => undefined,
  })
  const said = 'A sentence that is well.'
  const asked = { type: 'try' as const, speed: 1, sampleRateHz: 8000, commaSec: null }
  const pieces = (voice: PieceVoice): Piece[] => [{ said, by: voice }]
  await expect(worker.ask({ ...asked, pieces: pieces({ engine: 'tones', ...by }) })).rejects.toMatchObject({
    failure,
  })
  const plain = await worker.ask({
    ...asked,
    pieces: pieces({ engine: 'tones', voice: 'plain', revision: '' }),
  })
  expect(plain).toMatchObject({ repeatedSec: 0 })
  worker.end()
})

it('a book goes on with the form of its voice that it was begun with', async () => {
  const said = (words: string): ChunkList['chunks'][number]['sentences'] => [
    { text: words, said: words, after: 'sentence' },
  ]
  const list: ChunkList = {
    language: 'en',
    chapterTitles: ['One'],
    chunks: ['First.', 'Second.'].map((words, index) => ({ index, chapter: 0, sentences: said(words) })),
  }
  const form = (engineVersion: string): ChosenVoice => ({
    engine: 'espeak',
    engineVersion,
    name: 'en-us',
    speed: 1,
    pauses: { comma: null, sentence: 0, paragraph: 0, heading: 0, chapter: 0 },
    convertedToHz: null,
  })
  const forms = [form('1 native 2'), form('1')] as const
  const folders = { private: folder }
  const chosen = async (): Promise<string> =>
    (await begunWith([...forms], list.chunks, folders)).engineVersion
  const store = async (which: ChosenVoice, index: number): Promise<void> => {
    const chunk = list.chunks[index]
    if (chunk === undefined) throw new RangeError('there is no such chunk')
    const { wav } = storedPaths(folders, chunkKey(chunk, which))
    await mkdir(dirname(wav), { recursive: true })
    await writeFile(wav, '')
  }
  expect(await chosen()).toBe('1 native 2')
  await store(forms[1], 1)
  expect(await chosen()).toBe('1')
  await store(forms[0], 0)
  expect(await chosen()).toBe('1 native 2')
})
