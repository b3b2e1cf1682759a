import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { parseFile } from 'music-metadata'
import { beforeAll, describe, expect, test } from 'vitest'
import { errorCode } from '../../src-node/atomic-file.ts'
import { findFfmpeg } from '../../src-node/ffmpeg.ts'
import type { BookText } from '../book/book-text.ts'
import type { ChunkList, SpokenBook } from '../book/chunk.ts'
import type { ValidatedBook } from '../book/validated-book.ts'
import { phaseContext, type TestContext } from '../testing/phase-context.ts'
import { asideFolder } from '../../src-node/move-aside.ts'
import { chunkingPhase } from './chunking/phase.ts'
import { enhancementPhase } from './enhancement/phase.ts'
import { speechPhase } from './speech/phase.ts'

const paragraph =
  'The rain had stopped before noon. Nobody in the house had noticed, because everybody was asleep; the clock struck twelve. '
const bookText: BookText = {
  language: 'en',
  chapters: ['I The Rain', 'II The Clock; struck = #12'].map((title) => ({
    title,
    titleIsPrinted: true,
    blocks: Array.from({ length: 6 }, (_, at) => ({
      kind: 'paragraph' as const,
      text: `${title} ${at}. ${paragraph.repeat(2).trim()}`,
      places: [],
    })),
  })),
  changes: [],
  words: 0,
}
const facts = {
  path: '/books/rain.pdf', bytes: 1, sha256: null, fileType: 'pdf', classification: null, title: 'Rain: A Tale', author: 'A. Writer',
  language: 'en', pages: 1, words: null, audioSec: null, encrypted: false, repaired: false,
} // prettier-ignore
const book: ValidatedBook = { facts, readablePath: facts.path, coverPath: null }

async function contextIn(folder: string, cores: number): Promise<TestContext> {
  const context = phaseContext(folder, { source: facts.path, fileId: 'rain', cores: () => cores })
  await mkdir(context.folders.private, { recursive: true })
  return context
}

async function temporary(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'bookspool-sound-'))
}

const run = promisify(execFile)

describe('from text to a finished book', () => {
  let folder = ''
  let list: ChunkList
  let spoken: SpokenBook
  beforeAll(async () => {
    folder = await temporary()
    const context = await contextIn(folder, 2)
    list = await chunkingPhase.run(bookText, context)
    await mkdir(context.folders.audioChunks, { recursive: true })
    await writeFile(join(context.folders.audioChunks, 'chunk_0001.wav'), 'somebody else made this')
    spoken = await speechPhase.run({ chunks: list }, context)
  })

  test('chunks are published under the contract’s names, and what stood there is kept', async () => {
    expect(spoken.chunks.map(({ gap }) => gap)).toEqual(list.chunks.map(() => null))
    const day = (await readdir(asideFolder(folder))).find((name) => name !== 'moves.ndjson') ?? ''
    const aside = join(asideFolder(folder), day, 'audio', 'chunk_0001.wav')
    expect(await readFile(aside, 'utf8')).toBe('somebody else made this')
    const first = await readFile(join(folder, 'audio', 'chunk_0001.wav'))
    expect(first.equals(await readFile(spoken.chunks[0]?.path ?? ''))).toBe(true)
    expect(await readFile(join(folder, 'chunks', 'rain_chunk_001.txt'), 'utf8')).toContain('The Rain')
  })

  test('a second run makes nothing twice; what is damaged is made again, the same', async () => {
    const damaged = spoken.chunks[1]?.path ?? ''
    const before = await readFile(damaged)
    await writeFile(damaged, before.subarray(0, 1000))
    const context = await contextIn(folder, 1)
    expect((await speechPhase.run({ chunks: list }, context)).chunks.map(({ key }) => key)).toEqual(
      spoken.chunks.map(({ key }) => key),
    )
    const made = context.events.filter((event) => event.type === 'chunk-done' && !event.reused)
    expect(made).toHaveLength(1)
    expect((await readFile(damaged)).equals(before)).toBe(true)
  })

  test('a chunk that was edited in place is spoken again, and what was made of it is kept; a touched one stands', async () => {
    const context = await contextIn(folder, 1)
    const [first, , third, edited] = spoken.chunks
    const before = await readFile(edited?.path ?? '')
    const later = new Date(Date.now() + 60_000)
    await utimes(first?.path ?? '', later, later)
    expect(await speechPhase.stillStands(spoken, context)).toBe(true)
    await writeFile(edited?.publishedPath ?? '', before.toReversed())
    await utimes(edited?.publishedPath ?? '', later, later)
    expect(await speechPhase.stillStands(spoken, context)).toBe(false)
    await speechPhase.run({ chunks: list }, context)
    const made = context.events.flatMap((event) => (event.type === 'chunk-done' && !event.reused ? [event.chunk] : [])) // prettier-ignore
    expect(made).toEqual([edited?.index])
    expect((await readFile(edited?.publishedPath ?? '')).equals(before)).toBe(true)
    const asides = await readdir(asideFolder(folder), { recursive: true })
    const aside = asides.find((name) => name.endsWith(basename(edited?.publishedPath ?? ''))) ?? ''
    expect((await readFile(join(asideFolder(folder), aside))).equals(before.toReversed())).toBe(true)
    expect(asides.some((name) => name.endsWith(basename(third?.publishedPath ?? '')))).toBe(false)
  })

  test('a folder in a chunk’s place is moved aside, and the chunk is spoken again', async () => {
    const { path = '' } = spoken.chunks[1] ?? {}
    const before = await readFile(path)
    await rm(path)
    await mkdir(path)
    await writeFile(join(path, 'notes.txt'), 'somebody’s')
    const context = await contextIn(folder, 1)
    await speechPhase.run({ chunks: list }, context)
    expect((await readFile(path)).equals(before)).toBe(true)
    const asides = await readdir(asideFolder(folder), { recursive: true })
    expect(asides.filter((name) => name.endsWith(join(basename(path), 'notes.txt')))).toHaveLength(1)
    const warnings = context.events.flatMap((event) => (event.type === 'warning' ? [event.message] : []))
    expect(warnings.join('\n')).toContain(
      `What stood in ${dirname(path)} is not known to be as Bookspool made it`,
    )
  })

  test('the MP3 has its chapters, tags, level and length, and the same bytes on any number of cores', async () => {
    const input = { book, text: list, spoken }
    const found = await findFfmpeg(null)
    const ffmpeg = found.ok ? found.value.path : 'no ffmpeg'
    const finished = await enhancementPhase.run(input, await contextIn(folder, 2))
    const [output] = finished.outputs
    expect(output?.path).toBe(join(folder, 'out', 'A. Writer – Rain - A Tale.mp3'))
    const path = output?.path ?? ''
    expect((await stat(path)).size).toBe(output?.bytes)
    const { common, format } = await parseFile(path, { duration: true })
    expect([common.title, common.artist, common.album, common.genre]).toEqual([
      'Rain: A Tale', 'A. Writer', 'Rain: A Tale', ['Audiobook'],
    ]) // prettier-ignore
    expect(format.duration).toBeCloseTo(finished.audioSec, 1)
    expect(finished.chapters.map(({ title }) => title)).toEqual(bookText.chapters.map(({ title }) => title))
    const { stdout } = await run(ffmpeg, ['-v', 'error', '-i', path, '-f', 'ffmetadata', '-'])
    const titles = stdout.replaceAll(/\\(.)/gu, '$1').matchAll(/\[CHAPTER\][^[]*?\ntitle=(.*)/gu)
    expect([...titles].map(([, title]) => title)).toEqual(finished.chapters.map(({ title }) => title))
    const measured = await run(ffmpeg, ['-hide_banner', '-nostats', '-i', path, '-af', 'ebur128=peak=true', '-f', 'null', '-']) // prettier-ignore
    const lufs = Number(/I:\s+(-?[\d.]+) LUFS\s+Threshold/u.exec(measured.stderr.slice(-800))?.[1])
    const peak = Number(/Peak:\s+(-?[\d.]+) dBFS/u.exec(measured.stderr.slice(-800))?.[1])
    expect(Math.abs(lufs - -18)).toBeLessThan(1)
    expect(Math.abs(lufs - finished.loudness.lufs)).toBeLessThan(0.3)
    expect(peak).toBeLessThanOrEqual(-3)
    const elsewhere = await contextIn(await temporary(), 1)
    const again = await enhancementPhase.run(input, elsewhere)
    expect(again.outputs[0]?.sha256).toBe(output?.sha256)
  })
})

/** The speech workers among this process's children, by /proc: a small system has no ps. */
async function workerPids(): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger)
  const found: number[] = []
  for (const pid of pids) {
    try {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8')
      if (parent === process.pid && command.includes('speech-worker')) found.push(pid)
    } catch (error) {
      // It ended between the listing and the look.
      if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ESRCH') throw error
    }
  }
  return found
}

test.skipIf(process.platform !== 'linux')(
  'a worker that is killed costs one retry and nothing else',
  async () => {
    const context = await contextIn(await temporary(), 1)
    const list = await chunkingPhase.run(bookText, context)
    const before = new Set(await workerPids())
    const state = { killed: 0 }
    const killOne = async (): Promise<void> => {
      for (const pid of await workerPids()) {
        if (before.has(pid)) continue
        process.kill(pid, 'SIGKILL')
        state.killed++
      }
    }
    const whenRunning = async (): Promise<void> => {
      if (state.killed === 0 && context.events.some(({ type }) => type === 'chunk-done')) await killOne()
    }
    const spoken = await speechPhase.run({ chunks: list }, { ...context, whenRunning })
    expect(state.killed).toBe(1)
    expect(spoken.chunks.map(({ gap }) => gap)).toEqual(list.chunks.map(() => null))
  },
)
