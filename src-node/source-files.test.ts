import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fileHash } from './file-hash.ts'
import { picturesOfFolder, sourceExists, sourceHash, sourceName, sourceStamp } from './source-files.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

it('a folder of pictures is its pictures, and nothing else that lies there', async () => {
  const scans = join(folder, 'Vol. 2')
  await mkdir(join(scans, '3.jpg'), { recursive: true })
  for (const name of ['10.jpg', '2.jpg', '.hidden.jpg', 'Thumbs.db', 'notes.txt'])
    await writeFile(join(scans, name), name)
  expect(await picturesOfFolder(scans)).toEqual(['2.jpg', '10.jpg'])
  expect(await sourceName(scans)).toBe('Vol. 2')
  const before = await sourceHash(scans)
  expect(before).toMatch(/^[0-9a-f]{64}$/u)
  await writeFile(join(scans, 'notes.txt'), 'others')
  expect(await sourceHash(scans)).toBe(before)
  const stamp = await sourceStamp(scans)
  expect(stamp.bytes).toBe('10.jpg2.jpg'.length)
  const later = new Date(Date.now() + 60_000)
  await writeFile(join(scans, '2.jpg'), 'other')
  await utimes(join(scans, '2.jpg'), later, later)
  expect(await sourceHash(scans)).not.toBe(before)
  expect((await sourceStamp(scans)).mtimeMs).toBeGreaterThan(stamp.mtimeMs)
})

it('a file is itself; what is not there, or a folder without pictures, is no source', async () => {
  const path = join(folder, 'a.txt')
  await writeFile(path, 'A text.')
  expect(await picturesOfFolder(path)).toBeNull()
  expect(await sourceName(path)).toBe('a')
  expect(await sourceHash(path)).toBe(await fileHash(path, 'sha256'))
  expect([await sourceExists(path), await sourceExists(folder), await sourceExists(join(folder, 'no'))]).toEqual([true, false, false]) // prettier-ignore
})
