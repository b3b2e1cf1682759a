import { rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { plainSubtitleFormats } from '../../../src-contract/config-options.ts'
import type { Ffmpeg } from '../../../src-node/ffmpeg.ts'
import { nameOfSource } from '../../../src-contract/file-id.ts'
import type { bookNameTokens } from '../../../src-contract/name-templates.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import type { ChunkList, SpokenBook } from '../../book/chunk.ts'
import type { FinishedBook, Loudness, ValidatedBook } from '../../book/validated-book.ts'
import type { PhaseContext } from '../../phase.ts'
import { chapterPauses } from '../speech/chapters-own.ts'
import type { Pauses } from '../speech/pauses.ts'
import { writeBookFiles, type BookFile } from './book-files.ts'
import { planChapters } from './chapter-plan.ts'
import { divideFormats, filesOfFormat, type DivisionOptions } from './divide-formats.ts'
import { flacSizes } from './flac-sizes.ts'
import { bitrateOf, formatShapes } from './formats.ts'
import { masterChapters, type Mastered } from './master-chapters.ts'
import { masteringReport, masteringWords, outsideLimits } from './mastering-report.ts'
import { encoderFor, type Encoder } from './piece-store.ts'
import { bookMarks, pieceBytes } from './plan-files.ts'
import type { ReservedNames } from './reserved-file.ts'
import { makeReadAlong, type ReadAlongFormat } from './read-along/make-read-along.ts'
import { bookCues } from './subtitles.ts'
import type { BookTags } from './tags.ts'

export type EnhancementInput = { book: ValidatedBook; text: ChunkList; spoken: SpokenBook }

const megabyte = 1_000_000

/** Who speaks, as a tag: "Heart (American, female)", "en-us (espeak)"; of several, who speaks most comes first. Null where another program has not said. */
export function narratorOf({ chunks, labels }: Pick<SpokenBook, 'chunks' | 'labels'>): string | null {
  const seconds = new Map<string, number>()
  for (const { voice, engine, durationSec } of chunks) {
    const named = voice.startsWith(`${engine}:`) ? `${voice.slice(engine.length + 1)} (${engine})` : voice
    const words = labels[voice] ?? named
    if (voice !== 'unknown') seconds.set(words, (seconds.get(words) ?? 0) + durationSec)
  }
  const all = [...seconds].sort(([, a], [, b]) => b - a).map(([words]) => words)
  return all.length === 0 ? null : all.join(', ')
}

function nameOf({ facts }: ValidatedBook, source: string): string {
  return nameOfSource(basename(source), facts.fileType === 'pictures')
}

export function tagsOf(
  { book, text, spoken }: EnhancementInput,
  { settings, source }: PhaseContext,
): BookTags {
  return {
    title: settings.title ?? book.facts.title ?? nameOf(book, source),
    author: settings.author ?? book.facts.author,
    narrator: narratorOf(spoken),
    series: settings.series ?? book.facts.series ?? null,
    seriesPart:
      settings.series_part ?? (settings.series === undefined ? (book.facts.seriesPart ?? null) : null),
    language: text.language,
    year: settings.year ?? book.facts.year ?? null,
    description: settings.description ?? book.facts.description ?? null,
    publisher: book.facts.publisher ?? null,
  }
}

function nameValues(tags: BookTags, stem: string): Record<(typeof bookNameTokens)[number], string | null> {
  const { title, author, narrator, series, language, year } = tags
  const part = series === null || tags.seriesPart === null ? series : `${series} ${tags.seriesPart}`
  return { author, title, narrator, series: part, language, year: year === null ? null : String(year), stem, file: stem } // prettier-ignore
}

export async function coverOf(book: ValidatedBook): Promise<string | null> {
  return book.coverPath !== null && (await fileExists(book.coverPath)) ? book.coverPath : null
}

/** What a file has besides its sound: tags, and of each chapter its mark. */
const tagBytes = 20_000
const markBytes = 200

/** Bytes of sound that a file of the size that is asked for has room for, beside its cover (in Opus's tags as letters, a third more) and tags; null: any. */
async function soundBytes(
  cover: string | null,
  chapters: number,
  { settings }: PhaseContext,
): Promise<number | null> {
  if (settings.split_megabytes === null) return null
  const whole = settings.split_megabytes * megabyte
  const picture = cover === null ? 0 : ((await stat(cover)).size * 4) / 3
  return Math.max(whole / 10, whole - picture - tagBytes - markBytes * chapters)
}

/** Seconds of the longest stretch that every format can hold in one file of the size that is asked for. */
function longestSection(
  splitBytes: number | null,
  context: PhaseContext,
  sampleRateHz: number,
): number | null {
  const { split_hours: hours, formats, bitrate } = context.settings
  const pcmKbps = (sampleRateHz * 16) / 1000
  const bySize = formats.map((format) => {
    const kbps = bitrateOf(formatShapes[format].codec, bitrate, sampleRateHz) ?? pcmKbps
    // Encoders with a variable rate go above what they were asked for.
    return splitBytes === null ? Number.POSITIVE_INFINITY : (splitBytes * 8) / (kbps * 1000 * 1.3)
  })
  const longest = Math.min(hours === null ? Number.POSITIVE_INFINITY : hours * 3600, ...bySize)
  return Number.isFinite(longest) ? longest : null
}

/** Bytes of a chapter as a format has it, where a book is divided by size. */
async function chapterBytes(
  { pieces }: Mastered,
  sampleRateHz: number,
  ffmpeg: Ffmpeg,
  context: PhaseContext,
): Promise<DivisionOptions['bytesOf']> {
  const { formats, split_megabytes: split } = context.settings
  const packs = split !== null && formats.includes('flac')
  const flac = packs ? await flacSizes(pieces.get('pcm') ?? [], sampleRateHz, ffmpeg, context) : []
  return (format, chapter) => {
    const piece = pieces.get(formatShapes[format].codec)?.[chapter]
    const plain = piece === undefined ? 0 : pieceBytes(piece)
    return format === 'flac' ? (flac[chapter] ?? plain) : plain
  }
}

/** How the sound of an ebook that reads itself aloud is encoded: as other files are, where they can be played there. Null: none is wanted, or the book is no EPUB. */
function readAlongFormat({ facts }: ValidatedBook, { settings, log }: PhaseContext): ReadAlongFormat | null {
  if (!settings.subtitles.includes('epub')) return null
  if (facts.fileType === 'epub') return settings.formats.includes('m4b') ? 'm4b' : 'mp3'
  log('info', 'no EPUB that reads aloud: one is made of EPUBs only')
  return null
}

/** The book mastered, encoded, and in its files. */
export async function finishBook(
  input: EnhancementInput,
  ffmpeg: Ffmpeg,
  folder: string,
  reserved: ReservedNames,
  context: PhaseContext,
): Promise<FinishedBook> {
  const { settings, signal, spent, whenRunning } = context
  const { sampleRateHz, chunks } = input.spoken
  const tags = tagsOf(input, context)
  const titles = input.text.chapterTitles
  const coverPath = await coverOf(input.book)
  const splitBytes = await soundBytes(coverPath, titles.length, context)
  const longestSec = longestSection(splitBytes, context, sampleRateHz)
  const { own, others } = chapterPauses(input.text, context)
  const pausesOf = (chapter: number): Pauses => own.get(chapter) ?? others
  const plan = planChapters(input.spoken, { titles, pausesOf, sampleRateHz, longestSec })
  const readAlong = readAlongFormat(input.book, context)
  const wanted = readAlong === null ? settings.formats : [...settings.formats, readAlong]
  const codecs = new Set(wanted.map((format) => formatShapes[format].codec))
  const encoders = [...codecs].map((codec): Encoder => encoderFor(codec, settings.bitrate, sampleRateHz))
  const mastered = await masterChapters(plan, sampleRateHz, encoders, { ffmpeg, folder }, context)
  const division = {
    sampleRateHz,
    splitSec: settings.split_hours === null ? null : settings.split_hours * 3600,
    splitBytes,
    filesPer: settings.files_per,
    bytesOf: await chapterBytes(mastered, sampleRateHz, ffmpeg, context),
    hasSubtitles: plainSubtitleFormats.some((each) => settings.subtitles.includes(each)),
  }
  const files = [...divideFormats(plan, settings.formats, division)].flatMap(([format, own]) =>
    own.map((file): BookFile => {
      const pieces = mastered.pieces.get(formatShapes[format].codec) ?? []
      return { format, file, job: { format, file, pieces, tags, coverPath, sampleRateHz } }
    }),
  )
  const cues = settings.subtitles.length === 0 ? [] : bookCues(plan, chunks, input.text, sampleRateHz)
  const names = nameValues(tags, nameOf(input.book, context.source))
  const tools = { ffmpeg, folder, signal, spent, whenRunning }
  const readAlongWriter =
    readAlong === null
      ? null
      : async (target: string): Promise<boolean> => {
          const chapters = filesOfFormat(plan, readAlong, [readAlong], { ...division, filesPer: 'chapter' })
          const pieces = mastered.pieces.get(formatShapes[readAlong].codec) ?? []
          const book = {
            source: input.book.readablePath,
            cues,
            chapters,
            pieces,
            format: readAlong,
            tags,
            sampleRateHz,
          }
          return makeReadAlong(target, book, tools, context)
        }
  const { outputs, subtitles, earlier } = await writeBookFiles(
    files,
    { names, cues, sampleRateHz, readAlong: readAlongWriter, reserved, tools },
    context,
  )
  await dropPlain(mastered)
  const loudness = loudnessOf(mastered, encoders[0])
  context.log(outsideLimits(loudness).length === 0 ? 'info' : 'warning', masteringWords(loudness))
  return {
    outputs,
    subtitles,
    earlier,
    audioSec: plan.reduce((sum, { samples }) => sum + samples, 0) / sampleRateHz,
    chapters: bookMarks(plan, sampleRateHz),
    loudness,
  }
}

/** Plain samples are as large as the chunks that they are quickly made of again. */
async function dropPlain({ pieces }: Mastered): Promise<void> {
  for (const { path } of pieces.get('pcm') ?? []) await Promise.all([rm(path), rm(`${path}.json`)])
}

/** Levels of the first format, the highest peak of all. */
function loudnessOf({ pieces, gainDbOf }: Mastered, first: Encoder | undefined): Loudness {
  const peaks = [...pieces.values()].flat().flatMap(({ truePeakDb }) => truePeakDb ?? [])
  const ofFirst = first === undefined ? [] : (pieces.get(first.codec) ?? [])
  const gainDb = first === undefined ? 0 : gainDbOf(first.codec)
  return masteringReport(ofFirst, peaks.length === 0 ? null : Math.max(...peaks), gainDb)
}

/** Whether the files of a finished book are all there, as long as they were. */
export async function filesStand({ outputs, subtitles }: FinishedBook): Promise<boolean> {
  const there = await Promise.all(
    [...outputs, ...subtitles].map(
      async ({ path, bytes }) => (await fileExists(path)) && (await stat(path)).size === bytes,
    ),
  )
  return there.every(Boolean)
}
