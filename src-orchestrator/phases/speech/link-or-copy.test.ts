import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { linkOrCopy } from './link-or-copy.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-link-'))
  await writeFile(join(folder, 'stored.wav'), 'sound')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const fails = (code: string) => async (): Promise<never> =>
  Promise.reject(Object.assign(new Error(code), { code }))

it('a chunk is published as a link, which no ledger has to know', async () => {
  const noted: string[] = []
  await linkOrCopy(join(folder, 'stored.wav'), join(folder, 'chunk.wav'), { note: (path) => noted.push(path) }) // prettier-ignore
  expect((await stat(join(folder, 'chunk.wav'))).nlink).toBe(2)
  expect(noted).toEqual([])
  expect(await readdir(folder)).toEqual(['chunk.wav', 'stored.wav'])
})

it.each(['EPERM', 'ENOTSUP', 'EXDEV', 'EISDIR', 'UNKNOWN'])(
  'on a disk without links, which says %s, it is a copy that is noted',
  async (code) => {
    const noted: [string, number][] = []
    const path = join(folder, 'chunk.wav')
    const owned = { note: (at: string, bytes: number) => noted.push([at, bytes]) }
    await linkOrCopy(join(folder, 'stored.wav'), path, owned, fails(code))
    expect(await readFile(path, 'utf8')).toBe('sound')
    expect((await stat(path)).nlink).toBe(1)
    expect(noted).toEqual([[path, 5]])
    expect(await readdir(folder)).toEqual(['chunk.wav', 'stored.wav'])
  },
)

it('what can be neither linked nor copied is an error', async () => {
  const gone = linkOrCopy(join(folder, 'gone.wav'), join(folder, 'chunk.wav'), { note: () => undefined })
  await expect(gone).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await readdir(folder)).toEqual(['stored.wav'])
})
