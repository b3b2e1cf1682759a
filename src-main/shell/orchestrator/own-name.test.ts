import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ownName } from './own-name.ts'

let folder = ''
let source = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-own-name-'))
  source = join(folder, 'Book.pdf')
  await writeFile(source, 'words')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})
const noLinks = async (): Promise<void> =>
  Promise.reject(Object.assign(new Error('EPERM: no links here'), { code: 'EPERM' }))

test('a book that has its own name keeps it', async () => {
  expect(await ownName(source, 'Book', folder)).toBe(source)
})

test('another one of that name is a link called after its id', async () => {
  const path = await ownName(source, 'Book~0a1b2c3d', folder)
  expect(path).toBe(join(folder, '.bookspool', 'sources', 'Book~0a1b2c3d.pdf'))
  expect((await stat(path)).ino).toBe((await stat(source)).ino)
})

test('where the disk has no links it is a copy, of what the source is now', async () => {
  await ownName(source, 'Book~0a1b2c3d', folder, noLinks)
  await writeFile(source, 'other words')
  const path = await ownName(source, 'Book~0a1b2c3d', folder, noLinks)
  expect(await readFile(path, 'utf8')).toBe('other words')
  expect((await stat(path)).ino).not.toBe((await stat(source)).ino)
})
