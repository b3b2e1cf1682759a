import { constants, tmpdir } from 'node:os'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import koffi from 'koffi'
import { describe, expect, it, onTestFinished } from 'vitest'
import { lockFile } from './file-lock.ts'

async function lockPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-lock-'))
  onTestFinished(async () => rm(folder, { recursive: true, force: true }))
  return join(folder, 'a.lock')
}

describe('a lock', () => {
  it('is had by one at a time, and again when it was released', async () => {
    const path = await lockPath()
    const first = await lockFile(path, 0)
    expect(first).not.toBeNull()
    expect(await lockFile(path, 0)).toBeNull()
    const waiting = lockFile(path, 5000, 5)
    await first?.release()
    const second = await waiting
    expect(second).not.toBeNull()
    await second?.release()
  })

  it.skipIf(process.platform === 'win32')(
    'that a file system does not grant is held by nobody: it is told',
    async () => {
      const refusing = (): number => {
        koffi.errno(constants.errno.ENOTSUP)
        return -1
      }
      await expect(lockFile(await lockPath(), 0, 5, refusing)).rejects.toMatchObject({ code: 'ENOTSUP' })
    },
  )
})
