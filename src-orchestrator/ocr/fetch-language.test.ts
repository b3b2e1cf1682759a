import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serveFile, type FileServer } from '../voices/testing/file-server.ts'
import { fetchLanguage, languageOffers, type LanguageOffer } from './fetch-language.ts'
import { languageFile } from './language-data.ts'
import { tesseractLanguage } from './languages.ts'

const entry = 'package/4.0.0_best_int/xyz.traineddata.gz'
const data = Buffer.from('what recognises a language')

async function archive(): Promise<Buffer> {
  const tar = pack()
  tar.entry({ name: 'package/README.md' }, Buffer.from('read me'))
  tar.entry({ name: entry }, gzipSync(data))
  tar.finalize()
  const parts: Uint8Array[] = []
  const bytes: AsyncIterable<unknown> = tar
  for await (const part of bytes) if (part instanceof Uint8Array) parts.push(part)
  return gzipSync(Buffer.concat(parts))
}

let home = ''
let server: FileServer
let offer: LanguageOffer
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bookspool-language-'))
  const bytes = await archive()
  server = await serveFile(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = { name: 'xyz.tgz', url: server.url, bytes: bytes.length, sha256 }
  offer = { code: 'xyz', language: 'xy', name: 'Xyz', entry, file }
})
afterEach(async () => {
  await server.close()
  await rm(home, { recursive: true, force: true })
})

const parts = () => ({ signal: new AbortController().signal, home, onBytes: () => undefined })

test('a language is fetched, unpacked and there; of the archive nothing stays', async () => {
  const heard: number[] = []
  const result = await fetchLanguage(offer, { ...parts(), onBytes: (bytes) => heard.push(bytes) })
  expect(result).toEqual({ ok: true, value: null })
  expect(await readFile(languageFile('xyz', home))).toEqual(data)
  expect(await readdir(join(home, 'ocr'))).toEqual(['xyz.traineddata'])
  expect(heard.at(-1)).toBe(offer.file.bytes)
})

test.each([
  ['with another checksum', { file: { sha256: '0'.repeat(64) } }],
  ['without the entry', { entry: 'package/other' }],
])('an archive %s is none', async (_what, change) => {
  const other = { ...offer, ...change, file: { ...offer.file, ...('file' in change ? change.file : {}) } }
  expect(await fetchLanguage(other, parts())).toMatchObject({
    ok: false,
    failure: { code: 'ocr-language-unreachable', file: 'Xyz' },
  })
  await expect(readFile(languageFile('xyz', home))).rejects.toThrow(/ENOENT/u)
})

test('every language that is offered is named as books name it', async () => {
  const offers = await languageOffers({})
  expect(offers.length).toBeGreaterThan(5)
  for (const { code, language } of offers) expect(tesseractLanguage(language)).toBe(code)
})
