import { mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderTrouble } from './writable-folder.ts'

it('takes a folder that is there, and one that can be made, and makes none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-writable-'))
  expect(await folderTrouble(folder, 'output-not-writable')).toBeNull()
  expect(await folderTrouble(join(folder, 'a', 'b'), 'output-not-writable')).toBeNull()
  expect(await readdir(folder)).toEqual([])
})

it('refuses a file in its place, and one above it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-writable-'))
  const file = join(folder, 'file')
  await writeFile(file, '')
  for (const output of [file, join(file, 'books')])
    expect(await folderTrouble(output, 'output-not-writable')).toMatchObject({
      code: 'output-not-writable',
      file: output,
    })
})

it('says of a link that it leads nowhere, as to a disk that is not there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-writable-'))
  const link = join(folder, 'Audiobooks')
  await symlink(join(folder, 'stick'), link)
  for (const output of [link, join(link, 'books')])
    expect(await folderTrouble(output, 'output-not-writable')).toMatchObject({
      file: output,
      detail: `${link} is a link that leads nowhere`,
    })
})

it.runIf(process.platform === 'linux')(
  'refuses a place where nothing can be made, though its rights allow it',
  async () => {
    for (const output of ['/proc', '/proc/books', '/proc/books/mine'])
      expect(await folderTrouble(output, 'output-not-writable')).toEqual({
        code: 'output-not-writable',
        file: output,
        detail: 'nothing can be made in /proc',
      })
  },
)
