import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { phaseContext } from '../testing/phase-context.ts'
import { asideFolder, moveAside } from '../../src-node/move-aside.ts'
import { asideTeller } from './aside.ts'
import { exists } from '../../src-node/path-exists.ts'

let workspace: string
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'bookspool-aside-'))
})
afterEach(async () => rm(workspace, { recursive: true, force: true }))

const day = new Date('2026-05-03T10:00:00Z')
const aside = (...names: string[]): string => join(asideFolder(workspace), '2026-05-03', ...names)
const notes = async (): Promise<unknown[]> =>
  (await readFile(join(asideFolder(workspace), 'moves.ndjson'), 'utf8'))
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line): unknown => JSON.parse(line))

async function put(path: string, words: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, words)
  return path
}

it('keeps every file under its own path, and a second one beside it', async () => {
  const path = join(workspace, 'phase4_tts', 'audio_chunks', 'alice', 'chunk_0001.wav')
  await put(path, 'one')
  const first = await moveAside(path, workspace, day)
  await put(path, 'two')
  const second = await moveAside(path, workspace, day)
  expect(first).toBe(aside('phase4_tts', 'audio_chunks', 'alice', 'chunk_0001.wav'))
  expect(second).toBe(`${first}.2`)
  expect([await readFile(first, 'utf8'), await readFile(second, 'utf8')]).toEqual(['one', 'two'])
  expect(await exists(path)).toBe(false)
  const at = day.toISOString()
  expect(await notes()).toEqual([
    { at, from: path, to: first },
    { at, from: path, to: second },
  ])
})

it('keeps the note of a move after one that a power cut left half-written', async () => {
  const path = await put(join(workspace, 'a.txt'), 'a')
  await put(join(asideFolder(workspace), 'moves.ndjson'), '{"at":"2026-05-0')
  await moveAside(path, workspace, day)
  expect(await notes()).toMatchObject([{ from: path }])
})

it('moves a link that leads nowhere, as it is', async () => {
  const path = join(workspace, 'chunk_0001.wav')
  await symlink(join(workspace, 'nowhere'), path)
  expect(await exists(path)).toBe(true)
  const to = await moveAside(path, workspace, day)
  expect([await exists(path), await exists(to)]).toEqual([false, true])
})

it('has a place for what lies outside the workspace', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'bookspool-elsewhere-'))
  try {
    const path = await put(join(elsewhere, 'book.mp3'), 'x')
    expect(await moveAside(path, workspace, day)).toBe(aside('outside', 'book.mp3'))
  } finally {
    await rm(elsewhere, { recursive: true, force: true })
  }
})

it('tells once, and logs every file', () => {
  const words: string[] = []
  const context = phaseContext(workspace, { log: (_, line) => words.push(line) })
  const tell = asideTeller(context)
  tell('/w/chunks/a', null)
  tell('/w/chunks/a', '/w/aside/a')
  tell('/w/chunks/b', '/w/aside/b')
  expect(words).toHaveLength(2)
  expect(context.events).toMatchObject([
    { type: 'warning', message: expect.stringContaining('/w/chunks ') as unknown },
  ])
})
