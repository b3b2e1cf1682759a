import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import type { Controller } from '../app/bookspool-api.ts'
import type { SpokenPiece } from './spoken-books.ts'
import { openBookPreviews, previewSec, type BookPreviews } from './book-preview.ts'

const sentence =
  'The old clockmaker measured each quiet hour, and thought of the voyage that his daughter had begun. '

let folder = ''
let previews: BookPreviews
let recorded: Awaited<ReturnType<Controller['recordOf']>> = null
beforeEach(async () => {
  recorded = null
  folder = await mkdtemp(join(tmpdir(), 'preview-'))
  previews = openBookPreviews({
    folder: join(folder, 'previews'),
    program: orchestratorProgram(),
    config: () => defaultConfig,
    commandsFor: async () => Promise.resolve({ ok: true as const, value: [] }),
    answersTo: async () => Promise.resolve({}),
    recordOf: async () => Promise.resolve(recorded),
    passwordOf: () => null,
  })
})
afterEach(async () => previews.stop())

async function book(text: string): Promise<{ id: string; path: string }> {
  const path = join(folder, 'clock.txt')
  await writeFile(path, text)
  return { id: 'clock', path }
}

test('half a minute of a book is spoken, and not the rest of it', async () => {
  const made = await previews.make(await book(sentence.repeat(400)))
  if (!made.ok) throw new Error(made.failure.code)
  const sec = made.value.reduce((sum, { durationSec }) => sum + durationSec, 0)
  expect(sec).toBeGreaterThanOrEqual(previewSec)
  expect(sec).toBeLessThan(600)
  for (const { path } of made.value) expect((await stat(path)).size).toBeGreaterThan(1000)
  expect((await readdir(folder)).toSorted()).toEqual(['clock.txt', 'previews'])
})

test('of a short book there is less, and of one that cannot be read it is said why', async () => {
  const short = await previews.make(await book(sentence))
  expect(short.ok && short.value.length).toBe(1)
  expect(await previews.make(await book(''))).toMatchObject({ ok: false, failure: { code: 'file-empty' } })
})

test('one that is called off is over', async () => {
  const making = previews.make(await book(sentence.repeat(400)))
  await previews.stop()
  expect(await making).toMatchObject({ ok: false, failure: { code: 'interrupted' } })
})

test('it is spoken as was chosen for the book, and for its first chapter', async () => {
  const secondsOf = async (): Promise<number> => {
    const made = await previews.make(await book(`CHAPTER I\n\n${sentence}\n\nCHAPTER II\n\n${sentence}`))
    if (!made.ok) throw new Error(made.failure.code)
    return made.value.reduce((sum, { durationSec }) => sum + durationSec, 0)
  }
  const usual = await secondsOf()
  recorded = {
    fileId: 'clock',
    record: { speech_overrides: { clock: { speed: 2, chapters: { '1': { speed: 1 } } } } },
  }
  const own = await secondsOf()
  expect(own / usual).toBeGreaterThan(0.65)
  expect(own / usual).toBeLessThan(0.85)
})

test('its chapters are read without a word spoken, and known from then on', async () => {
  const text = `CHAPTER I\n\n${sentence.repeat(9)}\n\nCHAPTER II\n\n${sentence.repeat(9)}`
  const read = await previews.chaptersOf(await book(text))
  expect(read).toEqual({ ok: true, value: [expect.stringContaining('CHAPTER I'), expect.stringContaining('CHAPTER II')] }) // prettier-ignore
  expect(await previews.chaptersOf(await book(''))).toEqual(read)
})

test('a book is read once, however often and by whichever voice it is heard; another one takes its place', async () => {
  const clock = await book(`CHAPTER I\n\n${sentence.repeat(9)}`)
  const madeAt = async (): Promise<number[]> => {
    const { workspace = '', fileId = '' } = previews.lastReadingOf(clock.id) ?? {}
    const folder = join(workspace, '.bookspool', 'books', fileId)
    const stores = ['phase1.json', 'phase2.json', 'phase3.json']
    return Promise.all(stores.map(async (name) => (await stat(join(folder, name))).mtimeMs))
  }
  const first = await previews.make(clock)
  const read = await madeAt()
  recorded = { fileId: 'clock', record: { voice_overrides: { clock: 'espeak:en-gb-scotland' } } }
  const second = await previews.make(clock)
  if (!first.ok || !second.ok) throw new Error('it was not spoken')
  const soundsOf = (pieces: readonly SpokenPiece[]): string[] =>
    pieces.map(({ path, version }) => `${version} ${path}`)
  for (const sound of soundsOf(second.value)) expect(soundsOf(first.value)).not.toContain(sound)
  expect(second.value[0]?.durationSec).not.toBe(first.value[0]?.durationSec)
  expect(await madeAt()).toEqual(read)
  recorded = null
  const third = await previews.make(clock)
  expect(third.ok && third.value.map(({ durationSec }) => durationSec)).toEqual(first.value.map(({ durationSec }) => durationSec)) // prettier-ignore
  expect(await madeAt()).toEqual(read)

  expect((await previews.readingOf({ ...clock, id: 'another' })).ok).toBe(true)
  expect(previews.lastReadingOf(clock.id)).toBeNull()
  for (const { path } of first.value) await expect(stat(path)).rejects.toThrow('ENOENT')
})

test('where a book was read is known until the next preview', async () => {
  const read = await previews.readingOf(await book(sentence.repeat(9)))
  expect(read).toEqual({ ok: true, value: previews.lastReadingOf('clock') })
  await previews.make(await book(''))
  expect(previews.lastReadingOf('clock')).toBeNull()
})
