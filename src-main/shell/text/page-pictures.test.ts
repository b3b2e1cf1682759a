import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fail, succeed } from '../../../src-contract/failure.ts'
import type { Controller } from '../app/bookspool-api.ts'
import { openPagePictures, type PagePictures } from './page-pictures.ts'
import { reportPathIn } from './read-report.ts'

let folder = ''
let asked: number[] = []
let pictures: PagePictures
const reading = () => ({ workspace: folder, fileId: 'tale' })
const kept = async (): Promise<string[]> => readdir(join(folder, 'pictures'))

const pageOf: Controller['pageOf'] = async (_bookId, { page, output }) => {
  asked.push(page)
  if (page > 100) return fail('not-possible-now', { detail: 'the book has 100 pages' })
  await writeFile(output, String(page))
  return succeed({ page, pages: 100, width: 400, height: 600, marks: [] })
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-pictures-'))
  asked = []
  const report = reportPathIn(folder, 'tale')
  await mkdir(dirname(report), { recursive: true })
  await writeFile(report, '{}')
  await mkdir(join(folder, 'pictures'))
  await writeFile(join(folder, 'pictures', 'left over.png'), '')
  pictures = openPagePictures(join(folder, 'pictures'), { pageOf })
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

test('a page is drawn once, also where it is asked for twice at a time; another reading is drawn anew', async () => {
  const [first, second] = await Promise.all([1, 1].map(async (page) => pictures.show('b', reading(), page)))
  expect(first).toEqual(second)
  await pictures.show('b', reading(), 1)
  expect(asked).toEqual([1])
  expect(await kept()).toHaveLength(1)
  await utimes(reportPathIn(folder, 'tale'), new Date(1), new Date(1))
  await pictures.show('b', reading(), 1)
  expect(asked).toEqual([1, 1])
})

test('a page that cannot be shown is asked for again', async () => {
  expect(await pictures.show('b', reading(), 101)).toMatchObject({ ok: false })
  expect(await pictures.show('b', reading(), 101)).toMatchObject({ ok: false })
  expect(asked).toEqual([101, 101])
})

test('the last forty are kept, in the order in which they were looked at, and none when all is over', async () => {
  for (let page = 1; page <= 40; page++) await pictures.show('b', reading(), page)
  await pictures.show('b', reading(), 1)
  await pictures.show('b', reading(), 41)
  expect(await kept()).toHaveLength(40)
  asked = []
  await pictures.show('b', reading(), 1)
  await pictures.show('b', reading(), 2)
  expect(asked).toEqual([2])
  await pictures.close()
  await expect(kept()).rejects.toThrow(/ENOENT/u)
})
