import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { rewriteFile, syncFolder, writeFileAtomic } from './atomic-file.ts'

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-atomic-'))
  onTestFinished(async () => rm(folder, { recursive: true, force: true }))
  return folder
}

it('leaves the file that was there, and nothing beside it, where what gives the text breaks off', async () => {
  const folder = await ownFolder()
  const path = join(folder, 'record.json')
  await writeFileAtomic(path, 'before')
  const broken = (function* (): Generator<string> {
    yield 'half of '
    throw new RangeError('no more')
  })()
  await expect(writeFileAtomic(path, broken)).rejects.toThrow('no more')
  expect(await readFile(path, 'utf8')).toBe('before')
  expect(await readdir(folder)).toEqual(['record.json'])
})

it.skipIf(process.platform === 'win32')(
  'rewrites what a link leads to, and leaves link and permissions as they are',
  async () => {
    const folder = await ownFolder()
    await mkdir(join(folder, 'real'))
    const target = join(folder, 'real', 'config.yaml')
    await writeFileAtomic(target, 'a: 1')
    await chmod(target, 0o640)
    await symlink(target, join(folder, 'config.yaml'))
    await rewriteFile(join(folder, 'config.yaml'), 'a: 2')
    expect(await readFile(target, 'utf8')).toBe('a: 2')
    expect((await stat(target)).mode & 0o777).toBe(0o640)
  },
)

// /proc refuses as some file systems of networks and of user space do.
it.skipIf(process.platform !== 'linux')(
  'a folder whose system cannot sync it is none to fail for',
  async () => {
    await expect(syncFolder('/proc/self')).resolves.toBeUndefined()
    await expect(syncFolder('/proc/self/nowhere')).rejects.toThrow('ENOENT')
  },
)
