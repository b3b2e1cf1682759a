import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openOwnedFiles, sha256Of } from '../phases/owned-files.ts'
import type { WorkFolders } from '../phase.ts'
import { discardEarlierRuns } from './discard.ts'

let workspace: string
let folders: WorkFolders

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'bookspool-discard-'))
  folders = {
    workspace,
    private: join(workspace, 'private'),
    chunks: join(workspace, 'chunks'),
    audioChunks: join(workspace, 'audio', 'alice'),
    output: join(workspace, 'out'),
  }
  await mkdir(folders.private)
})
afterEach(async () => rm(workspace, { recursive: true, force: true }))

async function put(path: string, isOurs: boolean): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, path)
  if (!isOurs) return
  const owned = await openOwnedFiles(folders, 'files')
  owned.note(path, Buffer.byteLength(path), await sha256Of(path))
  await owned.save()
}

it('drops what is ours and unchanged, and nothing else', async () => {
  await put(join(folders.chunks, 'alice_chunk_001.txt'), true)
  await put(join(folders.chunks, 'alice_chunk_002.txt'), false)
  await put(join(folders.chunks, 'alice_chunk_003.txt'), true)
  await writeFile(join(folders.chunks, 'alice_chunk_003.txt'), 'edited by hand')
  await put(join(folders.chunks, 'bob_chunk_001.txt'), true)
  await put(join(folders.audioChunks, 'chunk_0001.wav'), true)
  await put(join(folders.audioChunks, 'chunk_0002.wav'), false)
  await put(join(folders.output, 'alice.mp3'), true)
  await put(join(folders.private, 'phase1.json'), false)
  await put(join(folders.private, 'speech', 'key.wav'), false)
  await put(join(folders.private, 'run.lock'), false)
  await discardEarlierRuns(folders, 'alice')
  expect(await readdir(folders.chunks)).toEqual([
    'alice_chunk_002.txt',
    'alice_chunk_003.txt',
    'bob_chunk_001.txt',
  ])
  expect(await readdir(folders.audioChunks)).toEqual(['chunk_0002.wav'])
  expect(await readdir(folders.output)).toEqual(['alice.mp3'])
  expect((await readdir(folders.private)).toSorted()).toEqual(['files.owned.json', 'run.lock'])
})

it('knows what is ours in a workspace that was moved', async () => {
  const [text, other] = [
    join(folders.chunks, 'alice_chunk_001.txt'),
    join(folders.chunks, 'alice_chunk_002.txt'),
  ]
  await put(text, true)
  await put(other, false)
  const moved = `${workspace}-moved`
  await rename(workspace, moved)
  try {
    const there = (path: string): string => join(moved, relative(workspace, path))
    const owned = await openOwnedFiles({ workspace: moved, private: there(folders.private) }, 'files')
    expect([await owned.isOurs(there(text)), await owned.isOurs(there(other))]).toEqual([true, false])
  } finally {
    await rename(moved, workspace)
  }
})

it('has nothing to do for a new book', async () => {
  await discardEarlierRuns(folders, 'alice')
  expect(await readdir(workspace)).toEqual(['private'])
})
