import { link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PhaseNumber } from '../../src-contract/phases.ts'
import { encodeWav } from '../phases/speech/wav.ts'
import { phaseContext } from '../testing/phase-context.ts'
import type { WorkFolders } from '../phase.ts'
import { discardOnce, forgetRedo, type RedoFlags } from './redo-note.ts'

let workspace: string
let folders: WorkFolders

async function put(path: string, words: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, words)
}

/** A stored chunk with its record, published as a link. */
async function speak(name: string, published: string): Promise<void> {
  const wav = join(folders.private, 'speech', `${name}.wav`)
  await put(wav, encodeWav(new Int16Array(10), 22_050))
  const record = { key: name, sampleRateHz: 22_050, sampleCount: 10, timings: [], elapsedSec: 0 }
  await put(join(folders.private, 'speech', `${name}.json`), JSON.stringify(record))
  await mkdir(folders.audioChunks, { recursive: true })
  await link(wav, join(folders.audioChunks, published))
}

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'bookspool-redo-'))
  folders = phaseContext(workspace).folders
  for (const phase of [1, 2, 3, 4, 5]) await put(join(folders.private, `phase${phase}.json`), '{}')
  await speak('one', 'chunk_0001.wav')
  await speak('two.gap', 'chunk_0002.wav')
})
afterEach(async () => rm(workspace, { recursive: true, force: true }))

const all: PhaseNumber[] = [1, 2, 3, 4, 5]
const plain: RedoFlags = { resume: true, redoFrom: null, redoChanged: null, retryGaps: false, phases: all }
const ask = async (flags: Partial<RedoFlags>): Promise<PhaseNumber[]> => [
  ...(await discardOnce(folders, 'book', { ...plain, ...flags })),
]
const left = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name !== 'redo.json').toSorted()

describe('nothing asked', () => {
  it('leaves everything, and no note', async () => {
    expect(await ask({})).toEqual([])
    expect(await readdir(folders.private)).not.toContain('redo.json')
    expect(await left(folders.audioChunks)).toEqual(['chunk_0001.wav', 'chunk_0002.wav'])
  })
})

describe('--redo-changed', () => {
  it('discards nothing, and says of which phases another program’s work does not count until the book is done', async () => {
    expect(await ask({ redoChanged: 4 })).toEqual([4, 5])
    expect(await left(folders.audioChunks)).toEqual(['chunk_0001.wav', 'chunk_0002.wav'])
    expect(await ask({})).toEqual([4, 5])
    await forgetRedo(folders)
    expect(await ask({})).toEqual([])
  })
})

describe('--no-resume', () => {
  it('discards at each start, and what it asked for holds until the book is done', async () => {
    expect(await ask({ resume: false })).toEqual(all)
    expect(await left(folders.private)).toEqual([])
    expect(await left(folders.audioChunks)).toEqual([])
    await put(join(folders.private, 'phase1.json'), '{}')
    expect(await ask({})).toEqual(all)
    expect(await left(folders.private)).toEqual(['phase1.json'])
    await forgetRedo(folders)
    expect(await ask({})).toEqual([])
  })
})

describe('--redo-from', () => {
  it('discards that phase and what follows, once', async () => {
    expect(await ask({ redoFrom: 4 })).toEqual([4, 5])
    expect(await left(folders.private)).toEqual(['phase1.json', 'phase2.json', 'phase3.json'])
    expect(await left(folders.audioChunks)).toEqual([])
    // Killed when it had spoken a chunk: the same words again go on from there.
    await speak('one', 'chunk_0001.wav')
    expect(await ask({ redoFrom: 4 })).toEqual([4, 5])
    expect(await left(folders.audioChunks)).toEqual(['chunk_0001.wav'])
    // Done: the next time they mean it anew.
    await forgetRedo(folders)
    await ask({ redoFrom: 4 })
    expect(await left(folders.audioChunks)).toEqual([])
  })

  it('begins again where it was cut short itself', async () => {
    await ask({ redoFrom: 3 })
    await rm(join(folders.private, 'redo.json'))
    await put(join(folders.private, 'phase5.json'), '{}')
    expect(await ask({ redoFrom: 3 })).toEqual([3, 4, 5])
    expect(await left(folders.private)).toEqual(['phase1.json', 'phase2.json'])
  })

  it('touches no phase that is not asked for', async () => {
    expect(await ask({ redoFrom: 2, phases: [2, 3] })).toEqual([2, 3])
    expect(await left(folders.private)).toEqual(['phase1.json', 'phase4.json', 'phase5.json', 'speech'])
  })
})

describe('--retry-gaps', () => {
  it('drops what stands in for the gaps, once, and nothing that was spoken', async () => {
    expect(await ask({ retryGaps: true })).toEqual([])
    expect(await left(join(folders.private, 'speech'))).toEqual(['one.json', 'one.wav'])
    expect(await left(folders.audioChunks)).toEqual(['chunk_0001.wav'])
    expect(await left(folders.private)).toEqual(['phase1.json', 'phase2.json', 'phase3.json', 'speech'])
    await put(join(folders.private, 'phase4.json'), '{}')
    await ask({ retryGaps: true })
    expect(await left(folders.private)).toContain('phase4.json')
  })
})

it('leaves a published chunk alone that another program has written since', async () => {
  await writeFile(join(folders.audioChunks, 'chunk_0001.wav'), 'another voice')
  await ask({ redoFrom: 4 })
  expect(await readFile(join(folders.audioChunks, 'chunk_0001.wav'), 'utf8')).toBe('another voice')
})

it('a note that cannot be read is none', async () => {
  await put(join(folders.private, 'redo.json'), '{"request":')
  expect(await ask({ redoFrom: 5 })).toEqual([5])
})
