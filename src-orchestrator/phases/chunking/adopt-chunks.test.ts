import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BookText } from '../../book/book-text.ts'
import { nothingRecorded, phaseContext, type TestContext } from '../../testing/phase-context.ts'
import { asideFolder } from '../../../src-node/move-aside.ts'
import { adoptChunks, chunkListFrom } from './adopt-chunks.ts'
import { chunkingPhase } from './phase.ts'

let workspace: string
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'bookspool-adopt-chunks-'))
  await mkdir(join(workspace, 'chunks'))
})
afterEach(async () => rm(workspace, { recursive: true, force: true }))

const nobody = { book: null, chunks: null }

function contextWith(entry: Record<string, unknown>): TestContext {
  const recorded = {
    ...nothingRecorded,
    entry: () => ({ status: 'success' as const, entry }),
    pipelineJson: join(workspace, 'pipeline.json'),
  }
  return phaseContext(workspace, { recorded })
}
const put = async (name: string, words: string | Uint8Array): Promise<void> =>
  writeFile(join(workspace, 'chunks', name), words)
const textsOf = async (entry: Record<string, unknown> = {}): Promise<string[] | undefined> =>
  (await adoptChunks(contextWith(entry), nobody))?.chunks.map(({ sentences }) =>
    sentences.map(({ text }) => text).join(' '),
  )

describe('chunks of another program', () => {
  it('are found by the contract’s names, in the order of their numbers, and those of other books are not', async () => {
    for (const number of ['001', '002', '010', '1000'])
      await put(`book_chunk_${number}.txt`, `It is ${number}.`)
    await put('book_chunk_x.txt', 'no number')
    await put('book_chunk_001.txt.bak', 'a copy')
    await put('book_two_chunk_001.txt', 'another book')
    expect(await textsOf()).toEqual(['It is 001.', 'It is 002.', 'It is 010.', 'It is 1000.'])
  })

  it('are those that the record names, where it names any', async () => {
    await put('book_chunk_001.txt', 'By its name.')
    await put('elsewhere.txt', 'By its record.')
    expect(await textsOf({ chunk_paths: ['chunks/elsewhere.txt'] })).toEqual(['By its record.'])
    expect(await textsOf({ chunk_paths: ['chunks/gone.txt'] })).toEqual(['By its name.'])
  })

  it('are not there, or cannot be read', async () => {
    expect(await textsOf()).toBeUndefined()
    await put(
      'book_chunk_001.txt',
      Uint8Array.from({ length: 4000 }, (_, at) => (at * 37) % 32),
    )
    expect(await textsOf()).toBeUndefined()
  })
})

describe('as a list of ours', () => {
  it('is sentences with what is to be said, paragraphs by their lines, chapters by a line of their own', () => {
    const list = chunkListFrom(
      ['A foreword. It cost 5%.\nThe end of it.', 'Chapter 1\nIt began.', 'It went on.', 'CHAPTER TWO: Rain\nIt rained.'],
      'The Book',
      'en',
    ) // prettier-ignore
    expect(list?.chapterTitles).toEqual(['The Book', 'Chapter 1', 'CHAPTER TWO: Rain'])
    expect(list?.chunks.map(({ chapter }) => chapter)).toEqual([0, 1, 1, 2])
    expect(list?.chunks[0]?.sentences).toEqual([
      { text: 'A foreword.', said: 'A foreword.', after: 'sentence' },
      { text: 'It cost 5%.', said: 'It cost five percent.', after: 'paragraph' },
      { text: 'The end of it.', said: 'The end of it.', after: 'chapter' },
    ])
    expect(list?.chunks.at(-1)?.sentences.at(-1)?.after).toBe('chapter')
  })

  it.each(['', ' \n ', '* * *'])('keeps the number of a chunk that holds %j', (text) => {
    const list = chunkListFrom(['One.', text, 'Three.'], 'The Book', 'en')
    expect(list?.chunks.map(({ index }) => index)).toEqual([0, 1, 2])
    expect(list?.chunks[1]?.sentences).toHaveLength(1)
  })

  it('is none where there is nothing', () => {
    expect(chunkListFrom([], 'The Book', 'en')).toBeNull()
  })
})

it('chunks of ours take the places, and another program’s are kept, also those that are too many', async () => {
  for (const number of ['001', '002', '003']) await put(`book_chunk_${number}.txt`, `Theirs, ${number}.`)
  await put('book_two_chunk_001.txt', 'another book')
  const text: BookText = {
    language: 'en',
    chapters: [
      {
        title: 'One',
        titleIsPrinted: false,
        blocks: [{ kind: 'paragraph', text: 'It rained.', places: [] }],
      },
    ],
    changes: [],
    words: 2,
  }
  const context = phaseContext(workspace)
  await chunkingPhase.run(text, context)
  expect(await readdir(context.folders.chunks)).toEqual(['book_chunk_001.txt', 'book_two_chunk_001.txt'])
  expect(await readFile(join(context.folders.chunks, 'book_chunk_001.txt'), 'utf8')).toBe('It rained.\n')
  const moves = await readFile(join(asideFolder(workspace), 'moves.ndjson'), 'utf8')
  expect(moves.split('\n').filter((line) => line !== '')).toHaveLength(3)
  expect(context.events.filter(({ type }) => type === 'warning')).toHaveLength(1)
})
