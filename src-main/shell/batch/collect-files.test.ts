import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { collectFiles } from './collect-files.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-collect-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function put(...names: string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), 'x')
  }
}

test('folders are walked for books by name; hidden and system files and links out of it are left out', async () => {
  await put(
    'pile/10.pdf',
    'pile/2.PDF',
    'pile/.hidden.pdf',
    'pile/cover.jpg',
    'pile/sub/b.txt',
    'pile/Thumbs.db',
  )
  await put('pile/__MACOSX/c.pdf', 'outside/d.pdf')
  await symlink(join(folder, 'outside'), join(folder, 'pile', 'link'), 'junction')
  const { files, refused } = await collectFiles([join(folder, 'pile')])
  expect(files.map((file) => relative(join(folder, 'pile'), file.path))).toEqual([
    '2.PDF',
    '10.pdf',
    join('sub', 'b.txt'),
  ])
  expect(refused).toEqual([])
})

test('what is dropped itself is listed whatever its name, once; what is not there has a reason', async () => {
  await put('book.xyz', 'pile/a.pdf')
  const book = join(folder, 'book.xyz')
  const { files, refused } = await collectFiles([
    book,
    book,
    join(folder, 'pile'),
    join(folder, 'pile', 'a.pdf'),
    join(folder, 'no.pdf'),
  ])
  expect(files.map((file) => relative(folder, file.path))).toEqual(['book.xyz', join('pile', 'a.pdf')])
  expect(refused).toEqual([{ code: 'file-missing', file: join(folder, 'no.pdf') }])
})
