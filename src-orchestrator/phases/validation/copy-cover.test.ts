import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyCover } from './copy-cover.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-cover-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

it.each([
  ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]), true],
  ['another picture under its name', Buffer.from('\x89PNG', 'latin1'), false],
  ['an empty file', Buffer.alloc(0), false],
  [
    'a picture too large to be carried along',
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(8_000_000)]),
    false,
  ],
])('%s', async (_what, bytes, expected) => {
  const from = join(folder, 'cover.jpg')
  const to = join(folder, 'work', 'cover.jpg')
  await writeFile(from, bytes)
  expect(await copyCover(from, to)).toBe(expected)
  const copied = await readFile(to).catch(() => null)
  expect(copied?.equals(bytes) ?? false).toBe(expected)
})

it('one that is gone is none', async () => {
  expect(await copyCover(join(folder, 'no.jpg'), join(folder, 'to.jpg'))).toBe(false)
})
