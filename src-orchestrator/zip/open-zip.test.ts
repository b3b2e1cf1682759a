import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeZip } from '../documents/testing/make-zip.ts'
import { openZip, readZipEntries, type Archive } from './open-zip.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-zip-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

async function opened(bytes: Uint8Array): Promise<Archive> {
  const path = join(folder, `${Math.random()}.zip`)
  await writeFile(path, bytes)
  return openZip(path)
}

async function textOf(archive: Archive, name: string): Promise<string | null> {
  try {
    const bytes = await archive.read(name)
    return bytes === null ? null : Buffer.from(bytes).toString()
  } finally {
    await archive.close()
  }
}

it('reads an archive, whatever stands before or behind it', async () => {
  const zip = await makeZip({ 'a/b.txt': 'words', 'ü.txt': 'other' })
  const archive = await opened(zip)
  expect([...archive.names]).toEqual(['a/b.txt', 'ü.txt'])
  expect(await textOf(archive, 'a/b.txt')).toBe('words')
  expect(await textOf(await opened(zip), 'nothing')).toBeNull()
  expect(await textOf(await opened(Buffer.concat([zip, Buffer.from('more')])), 'ü.txt')).toBe('other')
  expect(await textOf(await opened(Buffer.concat([Buffer.from('before'), zip])), 'ü.txt')).toBe('other')
})

it.each(['../../outside.txt', '/etc/passwd', 'a/../../b'])('refuses the name %s', async (name) => {
  await expect(opened(await makeZip({ [name]: 'x' }))).rejects.toMatchObject({
    failure: { code: 'file-damaged', detail: 'a name in it leads out of it' },
  })
})

it('refuses what unpacks to a thousand times its size', async () => {
  const bomb = await makeZip({ bomb: Buffer.alloc(30_000_000) })
  await expect(textOf(await opened(bomb), 'bomb')).rejects.toMatchObject({
    failure: { code: 'file-damaged' },
  })
  const small = await makeZip({ blank: Buffer.alloc(500_000) })
  expect((await textOf(await opened(small), 'blank'))?.length).toBe(500_000)
})

it('refuses what holds more than it says', async () => {
  const zip = Buffer.from(await makeZip({ liar: 'word '.repeat(10_000) }))
  const at = zip.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  zip.writeUInt32LE(10, at + 24)
  await expect(textOf(await opened(zip), 'liar')).rejects.toMatchObject({ failure: { code: 'file-damaged' } })
})

it('says what is encrypted, cut short or no archive', async () => {
  const locked = await opened(await makeZip({ a: 'words' }, 'secret'))
  await expect(textOf(locked, 'a')).rejects.toMatchObject({ failure: { code: 'drm-protected' } })
  const zip = await makeZip({ a: 'words' })
  await expect(opened(zip.subarray(0, zip.length - 30))).rejects.toMatchObject({
    failure: { code: 'file-damaged' },
  })
  await expect(opened(Buffer.from('no archive'))).rejects.toMatchObject({ failure: { code: 'file-damaged' } })
})

it('gives the entries that are asked for, without those that cannot be had', async () => {
  const zip = await makeZip({ 'a.txt': 'x', 'b.txt': 'y'.repeat(100), 'c.txt': 'z' })
  const path = join(folder, 'some.zip')
  await writeFile(path, zip)
  const found = await readZipEntries(path, (name) => name !== 'c.txt', 50)
  expect([...found].map(([name, bytes]) => [name, bytes.toString()])).toEqual([['a.txt', 'x']])
  await writeFile(path, zip.subarray(0, 20))
  expect((await readZipEntries(path, () => true, 50)).size).toBe(0)
  await expect(readZipEntries(join(folder, 'absent.zip'), () => true, 50)).rejects.toThrow(/ENOENT/u)
})
