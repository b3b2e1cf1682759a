import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ExpectedFailure } from '../../src-contract/failure.ts'
import { openPdf, type PdfDocument } from './open-pdf.ts'
import { loadPdfium } from './pdfium-library.ts'
import { corpusFolder, filesUnder } from './testing/corpus.ts'
import { makePdf, type PdfPage } from './testing/pdf-writer.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-pdf-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

async function opened(bytes: Uint8Array, password: string | null = null): Promise<PdfDocument> {
  const path = join(folder, `${Math.random()}.pdf`)
  await writeFile(path, bytes)
  const result = await openPdf(path, password)
  if (!result.ok) throw new ExpectedFailure(result.failure)
  return result.value
}

const textOf = (document: PdfDocument, page = 0): string =>
  document
    .pageText(page)
    ?.chars.map((char) => char.text)
    .join('') ?? ''

describe('a PDF', () => {
  it('says its title, author, language and outline', async () => {
    const pages: PdfPage[] = [{ texts: [] }, { texts: [{ text: 'II', x: 50, y: 100 }] }]
    const document = await opened(
      makePdf(pages, {
        title: 'Žluťoučký kůň',
        author: 'A. Büthor',
        language: 'cs',
        outline: [
          { title: 'Première', page: 0 },
          { title: 'Zweite', page: 1, y: 90 },
        ],
      }),
    )
    expect(document.pageCount).toBe(2)
    expect(document.encrypted).toBe(false)
    expect(document.metadata()).toMatchObject({ title: 'Žluťoučký kůň', author: 'A. Büthor', language: 'cs' })
    expect(document.outline()).toEqual([
      { title: 'Première', level: 0, page: 0, y: 600 },
      { title: 'Zweite', level: 0, page: 1, y: 510 },
    ])
    document.close()
  })

  it('gives each character its place from the top left, size and weight', async () => {
    const document = await opened(
      makePdf([
        {
          texts: [
            { text: 'Ab', x: 50, y: 100, size: 20 },
            { text: 'c', x: 50, y: 130, bold: true },
          ],
        },
      ]),
    )
    const page = document.pageText(0)
    expect(page).toMatchObject({ width: 400, height: 600, turned: '' })
    const [first, , third] = page?.chars ?? []
    expect(first).toMatchObject({ text: 'A', size: 20, bold: false, index: 0 })
    expect(first?.left).toBeCloseTo(50, 0)
    expect(first?.baseline).toBeCloseTo(100, 0)
    expect(first?.top).toBeLessThan(90)
    expect(third).toMatchObject({ text: 'c', bold: true })
    document.close()
  })

  it('turns a page whose text runs upwards, and sets apart what runs otherwise', async () => {
    const texts = [
      { text: 'main text upwards', x: 100, y: 500, upwards: true },
      { text: 'stamp', x: 10, y: 20 },
    ]
    const document = await opened(makePdf([{ texts, rotate: 90 }]))
    const page = document.pageText(0)
    expect(page).toMatchObject({ width: 600, height: 400, turned: 'stamp' })
    expect(page?.chars.map((char) => char.text).join('')).toBe('main text upwards')
    expect(page?.chars[0]?.left).toBeCloseTo(100, 0)
    expect(page?.chars[0]?.baseline).toBeCloseTo(100, 0)
    document.close()
  })

  it.each([
    ['a watermark', 45, 'text', 'DRAFT'],
    ['a slight skew', 3, 'textDRAFT', ''],
  ])('takes what stands aslant for no text: %s', async (_what, rises, read, turned) => {
    const texts = [{ text: 'text', x: 50, y: 100 }, { text: 'DRAFT', x: 100, y: 400, size: 60, rises }] // prettier-ignore
    const document = await opened(makePdf([{ texts }]))
    const page = document.pageText(0)
    expect([page?.chars.map((char) => char.text).join(''), page?.turned]).toEqual([read, turned])
    document.close()
  })

  it('says where something is drawn that is no text', async () => {
    const document = await opened(makePdf([{ texts: [{ text: 'text', x: 50, y: 100 }], picture: true }]))
    expect(document.drawings(0)).toEqual([{ left: 50, top: 200, right: 250, bottom: 500, isWhole: true }])
    document.close()
  })

  it.each([
    ['the rule under a head is no letter', { x: 50, y: 40, width: 300, height: 0.4 }, false],
    ['neither is one between columns', { x: 200, y: 40, width: 1, height: 500 }, false],
    ['an area may be letters', { x: 50, y: 40, width: 300, height: 8 }, true],
  ])('%s', async (_what, area, drawn) => {
    const document = await opened(makePdf([{ texts: [{ text: 'text', x: 50, y: 30 }], area }]))
    expect(document.glance(0)).toEqual({ text: 'text', pictures: false, drawn })
    document.close()
  })

  it('draws a page upright on white', async () => {
    const document = await opened(makePdf([{ texts: [], picture: true }]))
    const picture = document.picture(0, 300)
    expect(picture).toMatchObject({ width: 200, height: 300 })
    const pixel = (x: number, y: number): number[] => [
      ...(picture?.rgba.subarray((y * 200 + x) * 4, (y * 200 + x) * 4 + 4) ?? []),
    ]
    expect(pixel(2, 2)).toEqual([255, 255, 255, 255])
    expect(pixel(60, 150)).toEqual([128, 128, 128, 255])
    expect(document.glance(0)).toEqual({ text: '', pictures: true, drawn: true })
    document.close()
  })

  it('keeps its memory flat over many pages', async () => {
    const pages = Array.from({ length: 400 }, (_, index): PdfPage => ({
      texts: Array.from({ length: 40 }, (_, line) => ({
        text: `Line ${line} of page ${index} and some words`,
        x: 50,
        y: 50 + line * 12,
      })),
    }))
    const document = await opened(makePdf(pages))
    const pdfium = await loadPdfium()
    for (let index = 0; index < 100; index++) document.pageText(index)
    const after100 = pdfium.heap().byteLength
    for (let index = 100; index < 400; index++) document.pageText(index)
    expect(pdfium.heap().byteLength - after100).toBeLessThan(4_000_000)
    document.close()
  })
})

describe('a file that is no PDF', () => {
  it.each([
    ['not a PDF at all', 'file-damaged'],
    ['%PDF-1.7\nnothing else', 'file-damaged'],
  ])('%j is %s', async (words, code) => {
    await expect(opened(Buffer.from(words))).rejects.toMatchObject({ failure: { code } })
  })

  it('fails where there is no file', async () => {
    const result = await openPdf(join(folder, 'absent.pdf'), null)
    expect(result).toMatchObject({ ok: false, failure: { code: 'file-missing' } })
  })
})

const corpus = corpusFolder()
describe.skipIf(corpus === null)('real documents', () => {
  const encrypted = (name: string): string => join(corpus ?? '', 'pdf-real', 'encrypted', name)

  it.each([
    ['pdfminer__aes-256.pdf', null, 'password-needed'],
    ['pdfminer__aes-256.pdf', 'not it', 'password-wrong'],
    ['pdfbox__AESkeylength256.pdf', null, 'drm-protected'],
    ['arturt__corrupted.pdf', null, 'file-damaged'],
  ])('%s with the password %s fails with %s', async (name, password, code) => {
    expect(await openPdf(encrypted(name), password)).toMatchObject({ ok: false, failure: { code } })
  })

  it('opens with the right password', async () => {
    const result = await openPdf(encrypted('pdfminer__aes-256.pdf'), 'foo')
    expect(result.ok).toBe(true)
    if (!result.ok) return
    expect(result.value.encrypted).toBe(true)
    expect(textOf(result.value)).toContain('Secret')
    result.value.close()
  })

  it('reads every page of every hostile one, or says that it is damaged', async () => {
    const outcomes = new Map<string, number>()
    for (const path of filesUnder(join(corpus ?? '', 'pdf-hostile'), '.pdf')) {
      const result = await openPdf(path, null)
      let outcome = result.ok ? 'read' : result.failure.code
      if (result.ok) {
        try {
          result.value.outline()
          for (let page = 0; page < Math.min(50, result.value.pageCount); page++) result.value.pageText(page)
        } catch (error) {
          if (!(error instanceof ExpectedFailure)) throw error
          outcome = error.failure.code
        }
        result.value.close()
      }
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    expect(
      [...outcomes.keys()].filter(
        (code) => code !== 'read' && code !== 'file-damaged' && code !== 'password-needed',
      ),
    ).toEqual([])
    expect(outcomes.get('read')).toBeGreaterThan(40)
  }, 240_000)
})
