import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fail, succeed } from '../../src-contract/failure.ts'
import { encodeWav } from '../phases/speech/wav.ts'
import { writeSampleFile } from './sample-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-sample-file-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

const tone = encodeWav(
  Int16Array.from({ length: 11_025 }, (_, at) => Math.round(8000 * Math.sin(at / 8))),
  22_050,
)
const write = async (path: string): ReturnType<typeof writeSampleFile> => {
  await writeFile(path, tone)
  return succeed(3)
}

async function head(path: string): Promise<string> {
  const file = await open(path)
  try {
    return (await file.read(Buffer.alloc(64), 0, 64, 0)).buffer.toString('latin1')
  } finally {
    await file.close()
  }
}

it.each([
  ['a.wav', /^RIFF.{4}WAVE/su],
  ['plain', /^RIFF.{4}WAVE/su],
  ['a.mp3', /^(?:ID3|\u00FF[\u00E2-\u00FF])/u],
  ['A.MP3', /^(?:ID3|\u00FF[\u00E2-\u00FF])/u],
  ['a.m4a', /^.{4}ftypM4A/su],
  ['a.m4b', /^.{4}ftypM4/su],
  ['a.opus', /^OggS.*OpusHead/su],
  ['a.ogg', /^OggS.*OpusHead/su],
  ['a.flac', /^fLaC/u],
])('%s holds what its name says, and nothing else is left', async (name, begins) => {
  expect(await writeSampleFile(join(folder, name), write)).toEqual(succeed(3))
  expect(await head(join(folder, name))).toMatch(begins)
  expect(await readdir(folder)).toEqual([name])
})

it('what its name does not tell is refused before anything is spoken', async () => {
  const never = async (): Promise<never> => Promise.reject(new Error('spoken'))
  const refused = await writeSampleFile(join(folder, 'a.txt'), never)
  expect(refused).toMatchObject({ ok: false, failure: { code: 'usage-invalid' } })
  expect(await readdir(folder)).toEqual([])
})

it('what cannot be spoken leaves nothing, and what stood there before', async () => {
  await writeFile(join(folder, 'a.mp3'), 'before')
  const failed = fail('voice-missing', { detail: 'bella' })
  expect(await writeSampleFile(join(folder, 'a.mp3'), async () => Promise.resolve(failed))).toEqual(failed)
  expect(await head(join(folder, 'a.mp3'))).toMatch(/^before/u)
  expect(await readdir(folder)).toEqual(['a.mp3'])
})
