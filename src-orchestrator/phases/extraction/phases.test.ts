import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { orchestratorSettingsSchema } from '../../../src-contract/orchestrator-settings.ts'
import { corpusFolder, scorerProgram } from '../../pdf/testing/corpus.ts'
import { makePdf, setParagraphs, type PdfPage } from '../../pdf/testing/pdf-writer.ts'
import type { PhaseContext } from '../../phase.ts'
import { phaseContext, type TestContext } from '../../testing/phase-context.ts'
import { validationPhase } from '../validation/phase.ts'
import { extractionPhase } from './phase.ts'
import { readingText } from './reading-text.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-phases-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

async function contextFor(source: string, more: Partial<PhaseContext> = {}): Promise<TestContext> {
  return phaseContext(await mkdtemp(join(folder, 'work-')), { source, ...more })
}

const words =
  'The house stood by the river and nobody had lived in it for as long as anybody in the village could remember'
const names = ['Anna', 'Bertha', 'Clara', 'Dora', 'Emma', 'Frieda', 'Gerda', 'Hanna']

/** A small book of eight pages: heads, numbers, two chapters. */
function smallBook(): Buffer {
  const pages = names.map((name, index): PdfPage => {
    const paragraphs = Array.from(
      { length: 6 },
      (_, row) => `${name} said in sentence ${row} that ${words.toLowerCase()}. ${words}, thought ${name}.`,
    )
    const opens = index === 0 || index === 4
    return {
      texts: [
        ...(opens
          ? [{ text: index === 0 ? 'Chapter One' : 'Chapter Two', x: 150, y: 70, size: 20, bold: true }]
          : [{ text: 'A SMALL BOOK', x: 160, y: 40, size: 8 }]),
        { text: String(index + 1), x: 195, y: 580, size: 8 },
        ...setParagraphs(paragraphs, opens ? 120 : 80),
      ],
    }
  })
  return makePdf(pages, { title: 'A Small Book', author: 'N. Obody', language: 'en' })
}

async function write(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

describe('phases 1 and 2', () => {
  it('make reading text of a PDF, with its facts and cover', async () => {
    const context = await contextFor(await write('small.pdf', smallBook()))
    const book = await validationPhase.run(null, context)
    expect(book.facts).toMatchObject({
      fileType: 'pdf',
      title: 'A Small Book',
      author: 'N. Obody',
      language: 'en',
      pages: 8,
      classification: 'text',
      encrypted: false,
      repaired: false,
    })
    expect(book.facts.sha256).toMatch(/^[0-9a-f]{64}$/u)
    if (book.coverPath === null) throw new Error('no cover')
    expect((await readFile(book.coverPath)).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(await validationPhase.stillStands(book, context)).toBe(true)
    expect(validationPhase.entry(book, context)).toMatchObject({
      title: 'A Small Book',
      file_type: 'pdf',
      classification: 'text',
      hash: book.facts.sha256,
      repair_status: 'not_needed',
    })

    const text = await extractionPhase.run(book, context)
    expect(text.chapters.map((chapter) => [chapter.title, chapter.blocks.length])).toEqual([
      ['Chapter One', 24],
      ['Chapter Two', 24],
    ])
    expect(text.chapters[0]?.blocks[0]?.text).toBe(
      `Anna said in sentence 0 that ${words.toLowerCase()}. ${words}, thought Anna.`,
    )
    expect(new Set(text.changes.map((change) => change.rule))).toEqual(
      new Set(['running-head', 'page-number']),
    )
    expect(readingText(text)).toMatch(/^Chapter One\n\nAnna said/u)
    expect(await extractionPhase.stillStands(text, context)).toBe(true)
    expect(context.events.at(-2)).toMatchObject({
      type: 'progress',
      phase: 2,
      done: 8,
      total: 8,
      unit: 'pages',
    })
  })

  it('goes on behind the pages that a stopped run had read', async () => {
    const pages = Array.from({ length: 80 }, (_, index): PdfPage => ({
      texts: setParagraphs([`${names[index % 8] ?? ''} read on page ${index} that ${words}.`]),
    }))
    const source = await write('long.pdf', makePdf(pages))
    let asked = 0
    const stopping = await contextFor(source)
    const book = await validationPhase.run(null, stopping)
    const whenRunning = async (): Promise<void> => {
      asked++
      if (asked > 40) throw new Error('stopped')
    }
    await expect(extractionPhase.run(book, { ...stopping, whenRunning })).rejects.toThrow('stopped')
    let again = 0
    const text = await extractionPhase.run(book, { ...stopping, whenRunning: async () => void again++ })
    expect(again).toBe(80 - 32)
    expect(await extractionPhase.run(book, await contextFor(source))).toEqual(text)
  })

  it('reads every page of a book so long that its file is opened anew on the way', async () => {
    const houses = Array.from({ length: 300 }, (_, index) => (index * 37) % 1000)
    const pages = houses.map((house, index): PdfPage => ({
      texts: setParagraphs([`${names[index % 8] ?? ''} lived at number ${house} and said that ${words}.`]),
    }))
    const context = await contextFor(await write('longer.pdf', makePdf(pages)))
    const book = await validationPhase.run(null, context)
    const text = readingText(await extractionPhase.run(book, context))
    const read = [...text.matchAll(/lived at number (\d+) and/gu)].map(([, house]) => Number(house))
    expect(read).toEqual(houses)
  })

  it('reads plain text', async () => {
    const context = await contextFor(
      await write('my_small-book.txt', `CHAPTER I\n\n${words}.\n\nCHAPTER II\n\n${words}.\n`),
    )
    const book = await validationPhase.run(null, context)
    expect(book).toMatchObject({
      coverPath: null,
      facts: { fileType: 'txt', title: 'My Small Book', pages: null, words: 48 },
    })
    const text = await extractionPhase.run(book, context)
    expect(readingText(text)).toBe(`CHAPTER I\n\n${words}.\n\nCHAPTER II\n\n${words}.\n`)
  })

  it('lets what is known from elsewhere win', async () => {
    const source = await write('known.pdf', smallBook())
    const settings = orchestratorSettingsSchema.parse({ title: 'Another Title', language: 'de' })
    const book = await validationPhase.run(null, await contextFor(source, { settings }))
    expect(book.facts).toMatchObject({ title: 'Another Title', author: 'N. Obody', language: 'de' })
  })

  it.each([
    ['empty.pdf', Buffer.alloc(0), 'file-empty'],
    ['damaged.pdf', Buffer.from('%PDF-1.4\nnothing'), 'file-damaged'],
    ['blank.pdf', makePdf([{ texts: [] }]), 'no-speakable-text'],
    ['blank.txt', Buffer.from('\n\n'), 'no-speakable-text'],
    ['program.pdf', Buffer.from('\x7FELF\0\0\0\0'), 'file-unsupported'],
  ])('%s fails', async (name, bytes, code) => {
    const context = await contextFor(await write(name, bytes))
    await expect(validationPhase.run(null, context)).rejects.toMatchObject({ failure: { code } })
  })

  it('a book of pictures is for text recognition, unless that is forbidden', async () => {
    const source = await write('picture.pdf', makePdf([{ texts: [], picture: true }]))
    const allowed = await validationPhase.run(null, await contextFor(source))
    expect(allowed.facts).toMatchObject({ classification: 'scanned', pages: 1, scannedPages: 1, words: 300 })
    const settings = orchestratorSettingsSchema.parse({ ocr: 'never' })
    const forbidden = validationPhase.run(null, await contextFor(source, { settings }))
    await expect(forbidden).rejects.toMatchObject({ failure: { code: 'no-text' } })
  })

  it('fails with file-missing where nothing is', async () => {
    const context = await contextFor(join(folder, 'absent.pdf'))
    await expect(validationPhase.run(null, context)).rejects.toMatchObject({
      failure: { code: 'file-missing' },
    })
  })
})

const corpus = corpusFolder()
const scorer = scorerProgram()
const scoreSchema = z.object({
  wer: z.number(),
  titles: z.string(),
  headLines: z.number(),
  pageNumberLines: z.number(),
})

describe.skipIf(corpus === null || scorer === null)('typeset books', () => {
  it.each([
    ['alice', 0.001],
    ['time-machine', 0.001],
    ['verwandlung', 0.001],
    ['chickens-two-column', 0.003],
    ['sherlock-notes', 0.003],
  ])('%s: fewer words wrong than one in %d', async (name, limit) => {
    const context = await contextFor(join(corpus ?? '', 'typeset', `${name}.pdf`))
    const text = await extractionPhase.run(await validationPhase.run(null, context), context)
    const path = join(context.folders.private, 'text.txt')
    await writeFile(path, readingText(text))
    const { stdout } = await promisify(execFile)(process.execPath, [
      scorer ?? '',
      join(corpus ?? '', 'typeset', `${name}.truth.json`),
      path,
      '--json',
    ])
    const score = scoreSchema.parse(JSON.parse(stdout))
    const [found, all] = score.titles.split('/')
    expect(score.wer).toBeLessThan(limit)
    expect(found).toBe(all)
    expect(score).toMatchObject({ headLines: 0, pageNumberLines: 0 })
    expect((await readdir(context.folders.private)).toSorted()).toContain('cover.jpg')
  })

  it('a real book’s staves are its chapters', async () => {
    const context = await contextFor(
      join(corpus ?? '', 'pdf-real', 'books', 'christmas-carol_halfletter.pdf'),
    )
    const book = await validationPhase.run(null, context)
    expect(book.facts).toMatchObject({
      title: 'A Christmas Carol',
      author: 'Charles Dickens',
      language: 'en',
    })
    const text = await extractionPhase.run(book, context)
    expect(text.chapters).toHaveLength(5)
    expect(text.chapters[0]?.title).toBe("One: Marley's Ghost")
    expect(text.chapters[0]?.blocks[0]?.text).toMatch(/^Marley was dead: to begin with\./u)
  })
})
