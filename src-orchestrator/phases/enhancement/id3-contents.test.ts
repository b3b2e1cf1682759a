import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parseFile } from 'music-metadata'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { divideContents, roomForTables } from './id3-contents.ts'
import { silentMp3 } from './testing/silent-mp3.ts'
import { ffmpegPath } from './testing/ffmpeg-path.ts'

const run = promisify(execFile)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-id3-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function silenceWith(chapters: number, padding: number): Promise<string> {
  const marks = Array.from({ length: chapters }, (_, at) => ({
    title: `Kapitel ${at} – ½`,
    startSec: at / 10,
  }))
  return silentMp3(folder, chapters / 10, [['title', 'A book']], marks, padding)
}

/** A frame's body as it lies in the file. */
type Table = { name: string; flags: number; count: number; entries: string[] }

function tablesOf(bytes: Buffer): Table[] {
  const tables: Table[] = []
  for (let at = bytes.indexOf('CTOC'); at !== -1; at = bytes.indexOf('CTOC', at + 1)) {
    const body = bytes.subarray(at + 10, at + 10 + bytes.readUInt32BE(at + 4))
    const nameEnd = body.indexOf(0)
    const entries = body
      .toString('latin1', nameEnd + 3)
      .split('\0')
      .slice(0, -1)
    tables.push({
      name: body.toString('latin1', 0, nameEnd),
      flags: body[nameEnd + 1] ?? 0,
      count: body[nameEnd + 2] ?? 0,
      entries,
    })
  }
  return tables
}

test.each([
  [3, [3]],
  [255, [255]],
  [256, [255, 2]],
  [700, [255, 255, 192]],
])('contents of %i chapters lie in tables of %j, and every chapter is in one', async (chapters, counts) => {
  const path = await silenceWith(chapters, roomForTables(chapters))
  const { length } = await readFile(path)
  await divideContents(path)
  const bytes = await readFile(path)
  expect(bytes).toHaveLength(length)
  const tables = tablesOf(bytes)
  expect(tables.map(({ count }) => count)).toEqual(counts)
  expect(tables.map(({ entries }) => entries.length)).toEqual(counts)
  expect(tables.map(({ flags }) => flags)).toEqual(counts.map((_, at) => (at === 0 ? 3 : 1)))
  const names = tables.map(({ name }) => name)
  const listed = tables.flatMap(({ entries }) => entries)
  expect(listed.filter((entry) => names.includes(entry))).toEqual(names.slice(1))
  const ids = Array.from({ length: chapters }, (_, at) => `ch${at}`)
  expect(listed.filter((entry) => !names.includes(entry))).toEqual(ids)

  const { stdout } = await run(await ffmpegPath(), ['-v', 'error', '-i', path, '-f', 'ffmetadata', '-'])
  expect(stdout.match(/^title=Kapitel \d+ – ½$/gmu)).toHaveLength(chapters)
  const { common, format } = await parseFile(path, { includeChapters: true })
  expect(common.title).toBe('A book')
  // It reads the first table alone, as some players do.
  expect(format.chapters?.length).toBe(Math.min(chapters, counts.length === 1 ? 255 : 254))
  expect(format.duration).toBeCloseTo(chapters / 10, 0)
})

test('a tag without room for them is left as it is', async () => {
  const path = await silenceWith(300, 0)
  const before = await readFile(path)
  await expect(divideContents(path)).rejects.toThrow('no room')
  expect(before.equals(await readFile(path))).toBe(true)
})
