import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lockFile, type FileLock } from '../../src-node/file-lock.ts'
import type { WorkFolders } from '../phase.ts'
import { foldersOf } from '../work/book-folders.ts'
import { lockBook } from './lock-book.ts'
import { keeperLockName, lockName } from './phase-store.ts'

async function bookFolders(): Promise<WorkFolders> {
  const workspace = await mkdtemp(join(tmpdir(), 'bookspool-lock-book-'))
  onTestFinished(async () => rm(workspace, { recursive: true, force: true }))
  const folders = foldersOf(workspace, 'Alice')
  await mkdir(folders.private, { recursive: true })
  return folders
}

async function taken(folders: WorkFolders, name: string): Promise<FileLock> {
  const lock = await lockFile(join(folders.private, name), 0)
  if (lock === null) throw new Error(`${name} is not to be had`)
  return lock
}

test('a keeper who has said nothing of itself yet is waited for', async () => {
  const folders = await bookFolders()
  const keeper = await taken(folders, keeperLockName)
  const held = await taken(folders, lockName)
  let isEnded = false
  const ours = lockBook(folders).finally(() => (isEnded = true))
  expect(await lockFile(join(folders.private, lockName), 100, 10)).toBeNull()
  expect(isEnded).toBe(false)
  await held.release()
  await keeper.release()
  await (await ours).release()
})

test('another run is not, and a keeper has its turn again after the refusal', async () => {
  const folders = await bookFolders()
  const first = await lockBook(folders)
  await expect(lockBook(folders)).rejects.toMatchObject({
    failure: { code: 'workspace-in-use', detail: `process ${process.pid}` },
  })
  await (await taken(folders, keeperLockName)).release()
  await first.release()
  await (await lockBook(folders)).release()
})
