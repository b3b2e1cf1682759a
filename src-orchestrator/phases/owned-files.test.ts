import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openOwnedFiles } from './owned-files.ts'

test('what was noted last is kept, however many are saved at once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-owned-'))
  onTestFinished(async () => rm(folder, { recursive: true, force: true }))
  const places = { private: folder, workspace: folder }
  const owned = await openOwnedFiles(places, 'outputs')
  const paths = Array.from({ length: 40 }, (_, at) => join(folder, `${at}.mp3`))
  await Promise.all(
    paths.map(async (path, at) => {
      owned.note(path, at, 'sha256')
      return owned.save()
    }),
  )
  expect((await openOwnedFiles(places, 'outputs')).paths()).toEqual(paths)
})
