import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parseFile } from 'music-metadata'
import { expect, test } from 'vitest'

import { chunkChapters } from './chapter-chunks.ts'
import { ffmpegPath } from './testing/ffmpeg-path.ts'

const run = promisify(execFile)

async function ffmpeg(...args: readonly string[]): Promise<string> {
  return (await run(await ffmpegPath(), ['-v', 'error', ...args])).stdout
}

/** A tone of ten seconds with a mark each second that has a title. */
async function marked(titles: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-chunks-'))
  const marks = titles.map(
    (title, at) => `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${at * 1000}\nEND=${(at + 1) * 1000}\ntitle=${title}\n`,
  )
  await writeFile(join(folder, 'marks'), `;FFMETADATA1\n${marks.join('')}`)
  const path = join(folder, 'tone.m4b')
  const input = ['-f', 'lavfi', '-i', 'sine=300:duration=10', '-f', 'ffmetadata', '-i', join(folder, 'marks')]
  await ffmpeg(...input, '-map', '0:a', '-map_metadata', '1', '-c:a', 'aac', '-b:a', '32k', '-movflags', '+faststart', '-f', 'ipod', path) // prettier-ignore
  return path
}

const titlesOf = async (path: string): Promise<string[]> =>
  (await parseFile(path, { includeChapters: true })).format.chapters?.map(({ title }) => title) ?? []
const samplesOf = async (path: string): Promise<string> => ffmpeg('-i', path, '-map', '0:a', '-f', 'md5', '-')
const marksOf = async (path: string): Promise<string> => ffmpeg('-i', path, '-f', 'ffmetadata', '-')

test.each([
  ['of one length', ['One', 'Two', 'Six']],
  [
    'of several',
    ['I', 'The Pool of Tears', 'Ein Brief für «Æneas»', '第四章', 'V', 'The Last Chapter of All'],
  ],
  ['of a single chapter', ['All of it']],
])('titles %s are found one by one, and neither a sample nor a mark is another', async (_, titles) => {
  const path = await marked(titles)
  const before = [await samplesOf(path), await marksOf(path)]
  await chunkChapters(path)
  expect(await titlesOf(path)).toEqual(titles)
  expect([await samplesOf(path), await marksOf(path)]).toEqual(before)
  const once = await readFile(path)
  await chunkChapters(path)
  expect(once.equals(await readFile(path))).toBe(true)
})

test('a file without marks stays as it is; what is no MP4 is not written to', async () => {
  const path = await marked([])
  const before = await readFile(path)
  await chunkChapters(path)
  expect(before.equals(await readFile(path))).toBe(true)
  const other = `${path}.txt`
  await writeFile(other, 'This is no film, and no sound either, but a text of one line.')
  await expect(chunkChapters(other)).rejects.toThrow(other)
  expect(await readFile(other, 'utf8')).toContain('no film')
})
