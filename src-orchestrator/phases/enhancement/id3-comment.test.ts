import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseFile } from 'music-metadata'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeComment } from './id3-comment.ts'
import { silentMp3 } from './testing/silent-mp3.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-id3-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test.each(['Plain words', 'Wörter – 😀\nin two lines'])(
  '%j is the comment that players show',
  async (text) => {
    const path = await silentMp3(folder, 1, [['title', 'A book'], ['SERIES', 'comment'], ['comment', text], ['language', 'eng']], [], 0) // prettier-ignore
    const { size } = await stat(path)
    const sound = (await readFile(path)).subarray(-1000)
    await makeComment(path, 'deu')
    const { common, native } = await parseFile(path)
    expect(common).toMatchObject({ title: 'A book', comment: [{ descriptor: '', language: 'deu', text }] })
    const frames = native['ID3v2.3'] ?? []
    expect(frames.map(({ id }) => id)).toEqual(expect.arrayContaining(['TXXX:SERIES', 'TLAN']))
    expect(frames.map(({ id }) => id)).not.toContain('TXXX:comment')
    const after = await readFile(path)
    expect(after.length).toBe(size)
    expect(after.subarray(-1000).equals(sound)).toBe(true)
  },
)

test('a file without one stays as it is', async () => {
  const path = await silentMp3(folder, 1, [['title', 'A book'], ['SERIES', 'comment']], [], 0) // prettier-ignore
  const before = await readFile(path)
  await makeComment(path, null)
  expect((await readFile(path)).equals(before)).toBe(true)
})
