import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fileIdFor } from '../../../src-contract/file-id.ts'
import { ownersOf } from './owners-of.ts'

const now = 'ab'.repeat(32)
const then = 'cd'.repeat(32)

let workspace = ''
let input = ''
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'bookspool-owners-'))
  input = join(workspace, 'input')
  await mkdir(input)
  await writeFile(join(input, 'Dora.txt'), '')
})
afterEach(async () => rm(workspace, { recursive: true, force: true }))

/** The id that a file gets beside the record's "dora", whose source had another hash. */
async function idOf(entry: Record<string, unknown>, folder = input, inputDir: string | null = input) {
  const pipeline = { phase1: { files: { dora: { hash: then, ...entry } } } }
  const file = { sourcePath: join(folder, 'Dora.txt'), sha256: now, stem: 'Dora', inputDir }
  const { owners } = await ownersOf(pipeline, join(workspace, 'pipeline.json'), file)
  return fileIdFor('Dora', now, owners)
}
const another = 'Dora~abababab'

it('a file of the input folder is the one that the record knows by that name alone, edited since', async () => {
  expect(await idOf({})).toBe('Dora')
  expect(await idOf({ source_path: '/gone/with/the/old/disk/Dora.txt' })).toBe('Dora')
  expect(await idOf({ source_path: 'D:\\audiobooks\\input\\Dora.txt' })).toBe('Dora')
})

it('one from elsewhere is another', async () => {
  expect(await idOf({}, '/downloads')).toBe(another)
  expect(await idOf({}, input, null)).toBe(another)
})

it('so is one whose namesake lies beside it, or where the record says', async () => {
  await writeFile(join(input, 'notes.jpg'), '')
  await writeFile(join(input, 'dora.pdf'), '')
  expect(await idOf({})).toBe(another)
  await rm(join(input, 'dora.pdf'))
  expect(await idOf({})).toBe('Dora')
  await writeFile(join(workspace, 'Dora.txt'), '')
  expect(await idOf({ source_path: join(workspace, 'Dora.txt') })).toBe(another)
})
