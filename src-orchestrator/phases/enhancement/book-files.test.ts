import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join, parse, relative } from 'node:path'
import { promisify } from 'node:util'
import { createFile, MP4BoxBuffer } from 'mp4box'
import { parseFile } from 'music-metadata'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  orchestratorSettingsSchema,
  type OrchestratorSettings,
} from '../../../src-contract/orchestrator-settings.ts'
import type { FinishedBook } from '../../book/validated-book.ts'
import { phaseContext, type TestContext } from '../../testing/phase-context.ts'
import type { EnhancementInput } from './finish-book.ts'
import { enhancementPhase } from './phase.ts'
import { extentOf } from './piece-store.ts'
import { toneBook, toneRateHz, toneStarts } from './testing/tone-book.ts'
import { ffmpegPath } from './testing/ffmpeg-path.ts'

const run = promisify(execFile)
const audioBytes = 64_000_000

async function contextIn(folder: string, settings: Partial<OrchestratorSettings>): Promise<TestContext> {
  const context = phaseContext(folder, {
    source: '/books/tones.pdf',
    settings: orchestratorSettingsSchema.parse(settings),
    cores: () => 2,
  })
  await mkdir(context.folders.private, { recursive: true })
  return context
}

/** `source`: of ffmpeg's lavfi. */
async function drawCover(path: string, source: string, options: readonly string[] = []): Promise<void> {
  const args = ['-v', 'error', '-f', 'lavfi', '-i', source, '-frames:v', '1', ...options, path]
  await run(await ffmpegPath(), args)
}

async function samplesOf(path: string): Promise<Int16Array> {
  const args = ['-v', 'error', '-i', path, '-f', 's16le', '-ac', '1', '-ar', String(toneRateHz), '-']
  const { stdout } = await run(await ffmpegPath(), args, { encoding: 'buffer', maxBuffer: audioBytes })
  return new Int16Array(stdout.buffer, stdout.byteOffset, stdout.byteLength >> 1)
}

/** Chapters as ffmpeg reads them: seconds and titles. */
async function chaptersOf(path: string): Promise<[number, string][]> {
  const { stdout } = await run(await ffmpegPath(), ['-v', 'error', '-i', path, '-f', 'ffmetadata', '-'])
  const found = stdout.matchAll(/\[CHAPTER\]\nTIMEBASE=(\d+)\/(\d+)\nSTART=(\d+)\nEND=\d+\ntitle=(.*)/gu)
  return [...found].map(([, up, down, start, title]) => [
    (Number(start) * Number(up)) / Number(down),
    (title ?? '').replaceAll(/\\(.)/gu, '$1'),
  ])
}

/** https://github.com/mpv-player/mpv/issues/5104: a count, then for each a time in 100 ns, a length, a title. */
function neroChapters(body: Buffer): [number, string][] {
  const marks: [number, string][] = []
  let at = 1
  for (let left = body[0] ?? 0; left > 0; left--) {
    const length = body[at + 8] ?? 0
    marks.push([Number(body.readBigUInt64BE(at)) / 1e7, body.toString('utf8', at + 9, at + 9 + length)])
    at += 9 + length
  }
  return marks
}

const chapters = [2, 1, 3]
/** Starts of the tones, in the order of the book. */
const expectedStarts = ((): number[] => {
  const starts: number[] = []
  let at = 0
  for (const count of chapters) {
    at += 0.5
    for (let chunk = 0; chunk < count; chunk++) {
      starts.push(at, at + 0.85)
      at += 1.35 + (chunk === count - 1 ? 1.5 : 0.75)
    }
  }
  return starts
})()
const chapterStarts = [0, 2, 3].map((chunk) => expectedStarts[2 * chunk] ?? 0)

describe('a book in every format', () => {
  let folder = ''
  let input: EnhancementInput
  let finished: FinishedBook
  let context: TestContext
  const named = (extension: string): string => join(folder, 'out', `A. Writer – Tones.${extension}`)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bookspool-files-'))
    const cover = join(folder, 'cover.jpg')
    await drawCover(cover, 'color=red:size=64x96')
    input = await toneBook(join(folder, 'speech'), chapters, cover)
    context = await contextIn(folder, {
      formats: ['mp3', 'm4b', 'opus', 'flac', 'wav'],
      files_per: 'both',
      subtitles: ['srt', 'vtt'],
      series: 'Sounds',
      series_part: '2',
      year: 1999,
      description: 'Tones;\nand # more',
    })
    finished = await enhancementPhase.run(input, context)
  })

  test('has a file for the whole and a folder of chapters, told as they stand, and nothing else', async () => {
    const extensions = ['mp3', 'm4b', 'opus', 'flac', 'wav']
    const folderOf = (extension: string): string[] =>
      [1, 2, 3].map((number) =>
        join('A. Writer – Tones', `${number} – Chapter ${number} - a; b = #${number - 1}.${extension}`),
      )
    const expected = extensions.flatMap((extension) =>
      [`A. Writer – Tones.${extension}`].concat(folderOf(extension)),
    )
    expect(finished.outputs.map(({ path }) => relative(context.folders.output, path))).toEqual(expected)
    const told = context.events.flatMap((event) => (event.type === 'artifact' ? [`${event.kind} ${extname(event.path)}`] : [])) // prettier-ignore
    expect(told.filter((kind) => kind.startsWith('audio'))).toHaveLength(20)
    expect(told.filter((kind) => kind === 'subtitles .srt')).toHaveLength(4)
    const there = await readdir(context.folders.output, { recursive: true, withFileTypes: true })
    expect(there.filter((entry) => entry.isFile())).toHaveLength(28)
    expect((await readdir(join(context.folders.private, 'mastering'))).filter((name) => /part|pcm|ffmeta/u.test(name))).toEqual([]) // prettier-ignore
  })

  test.each(['mp3', 'm4b', 'opus', 'flac', 'wav'])(
    'every tone of %s is where it should be',
    async (extension) => {
      const starts = toneStarts(await samplesOf(named(extension)), toneRateHz)
      expect(starts).toHaveLength(expectedStarts.length)
      // Half a frame of AAC is 23 ms.
      for (const [at, start] of starts.entries())
        expect(Math.abs(start - (expectedStarts[at] ?? 0))).toBeLessThan(0.03)
    },
  )

  test.each(['mp3', 'm4b', 'opus', 'flac'])('chapters and tags of %s, by two readers', async (extension) => {
    const path = named(extension)
    const marks = await chaptersOf(path)
    expect(marks.map(([, title]) => title)).toEqual(input.text.chapterTitles)
    for (const [at, [start]] of marks.entries()) {
      const early = (chapterStarts[at] ?? 0) - start
      // ffmpeg counts MP3's marks from the first sample that is heard, 24 ms later than the frames begin.
      expect(early).toBeLessThan(at === 0 ? 0.51 : extension === 'mp3' ? 0.08 : 0.06)
      expect(early).toBeGreaterThanOrEqual(0.04)
    }
    const { common, format } = await parseFile(path, { duration: true, includeChapters: true })
    expect(common).toMatchObject({
      title: 'Tones', album: 'Tones', artist: 'A. Writer', albumartist: 'A. Writer', composer: ['plain (tones)'],
      genre: ['Audiobook'], year: 1999, grouping: 'Sounds #2',
    }) // prettier-ignore
    expect(common.picture?.[0]?.format).toBe('image/jpeg')
    expect(format.duration).toBeCloseTo(finished.audioSec, 1)
  })

  test('MP3 has its chapters in CHAP and CTOC frames', async () => {
    const { format, native } = await parseFile(named('mp3'), { includeChapters: true })
    expect(format.chapters?.map(({ title }) => title)).toEqual(input.text.chapterTitles)
    expect(native['ID3v2.3']?.filter(({ id }) => id === 'CTOC')).toHaveLength(1)
  })

  test('M4B has QuickTime’s chapter track and Nero’s atom, its brand, its kind, and the index before the sound', async () => {
    const bytes = await readFile(named('m4b'))
    const file = createFile()
    file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(new Uint8Array(bytes).buffer, 0), true)
    const info = file.getInfo()
    const audio = info.tracks.find(({ type }) => type === 'audio')
    const chapterTrack = audio?.references.find(({ type }) => type === 'chap')?.track_ids[0] ?? 0
    const samples = file.getTrackSamplesInfo(chapterTrack)
    expect(samples.map(({ offset }) => bytes.toString('utf8', offset + 2, offset + 2 + bytes.readUInt16BE(offset)))).toEqual(input.text.chapterTitles) // prettier-ignore
    for (const [at, { dts, timescale }] of samples.entries())
      expect(dts / timescale).toBeCloseTo(finished.chapters[at]?.startSec ?? -1, 2)
    const nero = bytes.indexOf('chpl', 0, 'latin1') + 12
    const marks = neroChapters(bytes.subarray(nero))
    expect(marks.map(([, title]) => title)).toEqual(input.text.chapterTitles)
    for (const [at, [start]] of marks.entries())
      expect(start).toBeCloseTo(finished.chapters[at]?.startSec ?? -1, 2)
    const { format } = await parseFile(named('m4b'), { includeChapters: true })
    expect(format.chapters?.map(({ title }) => title)).toEqual(input.text.chapterTitles)
    expect(info.brands[0]).toBe('M4B ')
    expect(bytes.includes(Buffer.from('stik', 'latin1'))).toBe(true)
    expect(bytes.indexOf('moov', 0, 'latin1')).toBeLessThan(bytes.indexOf('mdat', 0, 'latin1'))
  })

  test('a chapter’s file has its title and number', async () => {
    const path = finished.outputs.find(({ path: file }) => file.endsWith('#1.m4b'))?.path ?? ''
    const { common } = await parseFile(path)
    expect([common.title, common.album, common.track]).toEqual([
      'Chapter 2: a; b = #1',
      'Tones',
      { no: 2, of: 3 },
    ])
    expect(toneStarts(await samplesOf(path), toneRateHz)[0]).toBeCloseTo(0.5, 1)
  })

  test('how much room a chapter of Opus takes is known before its file is written', async () => {
    const mastering = join(context.folders.private, 'mastering')
    const pieces = (await readdir(mastering)).filter((name) => name.endsWith('.opus'))
    expect(pieces).toHaveLength(3)
    for (const name of pieces) {
      const extent = await extentOf(join(mastering, name), 'opus')
      const { size } = await stat(join(mastering, name))
      expect(extent?.ends.at(-1)).toBeGreaterThan(size * 0.9)
      expect(extent?.ends.at(-1)).toBeLessThan(size)
    }
  })

  test('FLAC and WAV hold the same samples', async () => {
    const [flac, wav] = await Promise.all([samplesOf(named('flac')), samplesOf(named('wav'))])
    expect(Buffer.from(flac.buffer).equals(Buffer.from(wav.buffer))).toBe(true)
    expect(wav.length / toneRateHz).toBeCloseTo(finished.audioSec, 6)
  })

  test('subtitles say each sentence when it is heard', async () => {
    const srt = await readFile(named('srt'), 'utf8')
    const cues = [...srt.matchAll(/00:00:([\d,]+) --> 00:00:([\d,]+)\n(.*)\n/gu)]
    expect(cues.map(([, , , text]) => text)).toEqual([0, 1, 2, 3, 4, 5].flatMap((at) => [`Tone ${at}a.`, `Tone ${at}b.`])) // prettier-ignore
    for (const [at, [, start]] of cues.entries())
      expect(Number((start ?? '').replace(',', '.'))).toBeCloseTo(expectedStarts[at] ?? 0, 2)
    const second = finished.subtitles.find(({ path }) => path.endsWith('#1.vtt'))?.path ?? ''
    expect(await readFile(second, 'utf8')).toMatch(/^WEBVTT\n\n00:00:00\.500 --> 00:00:01\.000\nTone 2a\.\n/u)
  })

  test('another choice of files encodes nothing again', async () => {
    const mastering = join(context.folders.private, 'mastering')
    const before = (await readdir(mastering)).filter((name) => name.endsWith('.aac')).toSorted()
    const next = await contextIn(folder, {
      formats: ['m4b'],
      split_hours: 0.05,
      name_template: '{author}/{title}',
    })
    const again = await enhancementPhase.run(input, next)
    expect(again.outputs.map(({ path }) => relative(next.folders.output, path))).toEqual([
      join('A. Writer', 'Tones.m4b'),
    ])
    expect((await readdir(mastering)).filter((name) => name.endsWith('.aac')).toSorted()).toEqual(before)
    const keys = await Promise.all([context, next].map(async (one) => enhancementPhase.key(input, one)))
    expect(keys[0]).not.toBe(keys[1])
  })
})

test('a book that is divided by size has parts that follow each other, none larger', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-files-'))
  const input = await toneBook(join(folder, 'speech'), [8, 2, 12])
  const context = await contextIn(folder, { formats: ['wav', 'mp3'], split_megabytes: 1 })
  await mkdir(context.folders.output, { recursive: true })
  await writeFile(join(context.folders.output, 'A. Writer – Tones (1 of 3).wav'), 'somebody else’s')
  const { outputs, audioSec } = await enhancementPhase.run(input, context)
  const wavs = outputs.filter(({ path }) => path.endsWith('.wav'))
  expect(wavs.map(({ path }) => basename(path))).toEqual([
    'A. Writer – Tones (1 of 3) (2).wav', 'A. Writer – Tones (2 of 3).wav', 'A. Writer – Tones (3 of 3).wav',
  ]) // prettier-ignore
  expect(wavs.every(({ bytes }) => bytes <= 1_000_000)).toBe(true)
  const samples = await Promise.all(wavs.map(async ({ path }) => (await samplesOf(path)).length))
  expect(samples.reduce((sum, length) => sum + length, 0) / toneRateHz).toBeCloseTo(audioSec, 6)
  expect(outputs.filter(({ path }) => path.endsWith('.mp3'))).toHaveLength(1)
})

test('with subtitles each file has its own, and only formats that would be too large are divided', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-files-'))
  const input = await toneBook(join(folder, 'speech'), [8, 2, 12])
  const context = await contextIn(folder, {
    formats: ['mp3', 'wav'],
    split_megabytes: 1,
    subtitles: ['srt'],
  })
  const { outputs, subtitles } = await enhancementPhase.run(input, context)
  const stems = (paths: readonly { path: string }[]): string[] => paths.map(({ path }) => parse(path).name)
  const parts = [1, 2, 3].map((number) => `A. Writer – Tones (${number} of 3)`)
  expect(stems(outputs)).toEqual(['A. Writer – Tones', ...parts])
  expect(stems(subtitles)).toEqual(['A. Writer – Tones', ...parts])
})

test('FLAC is divided by what it takes, not by its samples', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-files-'))
  const input = await toneBook(join(folder, 'speech'), [9, 9, 9, 9])
  const context = await contextIn(folder, { formats: ['flac'], split_megabytes: 1 })
  const { outputs } = await enhancementPhase.run(input, context)
  const sizes = outputs.map(({ bytes }) => bytes)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000_000)
  const samples = await Promise.all(outputs.map(async ({ path }) => (await samplesOf(path)).length))
  expect(Math.max(...samples) * 2).toBeGreaterThan(1_000_000)
})

test('its cover counts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-files-'))
  const cover = join(folder, 'cover.jpg')
  await drawCover(cover, 'nullsrc=size=640x640,geq=random(1)*255:128:128', ['-q:v', '2'])
  expect((await stat(cover)).size).toBeGreaterThan(250_000)
  const input = await toneBook(join(folder, 'speech'), [6, 6, 6], cover)
  const context = await contextIn(folder, { formats: ['mp3'], bitrate: 160, split_megabytes: 1 })
  const { outputs } = await enhancementPhase.run(input, context)
  expect(outputs.length).toBeGreaterThan(1)
  expect(outputs.filter(({ bytes }) => bytes > 1_000_000)).toEqual([])
})
