import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PageWish } from '../../src-contract/page-view.ts'
import { makeZip } from '../documents/testing/make-zip.ts'
import { drawnPage } from '../ocr/testing/drawn-page.ts'
import { makePdf, setParagraphs } from '../pdf/testing/pdf-writer.ts'
import { phaseStore } from '../program/phase-store.ts'
import { pngOf } from './png.ts'
import { inColours } from '../ocr/grey-picture.ts'
import { showPage } from './show-page.ts'

const box = { left: 50, top: 90, right: 200, bottom: 102 }

/** A book as its first two phases leave it. */
async function bookOf(fileType: string, pages: number): Promise<{ folder: string; wish: PageWish }> {
  const folder = await mkdtemp(join(tmpdir(), 'show-page-'))
  const store = phaseStore(join(folder, '.bookspool', 'books', 'tale'))
  const stored = { key: '', finishedAt: '', seconds: 1 }
  await store.write(1, { ...stored, output: { facts: { fileType } } })
  const blocks = [{ kind: 'paragraph', text: 'The lamps.', places: [{ page: 1, ...box }] }]
  const scan = { pages, certainty: 88, doubtful: [], failed: [], badLayer: false, languages: ['eng'], byPage: [{ page: 1, certainty: 88 }] } // prettier-ignore
  const output = { language: 'en', chapters: [{ title: 'One', titleIsPrinted: false, blocks }], changes: [], words: 2, ...(fileType === 'pdf' ? {} : { scan }) } // prettier-ignore
  await store.write(2, { ...stored, output })
  return {
    folder,
    wish: { page: 1, output: join(folder, 'page.png'), workspace: folder, fileId: 'tale', coloured: false },
  }
}

describe('a page of a book that was read', () => {
  it('of a PDF: its picture, and what stands where; coloured where that is wanted', async () => {
    const { folder, wish } = await bookOf('pdf', 2)
    const file = join(folder, 'tale.pdf')
    const texts = [{ text: 'The lamps.', x: 50, y: 100 }]
    await writeFile(file, makePdf([{ texts }, { texts: [] }]))
    const shown = await showPage(file, wish, null)
    expect(shown).toMatchObject({
      failure: null,
      view: { page: 1, pages: 2, marks: [{ kind: 'text', isRead: true, ...box, text: 'The lamps.' }] },
    })
    const plain = await readFile(wish.output)
    await showPage(file, { ...wish, coloured: true }, null)
    expect((await readFile(wish.output)).equals(plain)).toBe(false)
    expect((await showPage(file, { ...wish, page: 2 }, null)).view?.marks).toEqual([])
    expect((await showPage(file, { ...wish, page: 3 }, null)).failure?.detail).toBe('the book has 2 pages')
    await writeFile(file, '%PDF-1.7\nnothing')
    expect((await showPage(file, wish, null)).failure?.code).toBe('file-damaged')
  })

  it('of pictures: as recognition saw it, and how certain that was', async () => {
    const { folder, wish } = await bookOf('cbz', 1)
    const file = join(folder, 'tale.cbz')
    const page = await pngOf(inColours(await drawnPage(setParagraphs(['The lamps.']), 300)))
    await writeFile(file, await makeZip({ 'page 1.png': page }))
    const shown = await showPage(file, wish, null)
    expect(shown).toMatchObject({
      failure: null,
      view: { pages: 1, height: 648, recognised: { certainty: 88 } },
    })
  })

  it('that cannot be shown says why', async () => {
    const { folder, wish } = await bookOf('txt', 1)
    const file = join(folder, 'tale.txt')
    expect((await showPage(file, wish, null)).failure?.detail).toBe(
      'a book of this kind has no pages to be shown',
    )
    const elsewhere = { ...wish, fileId: 'other' }
    expect((await showPage(file, elsewhere, null)).failure?.detail).toBe('the book has not been read yet')
  })
})
