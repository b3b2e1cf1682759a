import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { phaseStore } from '../program/phase-store.ts'
import { showPage } from './show-page.ts'

test('a book that has not been read, and one without pages, say so', async () => {
  const workspace = await mkdtemp(join(tmpdir(), 'show-page-'))
  const asked = { verb: 'page', file: 'tale.txt', page: 1, output: 'page.png', workspace, fileId: 'tale', ffmpeg: null } as const // prettier-ignore
  expect((await showPage(asked)).error?.detail).toBe('the book has not been read yet')
  const store = phaseStore(join(workspace, '.bookspool', 'books', 'tale'))
  const stored = { key: '', finishedAt: '', seconds: 1 }
  await store.write(1, { ...stored, output: { facts: { fileType: 'txt' } } })
  const chapters = [{ title: 'One', titleIsPrinted: true, blocks: [] }]
  await store.write(2, { ...stored, output: { language: 'en', chapters, changes: [], words: 1 } })
  expect((await showPage(asked)).error?.detail).toBe('only pages of a PDF can be shown')
})
