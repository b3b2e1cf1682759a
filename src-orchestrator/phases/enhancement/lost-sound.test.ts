import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { exists } from '../../../src-node/path-exists.ts'
import { encodeWav } from '../speech/wav.ts'
import { chunkReader } from './chapter-samples.ts'
import { dropLostSound } from './lost-sound.ts'

let folder: string
let own: string
let chunk: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-lost-'))
  own = join(folder, 'own')
  chunk = join(own, 'speech', 'a.wav')
  await mkdir(join(own, 'speech'), { recursive: true })
  await writeFile(chunk, encodeWav(new Int16Array(1000), 22_050))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

async function problem(path: string): Promise<unknown> {
  try {
    await chunkReader(22_050)(path)
  } catch (error) {
    return error
  }
  return null
}

it.each([
  ['gone', async () => rm(chunk), 'it does not exist (ENOENT)'],
  ['cut short', async () => truncate(chunk, 900), 'it is no sound, or not all of it'],
  ['zeros', async () => writeFile(chunk, new Uint8Array(2044)), 'it is no sound, or not all of it'],
  ['of another rate', async () => writeFile(chunk, encodeWav(new Int16Array(1000), 8000)), 'it is no sound, or not all of it'], // prettier-ignore
  ['a folder', async () => rm(chunk).then(async () => mkdir(chunk)), 'it is a folder (EISDIR)'],
])(
  'a chunk that is %s is told by its name, and makes room for the same again',
  async (_how, harm, detail) => {
    expect(await problem(chunk)).toBeNull()
    await harm()
    const error = await problem(chunk)
    expect(error).toBeInstanceOf(ExpectedFailure)
    expect(error).toMatchObject({ failure: { code: 'sound-lost', file: chunk, detail } })
    await dropLostSound(error, own)
    expect(await exists(chunk)).toBe(false)
  },
)

it('what is not ours, and what is no loss, stays', async () => {
  const theirs = join(folder, 'theirs.wav')
  await writeFile(theirs, 'no sound')
  await dropLostSound(await problem(theirs), own)
  expect(await exists(theirs)).toBe(true)
  await dropLostSound(new ExpectedFailure({ code: 'encoding-failed', file: chunk }), own)
  const busy = Object.assign(new Error('too many'), { code: 'EMFILE' })
  await dropLostSound(new ExpectedFailure({ code: 'sound-lost', file: chunk }, { cause: busy }), own)
  expect(await exists(chunk)).toBe(true)
})
