import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { notedName, notedPath } from './noted-paths.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-noted-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

test('what lies in the workspace is named from it, what lies elsewhere by its path; both are found by their names', async () => {
  const workspace = join(folder, 'work')
  const [inside, elsewhere] = [join(workspace, 'phase3-chunking', 'a.txt'), join(folder, 'out', 'a.mp3')]
  expect(notedName(workspace, inside)).toBe('phase3-chunking/a.txt')
  expect(notedName(workspace, elsewhere)).toBe(elsewhere)
  for (const path of [inside, elsewhere])
    expect(await notedPath(workspace, notedName(workspace, path))).toBe(path)
})

test('an absolute path of an earlier ledger means the same file where its workspace was moved to', async () => {
  const before = join(folder, 'before', 'phase3-chunking', 'a.txt')
  await mkdir(dirname(before), { recursive: true })
  await writeFile(before, 'words')
  const [old, moved] = [join(folder, 'before'), join(folder, 'moved')]
  expect(await notedPath(old, before)).toBe(before)
  expect(await notedPath(moved, before)).toBe(before)
  await rename(old, moved)
  expect(await notedPath(moved, before)).toBe(join(moved, 'phase3-chunking', 'a.txt'))
  expect(await notedPath(moved, join(folder, 'gone', 'a.mp3'))).toBe(join(folder, 'gone', 'a.mp3'))
})
