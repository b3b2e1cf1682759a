import { existsSync } from 'node:fs'
import { mkdtemp, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from './make-folder.ts'

const fresh = async (): Promise<string> => mkdtemp(join(tmpdir(), 'bookspool-folder-'))

test('makes a folder and those above it; one that is there stays', async () => {
  const path = join(await fresh(), 'a', 'b', 'c')
  await Promise.all([makeFolder(path), makeFolder(path)])
  await makeFolder(path)
  expect((await stat(path)).isDirectory()).toBe(true)
})

test('a file, and a link that leads nowhere, are no folders', async () => {
  const folder = await fresh()
  await writeFile(join(folder, 'file'), '')
  await symlink(join(folder, 'gone'), join(folder, 'link'))
  await expect(makeFolder(join(folder, 'file'))).rejects.toThrow('EEXIST')
  await expect(makeFolder(join(folder, 'file', 'a'))).rejects.toThrow('ENOTDIR')
  await expect(makeFolder(join(folder, 'link'))).rejects.toThrow('EEXIST')
  await expect(makeFolder(join(folder, 'link', 'a'))).rejects.toThrow('EEXIST')
})

test.skipIf(!existsSync('/proc/self'))(
  'a folder that has no place for another one is told of (skipped where there is no /proc)',
  async () => {
    await expect(makeFolder('/proc/bookspool/a')).rejects.toThrow('ENOENT')
  },
)
