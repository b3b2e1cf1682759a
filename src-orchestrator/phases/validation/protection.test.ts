import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeZip } from '../../documents/testing/make-zip.ts'
import { corpusFolder, filesUnder } from '../../pdf/testing/corpus.ts'
import { examine } from './examine.ts'
import { epubProtection, mobiProtection, pdfProtection } from './protection.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-protection-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

async function write(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

const method = (algorithm: string): string =>
  `<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>`
const aes = method('http://www.w3.org/2001/04/xmlenc#aes128-cbc')
const garbled = method('http://www.idpf.org/2008/embedding')

describe('the copy protection of an EPUB', () => {
  it.each([
    ['nothing of the kind', [], null, null],
    ['garbled fonts alone', [], garbled, null],
    ['garbled fonts beside rights', ['META-INF/rights.xml'], garbled, null],
    ['Adobe’s', ['META-INF/rights.xml'], garbled + aes, 'Adobe ADEPT'],
    ['Apple’s', ['META-INF/sinf.xml'], aes, 'Apple FairPlay'],
    ['Readium’s', ['META-INF/license.lcpl'], aes, 'Readium LCP'],
    ['another one', [], aes, 'a copy protection'],
    ['none named', [], '<encryption/>', null],
  ])('%s', (_what, names, encryption, expected) => {
    expect(epubProtection(new Set(names), encryption)).toBe(expected)
  })

  it('is found in a real archive', async () => {
    const locked = {
      mimetype: 'application/epub+zip',
      'OEBPS/a.xhtml': 'x',
      'META-INF/encryption.xml': aes,
      'META-INF/rights.xml': '<rights/>',
    }
    const path = await write('locked.epub', await makeZip(locked))
    expect(await examine(path, { password: null, maxPages: 1 })).toMatchObject({
      facts: { fileType: 'epub', encrypted: true },
      failure: { code: 'drm-protected', file: path, detail: 'Adobe ADEPT' },
    })
  })
})

describe('the copy protection of a Kindle ebook', () => {
  it.each([
    [0, null],
    [1, 'Kindle copy protection'],
    [2, 'Kindle copy protection'],
  ])('encryption %i', (kind, expected) => {
    const bytes = Buffer.alloc(200)
    bytes.write('BOOKMOBI', 60, 'latin1')
    bytes.writeUInt32BE(100, 78)
    bytes.writeUInt16BE(kind, 112)
    expect(mobiProtection(bytes)).toBe(expected)
    expect(mobiProtection(bytes.subarray(0, 90))).toBeNull()
  })

  it('KFX', async () => {
    const path = await write('a.kfx', Buffer.from('\xEADRMION\xEE\xE0\x01', 'latin1'))
    expect((await examine(path, { password: null, maxPages: 1 })).failure).toMatchObject({
      code: 'drm-protected',
    })
  })
})

describe('a PDF with a security handler of its own', () => {
  const pdf = (filter: string): string =>
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n` +
    `3 0 obj<</Filter/${filter}/V 1/Length 40>>endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]/Size 4>>\n%%EOF\n`

  it.each([
    ['EBX_HANDLER', 'Adobe ADEPT'],
    ['FOPN_foweb', 'FileOpen'],
    ['Somebody.Else', 'a copy protection of its own'],
  ])('%s: no password is asked for', async (filter, detail) => {
    const path = await write(`${filter}.pdf`, pdf(filter))
    const { failure } = await examine(path, { password: null, maxPages: 1 })
    expect(failure).toEqual({ code: 'drm-protected', file: path, detail })
    expect((await examine(path, { password: 'x', maxPages: 1 })).failure?.code).toBe('drm-protected')
  })

  it('the standard one is none', async () => {
    expect(await pdfProtection(await write('standard.pdf', pdf('Standard')))).toBeNull()
  })
})

it('a file that its placeholder stands for is said to be elsewhere, and the placeholder is not opened', async () => {
  await write('.Novel.pdf.icloud', 'bplist00')
  await write('Essay.pdf.nextcloud', ' ')
  const look = async (name: string) =>
    (await examine(join(folder, name), { password: null, maxPages: 1 })).failure
  expect(await look('Novel.pdf')).toMatchObject({ code: 'file-not-here', detail: 'iCloud' })
  expect(await look('.Novel.pdf.icloud')).toMatchObject({ code: 'file-not-here', detail: 'iCloud' })
  expect(await look('Essay.pdf')).toMatchObject({ code: 'file-not-here', detail: 'Nextcloud' })
  expect(await look('Gone.pdf')).toMatchObject({ code: 'file-missing' })
})

const corpus = corpusFolder()
it.skipIf(corpus === null)('of the real EPUBs only the encrypted one is taken for protected', async () => {
  const epubs = filesUnder(join(corpus ?? '', 'epub')).filter((path) => path.endsWith('.epub'))
  expect(epubs.length).toBeGreaterThan(50)
  const locked: string[] = []
  for (const path of epubs) {
    const { failure } = await examine(path, { password: null, maxPages: 1 })
    if (failure?.code === 'drm-protected') locked.push(path.slice((corpus ?? '').length))
  }
  // Its chapter is encrypted with a key of its own; the others garble fonts at most.
  expect(locked).toEqual([join('/', 'epub', 'epubcheck', 'epub3__ocf-encryption-duplicate-ids-error.epub')])
})
