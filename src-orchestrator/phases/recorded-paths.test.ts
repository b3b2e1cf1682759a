import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inNumberOrder, recordedPaths } from './recorded-paths.ts'

let workspace: string
const inside = (name: string): string => join(workspace, 'phase3-chunking', 'chunks', name)
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'bookspool-recorded-'))
  await mkdir(join(workspace, 'phase3-chunking', 'chunks'), { recursive: true })
  for (const name of ['a.txt', 'b.txt']) await writeFile(inside(name), name)
})
afterAll(async () => rm(workspace, { recursive: true, force: true }))

const chunks = 'phase3-chunking/chunks'
describe('the paths of an entry', () => {
  it.each<[string, Record<string, unknown> | null, string[]]>([
    ['no entry', null, []],
    ['nothing recorded', {}, []],
    ['relative ones', { chunk_paths: [`${chunks}/a.txt`, `${chunks}/b.txt`] }, ['a.txt', 'b.txt']],
    ['a single one', { chunk_paths: `${chunks}/a.txt` }, ['a.txt']],
    ['under artifacts', { artifacts: { chunk_paths: [`${chunks}/b.txt`] } }, ['b.txt']],
    ['as objects', { chunks: [{ path: `${chunks}/a.txt`, chars: 4 }] }, ['a.txt']],
    ['a key that is empty, then another', { chunk_paths: [], chunks: [`${chunks}/a.txt`] }, ['a.txt']],
    ['with another system’s separators', { chunk_paths: [String.raw`phase3-chunking\chunks\a.txt`] }, ['a.txt']],
    ['of a workspace on another system', { chunk_paths: [String.raw`C:\books\phase3-chunking\chunks\a.txt`] }, ['a.txt']],
    ['of a workspace that was moved', { chunk_paths: [`/old/place/${chunks}/b.txt`] }, ['b.txt']],
    ['one of which is gone', { chunk_paths: [`${chunks}/a.txt`, `${chunks}/c.txt`] }, []],
    ['that are no words', { chunk_paths: [3, null, ' '] }, []],
  ])('%s', async (_name, entry, names) => {
    const keys = ['chunk_paths', 'chunks']
    const pipelineJson = join(workspace, 'pipeline.json')
    expect(await recordedPaths(entry, keys, pipelineJson)).toEqual(names.map(inside))
  }) // prettier-ignore
})

it.each([
  [
    ['chunk_0010.wav', 'chunk_0002.wav'],
    ['chunk_0002.wav', 'chunk_0010.wav'],
  ],
  [
    ['chunk_10000.wav', 'chunk_9999.wav'],
    ['chunk_9999.wav', 'chunk_10000.wav'],
  ],
  [
    ['a_chunk_002.txt', 'a_chunk_001.txt'],
    ['a_chunk_001.txt', 'a_chunk_002.txt'],
  ],
  [
    ['two.wav', 'one.wav'],
    ['two.wav', 'one.wav'],
  ],
  [
    ['b/chunk_1.wav', 'a/chunk_1.wav'],
    ['b/chunk_1.wav', 'a/chunk_1.wav'],
  ],
  [[], []],
])('%j are in the order %j', (paths, ordered) => {
  expect(inNumberOrder(paths)).toEqual(ordered)
})
