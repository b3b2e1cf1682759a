import { link, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { workAnswerSchema, type WorkAnswer } from '../../src-contract/work-protocol.ts'
import { lockFile } from '../../src-node/file-lock.ts'
import type { WorkFolders } from '../phase.ts'
import { openOwnedFiles, sha256Of } from '../phases/owned-files.ts'
import { encodeWav } from '../phases/speech/wav.ts'
import { compressWork } from './compress-work.ts'
import { dropWork } from './drop-work.ts'
import { expandWork } from './expand-work.ts'
import { filesBelow, foldersOf } from './book-folders.ts'
import { measureWork } from './measure-work.ts'
import { runWork } from './run-work.ts'

let workspace = ''
let folders: WorkFolders = foldersOf('', 'Alice')
const pace = {
  signal: new AbortController().signal,
  spent: () => undefined,
  whenRunning: async () => undefined,
}
const options = { keepWav: false, ffmpeg: null, share: 1, signal: new AbortController().signal }

const spokenAt = new Date('2026-05-01T10:00:00Z')

/** A tone that no two chunks share. */
function tone(number: number): Uint8Array {
  const samples = Int16Array.from({ length: 4000 + number }, (_, at) =>
    Math.round(9000 * Math.sin(at / (3 + number))),
  )
  return encodeWav(samples, 22_050)
}

function recordOf(number: number): string {
  const record = { key: 'k', sampleRateHz: 22_050, sampleCount: 4000 + number, timings: [], elapsedSec: 0 }
  return JSON.stringify(record)
}

async function put(path: string, bytes: Uint8Array | string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, bytes)
  return path
}

const stored = (number: number): string => join(folders.private, 'speech', `key${number}.wav`)
const published = (number: number, ending = 'wav'): string =>
  join(folders.audioChunks, `chunk_000${number}.${ending}`)

/** Three chunks, the third said twice; a text of ours; a page; what others left. */
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'bookspool-work-'))
  folders = foldersOf(workspace, 'Alice')
  await mkdir(folders.audioChunks, { recursive: true })
  for (const number of [1, 2, 3]) {
    await put(stored(number), tone(number))
    await put(stored(number).replace('.wav', '.json'), recordOf(number))
    for (const path of [stored(number), stored(number).replace('.wav', '.json')])
      await utimes(path, spokenAt, spokenAt)
    await link(stored(number), published(number))
  }
  await link(stored(3), published(4))
  const text = await put(join(folders.chunks, 'Alice_chunk_001.txt'), 'Words.\n')
  const owned = await openOwnedFiles(folders, 'chunk-texts')
  owned.note(text, 7, await sha256Of(text))
  await owned.save()
  await put(
    join(folders.private, 'extraction', 'k', 'pages-00000.json'),
    JSON.stringify(['page'.repeat(500)]),
  )
  await put(join(folders.private, 'phase1.json'), JSON.stringify({ output: { facts: { title: 'Alice' } } }))
  await put(join(folders.private, 'phase4.json'), '{}')
  await put(join(folders.private, 'outputs.owned.json'), '{}')
  await put(join(folders.audioChunks, 'chunk_0009.wav'), 'of another program')
  await put(join(folders.chunks, 'Alice_chunk_002.txt'), 'of another program')
  await put(join(folders.output, 'Alice.mp3'), 'the book')
})
afterEach(async () => rm(workspace, { recursive: true, force: true }))

async function everything(): Promise<Map<string, string>> {
  const files = (await filesBelow(workspace)).filter((path) => !path.endsWith('.owned.json'))
  return new Map(
    await Promise.all(files.toSorted().map(async (path) => [path, await sha256Of(path)] as const)),
  )
}

test('compressed and put back: the same files, byte for byte, under the same names', async () => {
  const before = await everything()
  expect(await compressWork(folders, options)).toBe(true)
  expect((await readdir(folders.audioChunks)).toSorted()).toEqual([
    'chunk_0001.flac',
    'chunk_0002.flac',
    'chunk_0003.flac',
    'chunk_0004.flac',
    'chunk_0009.wav',
  ])
  expect((await readFile(published(1, 'flac'))).toString('latin1', 0, 4)).toBe('fLaC')
  // The store and the name in the workspace are one file still.
  expect((await stat(published(3, 'flac'))).nlink).toBe(3)
  expect((await measureWork(workspace))[0]).toMatchObject({ plain: { sound: false, rest: false } })

  await expandWork(folders, null, pace)
  expect(await everything()).toEqual(before)
  expect((await stat(published(3))).nlink).toBe(3)
})

test('where another program reads the chunks they stay WAV, and the rest is compressed', async () => {
  expect(await compressWork(folders, { ...options, keepWav: true })).toBe(false)
  expect(await readdir(folders.audioChunks)).toContain('chunk_0001.wav')
  expect(await readdir(join(folders.private, 'extraction', 'k'))).toEqual(['pages-00000.json.gz'])
})

test('killed in between: a chunk in both forms is put back once, half a file is cleared away', async () => {
  const before = await everything()
  await compressWork(folders, options)
  // As if it had ended before the first form of one chunk was taken away.
  await put(stored(1), tone(1))
  await put(join(folders.private, 'speech', '.key2.flac.x.part'), 'half')
  await expandWork(folders, null, pace)
  expect(await everything()).toEqual(before)
})

test('a chunk that cannot be read any more is dropped, and will be spoken again', async () => {
  await compressWork(folders, options)
  await writeFile(stored(2).replace('.wav', '.flac'), 'noise')
  await expandWork(folders, null, pace)
  expect((await readdir(join(folders.private, 'speech'))).filter((name) => !name.endsWith('.json'))).toEqual([
    'key1.wav',
    'key3.wav',
  ])
})

test('a name that somebody else has taken is left to them, and that chunk stays WAV', async () => {
  await put(published(2, 'flac'), 'mine')
  await compressWork(folders, options)
  expect(await readFile(published(2, 'flac'), 'utf8')).toBe('mine')
  expect((await stat(published(2))).ino).toBe((await stat(stored(2))).ino)
})

test.each(['plain', 'compressed'])('dropped while %s: what we made goes, and nothing else', async (form) => {
  if (form === 'compressed') await compressWork(folders, options)
  await dropWork(folders, 'Alice', new Date('2026-05-03T10:00:00Z'))
  const left = (await filesBelow(workspace)).map((path) => path.slice(workspace.length + 1))
  expect(left.toSorted()).toEqual(
    [
      '.bookspool/books/Alice/chunk-texts.owned.json',
      '.bookspool/books/Alice/dropped.json',
      '.bookspool/books/Alice/outputs.owned.json',
      '.bookspool/books/Alice/phase1.json',
      ...(form === 'compressed' ? ['.bookspool/books/Alice/audio-chunks.owned.json'] : []),
      'phase3-chunking/chunks/Alice_chunk_002.txt',
      'phase4_tts/audio_chunks/Alice/chunk_0009.wav',
      'phase5_enhancement/output/Alice.mp3',
    ].toSorted(),
  )
  expect(await measureWork(workspace)).toEqual([])
})

test('a chunk that the user edited in place is neither compressed nor dropped', async () => {
  const later = new Date(Date.now() + 60_000)
  await writeFile(published(2), tone(7))
  await utimes(published(2), later, later)
  await compressWork(folders, options)
  expect(await sha256Of(published(2))).toBe(await sha256Of(stored(2)))
  await dropWork(folders, 'Alice')
  expect(new Uint8Array(await readFile(published(2)))).toEqual(tone(7))
})

test('a text of ours that was changed stays', async () => {
  await writeFile(join(folders.chunks, 'Alice_chunk_001.txt'), 'Other words.\n')
  await dropWork(folders, 'Alice')
  expect(await readFile(join(folders.chunks, 'Alice_chunk_001.txt'), 'utf8')).toBe('Other words.\n')
})

test('counts the bytes of a file with several names once, and none of others', async () => {
  const [book, ...more] = await measureWork(workspace)
  const sizes = [tone(1), tone(2), tone(3)].reduce((sum, { length }) => sum + length, 0)
  const records = 3 * recordOf(1).length
  const page = (await stat(join(folders.private, 'extraction', 'k', 'pages-00000.json'))).size
  expect(more).toEqual([])
  expect(await measureWork(workspace, 'Alice')).toEqual([book])
  expect(await measureWork(workspace, 'Bob')).toEqual([])
  expect(book).toEqual({
    fileId: 'Alice',
    title: 'Alice',
    // phase4.json, the text.
    bytes: sizes + records + page + 2 + 7,
    plain: { sound: true, rest: true },
  })
})

async function ask(requests: readonly object[]): Promise<WorkAnswer[]> {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const answers: WorkAnswer[] = []
  const done = runWork(input, output)
  for (const request of requests) {
    input.write(`${JSON.stringify(request)}\n`)
    const line: unknown = await new Promise((resolve) => output.once('data', resolve))
    answers.push(workAnswerSchema.parse(JSON.parse(String(line))))
  }
  input.end()
  await done
  return answers
}

test('the verb answers in order, and leaves a book alone while it runs', async () => {
  const ofAlice = { workspace, fileId: 'Alice' }
  const lock = await lockFile(join(folders.private, 'run.lock'), 0)
  const held = await ask([{ id: 1, type: 'drop', ...ofAlice }])
  expect(held).toMatchObject([{ type: 'failed', id: 1, failure: { code: 'workspace-in-use' } }])
  await lock?.release()
  const answers = await ask([
    { id: 2, type: 'measure', workspace },
    { id: 3, type: 'compress', ...ofAlice, keepWav: true, ffmpeg: null, share: 1 },
    { id: 4, type: 'compress', ...ofAlice, keepWav: false, ffmpeg: '/nowhere/ffmpeg', share: 1 },
    { id: 5, type: 'drop', ...ofAlice },
    { id: 6, type: 'measure', workspace },
  ])
  expect(answers).toMatchObject([
    { type: 'measured', id: 2, books: [{ fileId: 'Alice' }] },
    { type: 'compressed', id: 3, sound: false },
    { type: 'failed', id: 4, failure: { code: 'ffmpeg-missing' } },
    { type: 'dropped', id: 5 },
    { type: 'measured', id: 6, books: [] },
  ])
})
