import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordedScanSchema, scanWords } from '../../src-contract/scan-account.ts'
import { kindOf } from '../../src-node/file-kind/kind-of.ts'
import { sourceHash } from '../../src-node/source-files.ts'
import { makeZip } from '../documents/testing/make-zip.ts'
import { extractionPhase } from '../phases/extraction/phase.ts'
import { readingText } from '../phases/extraction/reading-text.ts'
import { validationPhase } from '../phases/validation/phase.ts'
import { phaseContext } from '../testing/phase-context.ts'
import type { GreyPicture } from './grey-picture.ts'
import { readLanguage } from './language-data.ts'
import { pictureOrder, picturesIn } from './picture-files.ts'
import { openTextReader } from './tesseract.ts'
import { drawnPage } from './testing/drawn-page.ts'
import { makeTiff } from './testing/tiff-writer.ts'
import { tiffFrames, withFrame } from './tiff-frames.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-pictures-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

const plain = (width: number, height: number, grey: number): GreyPicture => ({
  width,
  height,
  pixels: new Uint8Array(width * height).fill(grey),
})

describe('a TIFF of several pictures', () => {
  const tiff = makeTiff([plain(7, 5, 40), plain(4, 3, 200)])
  it('is as many pages, each of which can be read', async () => {
    const reader = await openTextReader(new Map([['eng', await readLanguage('eng')]]))
    expect(tiffFrames(tiff)).toHaveLength(2)
    expect(reader.decode(withFrame(tiff, 0))).toEqual(plain(7, 5, 40))
    expect(reader.decode(withFrame(tiff, 1))).toEqual(plain(4, 3, 200))
    const path = join(folder, 'two.tif')
    await writeFile(path, tiff)
    expect(await picturesIn(path, 'image')).toEqual([
      { kind: 'picture', path, frame: 0 },
      { kind: 'picture', path, frame: 1 },
    ])
  })

  it('looks as on paper where it has other pixels an inch across than down', async () => {
    const reader = await openTextReader(new Map([['eng', await readLanguage('eng')]]))
    const fax = makeTiff([plain(16, 10, 40)], { across: 204, down: 98 })
    expect(reader.decode(fax)).toEqual(plain(16, 21, 40))
  })

  it('whose list leads back to itself has an end, and what is cut off none', () => {
    const endless = Buffer.from(tiff)
    endless.writeUInt32LE(8, 8 + 2 + 9 * 12)
    expect(tiffFrames(endless)).toEqual([8])
    expect(tiffFrames(tiff.subarray(0, 9))).toEqual([])
    expect(tiffFrames(Buffer.from('%PDF-1.7'))).toEqual([])
  })
})

describe('an archive of pictures', () => {
  it('is read in the order of its numbers, without what systems put beside them', () => {
    const names = [
      'book/page 10.jpg',
      'book/page 2.PNG',
      '__MACOSX/book/._page 2.PNG',
      'ComicInfo.xml',
      'book/.thumb.jpg',
    ]
    expect(pictureOrder(names)).toEqual(['book/page 2.PNG', 'book/page 10.jpg'])
  })

  it('is a book where it holds pictures alone', async () => {
    const kind = async (files: Record<string, string>): Promise<string> => {
      const bytes = await makeZip(files)
      return kindOf({ head: bytes, tail: bytes, isWholeFile: true }).type
    }
    expect(await kind({ '1.jpg': 'a', '2.jpg': 'b', 'ComicInfo.xml': '<a/>' })).toBe('cbz')
    expect(await kind({ '1.jpg': 'a', 'index.html': 'b' })).toBe('archive')
    expect(await kind({ 'notes.txt': 'a' })).toBe('archive')
  })

  it('goes through phases 1 and 2, as a folder of them does', async () => {
    const draw = async (text: string): Promise<Uint8Array> =>
      makeTiff([await drawnPage([{ text, x: 20, y: 40, size: 12 }], 900, { width: 260, height: 300 })])
    const source = join(folder, 'my_small_book.cbz')
    await writeFile(
      source,
      await makeZip({
        'p10.tif': await draw('and nobody had lived in it.'),
        'p9.tif': await draw('The house stood by the river'),
        'p11.tif': 'no picture at all',
      }),
    )
    const context = phaseContext(await mkdtemp(join(folder, 'work-')), { source })
    const book = await validationPhase.run(null, context)
    expect(book.facts).toMatchObject({ fileType: 'cbz', pages: 3, scannedPages: 3, title: 'My Small Book' })
    expect(await readFile(book.coverPath ?? 'none')).toMatchObject({ 0: 0xff, 1: 0xd8, 2: 0xff })
    const text = await extractionPhase.run(book, context)
    expect(readingText(text).replaceAll(/\s+/gu, ' ')).toContain(
      'The house stood by the river and nobody had lived in it.',
    )
    const scan = recordedScanSchema.parse(text.scan)
    expect(scan).toMatchObject({ pages: 3, failed: [3] })
    const warnings = context.events.flatMap((event) => (event.type === 'warning' ? [event.message] : []))
    expect(warnings).toEqual([scanWords(scan)])
    expect(warnings[0]).toMatch(/; page 3 could not be read and is left out$/u)
    const unpacked = join(folder, 'Vol. 2 of my book')
    await mkdir(unpacked)
    await writeFile(join(unpacked, '10.tif'), await draw('and nobody had lived in it.'))
    await writeFile(join(unpacked, '9.tif'), await draw('The house stood by the river'))
    const other = phaseContext(await mkdtemp(join(folder, 'work-')), { source: unpacked })
    const read = await validationPhase.run(null, other)
    expect(read.facts).toMatchObject({ fileType: 'pictures', pages: 2, title: 'Vol. 2 of my book' })
    expect(read.facts.sha256).toBe(await sourceHash(unpacked))
    expect(read.coverPath).not.toBeNull()
    expect(readingText(await extractionPhase.run(read, other)).replaceAll(/\s+/gu, ' ')).toContain(
      'The house stood by the river and nobody had lived in it.',
    )
  })
})
