import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { orchestratorSettingsSchema } from '../../../../src-contract/orchestrator-settings.ts'
import type { BookText } from '../../../book/book-text.ts'
import type { ReadSheet } from '../../../ocr/ocr-protocol.ts'
import { readSheets } from '../../../ocr/read-sheets.ts'
import { openSheetCache } from '../../../ocr/sheet-cache.ts'
import { drawnPage } from '../../../ocr/testing/drawn-page.ts'
import { makePdf, setParagraphs } from '../../../pdf/testing/pdf-writer.ts'
import { phaseContext, type TestContext } from '../../../testing/phase-context.ts'
import { validationPhase } from '../../validation/phase.ts'
import { changeReport } from '../change-report.ts'
import type { PageLines } from '../page/line.ts'
import { extractionPhase } from '../phase.ts'
import { readingText } from '../reading-text.ts'
import { line } from '../testing/small-pages.ts'
import { accountOf } from './scan-account.ts'
import { isWritten, picturedPages, scanKind } from './scan-kind.ts'
import { numberPages } from './sheet-pages.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-scans-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

const page = (number: number, ...texts: string[]): PageLines => ({
  page: number,
  width: 400,
  height: 600,
  lines: texts.map((text, index) => line(text, { baseline: 100 + index * 12 })),
  turned: '',
})
const sheet = (confidence: number | null, ...pages: PageLines[]): ReadSheet => ({
  pages: pages.map((lines) => ({ lines, confidence })),
  quarters: 0,
  degrees: 0,
})

describe('what has to be recognised', () => {
  const long = 'words and words and more words of a page'.repeat(20)
  it.each([
    ['a page with a picture and no words', page(1), true, 1, 'bare'],
    ['one with a picture and its number', page(1, '12'), true, 1, 'bare'],
    ['a page with nothing on it', page(1), false, 0, null],
    ['a scan with a stamp on it', page(1, 'Digitised by the library of the town'), true, 0.95, 'thin'],
    ['a short page beside a small picture', page(1, 'The end of a chapter and its picture'), true, 0.3, null],
    ['a page of text over a picture of paper', page(1, long), true, 1, null],
  ])('%s', (_what, seen, drawn, covered, kind) => {
    expect(scanKind(seen, { drawn: () => drawn, covered: () => covered })).toBe(kind)
  })
})

describe('pages that are one picture with a text over it', () => {
  const text = 'words and words and more words of a page'.repeat(20)
  const written = [1, 2, 3]
  it.each([
    ['all of a scan', [1, 1, 1, 0.98, 1], [0, 1, 2, 3, 4]],
    ['but for one that was put in', [1, 1, 0, 1, 1], [0, 1, 3, 4]],
    ['none of a book with a plate', [1, 0, 0.3, 1, 0], []],
  ])('%s', (_what, covered, pictured) => {
    expect(picturedPages(written, 5, (index) => covered[index] ?? 0)).toEqual(pictured)
  })

  it.each([
    ['a title', 'A title', false],
    ['a page of text', text, true],
  ])('are looked for where there is text: %s', (_what, words, isAsked) => {
    expect(isWritten(page(1, words))).toBe(isAsked)
  })

  it('are looked for on three pages of a book of text', () => {
    const asked: number[] = []
    const all = Array.from({ length: 200 }, (_, index) => index)
    picturedPages(all, all.length, (index) => (asked.push(index), 0))
    expect(asked).toEqual([50, 100, 150])
  })
})

describe('sheets', () => {
  const layer = [page(1, 'one'), page(2), page(3, 'three')]
  it('that hold two pages are counted as two, and told of by their own number', () => {
    const numbered = numberPages(layer, new Map([[1, sheet(90, page(1, 'left'), page(1, 'right'))]]))
    expect(numbered.pages.map((each) => [each.page, each.lines[0]?.text])).toEqual([
      [1, 'one'],
      [2, 'left'],
      [3, 'right'],
      [4, 'three'],
    ])
    expect([1, 2, 3, 4].map((each) => numbered.sheetOf(each))).toEqual([1, 2, 2, 3])
    const entry = { title: 'Three', level: 0, page: 2, y: null }
    expect(numbered.outlineOf([entry])).toEqual([{ ...entry, page: 3 }])
  })

  it('on which nothing was recognised keep what their text layer had', () => {
    expect(numberPages(layer, new Map([[0, sheet(null)]])).pages[0]?.lines[0]?.text).toBe('one')
  })

  it('are accounted for: certainty by their letters, what is doubtful, what failed', () => {
    const read = new Map([
      [0, sheet(96, page(1, 'a good page of words'))],
      [4, sheet(60, page(1, 'bad'))],
      [5, sheet(null)],
    ])
    const account = accountOf(read, new Map([[7, 'the worker died']]), {
      languages: ['eng'],
      badLayer: false,
    })
    expect(account).toEqual({
      languages: ['eng'],
      badLayer: false,
      pages: 4,
      certainty: 90.3,
      doubtful: [5],
      failed: [8],
      byPage: [
        { page: 1, certainty: 96 },
        { page: 5, certainty: 60 },
      ],
    })
  })
})

describe('a scanned book', () => {
  const paragraph =
    'The house stood by the river and nobody had lived in it for as long as anybody in the village could remember.'
  const contextFor = async (name: string, pdf: Buffer, ocr = 'auto'): Promise<TestContext> => {
    const source = join(folder, name)
    await writeFile(source, pdf)
    const settings = orchestratorSettingsSchema.parse({ ocr })
    return phaseContext(await mkdtemp(join(folder, 'work-')), { source, settings })
  }

  it('is read from its pictures, a page of text beside them from its text; a second run reads nothing again', async () => {
    const other =
      'Now there was light in its windows again, and two people walked through all of its empty rooms.'
    const scan = await drawnPage(setParagraphs([other]), 1500)
    const pdf = makePdf([{ texts: setParagraphs(['A printed page. ' + paragraph]) }, { texts: [], scan }])
    const context = await contextFor('scan.pdf', pdf)
    const book = await validationPhase.run(null, context)
    const text = await extractionPhase.run(book, context)
    expect(readingText(text)).toContain(`A printed page. ${paragraph}`)
    expect(readingText(text)).toContain(other)
    expect(text.scan).toMatchObject({ pages: 1, languages: ['eng'], failed: [], doubtful: [] })
    expect(text.scan?.certainty).toBeGreaterThan(85)
    expect(extractionPhase.entry(text, context)).toMatchObject({
      metrics: { recognised_pages: 1 },
      recognition: { pages: 1, certainty: text.scan?.certainty, doubtful: [], failed: [] },
    })
    expect(changeReport({ ...text, parts: [] }, null).scan).toEqual(text.scan)
    const spent: number[] = []
    expect(await extractionPhase.run(book, { ...context, spent: (ms) => spent.push(ms) })).toEqual(text)
    expect(spent).toEqual([])
  })

  const garble = (text: string): string =>
    Array.from(text, (letter) =>
      letter === ' ' ? ' ' : String.fromCodePoint((letter.codePointAt(0) ?? 0) + 1),
    ).join('')
  const story =
    'It was the custom of the house that no lamp was lit before the last of them had come home from the fields, and so they sat in the dark and told each other what they had seen on the way, of the river and the mill and of the people who lived there.'

  it('whose own text is garbled is read from what it looks like; one whose text is odd, but what it shows, is not', async () => {
    const scan = await drawnPage(setParagraphs([story]), 1500)
    const context = await contextFor(
      'garbled.pdf',
      makePdf([{ texts: setParagraphs([garble(story)]), scan }]),
    )
    const text = await extractionPhase.run(await validationPhase.run(null, context), context)
    expect(readingText(text)).toContain(story)
    expect(text.scan).toMatchObject({ badLayer: true, pages: 1 })
    const odd = [
      'let total = counter.reduce(sum, item)',
      'export function serve(port, handler)',
      'return items.map(parse).filter(isWhole)',
    ].join(' ')
    const program = setParagraphs([odd, odd, odd])
    const drawn = await drawnPage(program, 1500)
    const honest = await contextFor('odd.pdf', makePdf([{ texts: program, scan: drawn }]))
    expect((await extractionPhase.run(await validationPhase.run(null, honest), honest)).scan).toBeUndefined()
  })

  it('whose own text was badly recognised is read anew; one whose text is what it shows is not', async () => {
    const scan = await drawnPage(setParagraphs([story, paragraph, story]), 1500)
    const badly = (text: string): string =>
      text.replaceAll('th', 'tb').replaceAll('ee', 'ce').replaceAll(' of', 'of').replaceAll('ow', 'o w')
    const withText = async (name: string, texts: readonly string[]): Promise<BookText> => {
      const context = await contextFor(name, makePdf([{ texts: setParagraphs(texts), scan }]))
      return extractionPhase.run(await validationPhase.run(null, context), context)
    }
    const again = await withText('badly.pdf', [story, paragraph, story].map(badly))
    expect(readingText(again)).toContain(story)
    expect(again.scan).toMatchObject({ badLayer: true, pages: 1 })
    const well = await withText('well.pdf', [story, paragraph, story])
    expect(well.scan).toBeUndefined()
  })

  it('in a language without data says so, and none of them is read where that is not wanted', async () => {
    const scan = await drawnPage(setParagraphs([story]), 1500)
    const pdf = makePdf([{ texts: [], scan }])
    const context = await contextFor('other.pdf', pdf)
    const book = await validationPhase.run(null, context)
    const inWelsh = { ...context, settings: { ...context.settings, language: 'cy' } }
    await expect(extractionPhase.run(book, inWelsh)).rejects.toMatchObject({
      failure: { code: 'ocr-language-unknown', detail: 'Welsh (cym)' },
    })
    const inGerman = { ...context, settings: { ...context.settings, language: 'de' } }
    await expect(extractionPhase.run(book, inGerman)).rejects.toMatchObject({
      failure: { code: 'ocr-language-missing', detail: 'German (deu)' },
    })
    const never = { ...context, settings: { ...context.settings, ocr: 'never' as const } }
    await expect(extractionPhase.run(book, never)).rejects.toMatchObject({
      failure: { code: 'no-speakable-text' },
    })
  })

  it('loses no more than the pages that crash what reads them', async () => {
    const sheets = [0, 1].map((page) => ({
      sheet: page,
      source: { kind: 'pdf' as const, path: 'a.pdf', password: null, page },
    }))
    const program = join(folder, 'crashing.mjs')
    await writeFile(
      program,
      `process.on('message', ({ id, source }) => { if (source.page === 0) process.exit(3); process.send({ id, ok: true, value: { pages: [], quarters: 0, degrees: 0 }, cpuMs: 1, memoryBytes: 1 }) })`,
    )
    const context = phaseContext(await mkdtemp(join(folder, 'work-')))
    const cache = await openSheetCache(context.folders.private, ['a'])
    const found = await readSheets(sheets, ['eng'], { cache, context, program, onSheet: () => undefined })
    expect([...found.failed]).toEqual([[0, 'its process ended with exit status 3']])
    expect([...found.read.keys()]).toEqual([1])
  })
})
