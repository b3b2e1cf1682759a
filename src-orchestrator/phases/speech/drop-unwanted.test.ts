import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { orchestratorSettingsSchema } from '../../../src-contract/orchestrator-settings.ts'
import { spokenWithName, spokenWithSchema, type SpokenWith } from '../../../src-contract/spoken-with.ts'
import type { ChunkList } from '../../book/chunk.ts'
import type { PhaseContext } from '../../phase.ts'
import { phaseContext } from '../../testing/phase-context.ts'
import { speechPhaseWith } from './phase.ts'
import { noStore, standInLoader } from './testing/stand-in-engine.ts'

const phase = speechPhaseWith({
  engines: [{ ...standInLoader, store: noStore }],
  commands: [],
  workerProgram: fileURLToPath(new URL('testing/stand-in-worker.ts', import.meta.url)),
  patienceSec: () => 60,
})
const chunks: ChunkList = {
  language: 'en',
  chapterTitles: ['One'],
  chunks: ['It begins here.', 'It goes on.', 'It ends.'].map((said, index) => ({
    index,
    chapter: 0,
    sentences: [{ text: said, said, after: 'chapter' as const }],
  })),
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-unwanted-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

const spokenBy = (voice: string, more: Partial<PhaseContext> = {}) =>
  phaseContext(folder, { settings: orchestratorSettingsSchema.parse({ voice }), ...more })

async function keysStored(): Promise<Set<string>> {
  const names = await readdir(join(folder, 'private', 'speech'))
  return new Set(names.map((name) => name.split('.')[0] ?? ''))
}

async function noted(): Promise<SpokenWith> {
  const text = await readFile(join(folder, 'private', spokenWithName), 'utf8')
  return spokenWithSchema.parse(JSON.parse(text))
}

it('what was spoken in another voice stays until all is spoken in the new one, and is noted as long', async () => {
  const plain = await phase.run({ chunks }, spokenBy('plain'))
  const ofPlain = new Set(plain.chunks.map(({ key }) => key))
  expect(await keysStored()).toEqual(ofPlain)

  const stop = new AbortController()
  const stopped = spokenBy('deep', {
    signal: stop.signal,
    emit: ({ type }) => {
      if (type === 'chunk-done') stop.abort()
    },
  })
  await expect(phase.run({ chunks }, stopped)).rejects.toThrow('abort')
  expect((await keysStored()).size).toBeGreaterThan(ofPlain.size)
  expect((await noted()).manners).toHaveLength(2)

  const back = spokenBy('plain')
  await phase.run({ chunks }, back)
  const reused = back.events.flatMap((event) => (event.type === 'chunk-done' ? [event.reused] : []))
  expect(reused).toEqual([true, true, true])
  expect(await keysStored()).toEqual(ofPlain)
  expect((await noted()).manners).toHaveLength(1)

  const deep = await phase.run({ chunks }, spokenBy('deep'))
  expect(await keysStored()).toEqual(new Set(deep.chunks.map(({ key }) => key)))
})
