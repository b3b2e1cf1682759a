import { createReadStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { assertNever } from '../../../src-contract/assert-never.ts'
import type { AudioFormat } from '../../../src-contract/config-options.ts'
import { namingFile } from '../../../src-node/atomic-file.ts'
import type { Ffmpeg } from '../../../src-node/ffmpeg.ts'
import type { Pace } from '../../phase.ts'
import { chunkChapters } from './chapter-chunks.ts'
import { runFfmpeg } from './ffmpeg-process.ts'
import { writeOpusFile } from './opus-file.ts'
import { flacArgs, formatShapes, pcmArgs } from './formats.ts'
import type { Piece } from './piece-store.ts'
import type { PlannedFile } from './plan-files.ts'
import { makeComment } from './id3-comment.ts'
import { divideContents, isDivided, roomForTables } from './id3-contents.ts'
import { ffmetadata, tagLanguage, tagPairs, vorbisChapters, type BookTags } from './tags.ts'

export type FileJob = {
  format: AudioFormat
  file: PlannedFile
  /** By chapter, in the order of the plan. */
  pieces: readonly Piece[]
  tags: BookTags
  coverPath: string | null
  sampleRateHz: number
}

export type WriteTools = {
  ffmpeg: Ffmpeg
  /** For what ffmpeg has to read from a file of its own. */
  folder: string
  /** The file that an error is about, where it has another name until it is whole. */
  about?: string
} & Pace

/** AAC's first frame, which decoders need and players leave out by the edit list that a start before zero becomes. */
const aacPrimingSamples = 1024

function pieceOf({ pieces }: FileJob, chapter: number): Piece {
  const piece = pieces[chapter]
  if (piece === undefined) throw new Error(`there is no chapter ${chapter}`)
  return piece
}

/** Bytes of a piece up to the end of its n-th frame. */
function bytesUpTo({ codec, frames, ends, path }: Piece, count: number): number {
  if (codec === 'pcm') return count * 2
  const end = ends.at(count - frames - 1)
  if (end === undefined || count > frames)
    throw new Error(`${path} cannot be cut after ${count} of ${frames} frames`)
  return end
}

async function* bytesOf(job: FileJob): AsyncGenerator<Uint8Array> {
  for (const { chapter, frames } of job.file.stretches) {
    if (frames === 0) continue
    const piece = pieceOf(job, chapter)
    const stream = createReadStream(piece.path, { end: bytesUpTo(piece, frames) - 1, highWaterMark: 1 << 18 })
    for await (const bytes of stream) if (bytes instanceof Uint8Array) yield bytes
  }
}

/** Milliseconds of a core for a byte of the joined frames. */
function usualMsPerByte(job: FileJob): number {
  const { format, file, sampleRateHz } = job
  const bytes = file.stretches.reduce(
    (sum, { chapter, frames }) => sum + bytesUpTo(pieceOf(job, chapter), frames),
    0,
  )
  return (formatShapes[format].fileMsPerSec * file.samples) / sampleRateHz / Math.max(1, bytes)
}

/** How ffmpeg reads the joined frames, and what it makes of them. */
function containerArgs({ format, file, sampleRateHz, tags }: FileJob): { input: string[]; output: string[] } {
  const plain = pcmArgs(sampleRateHz)
  switch (format) {
    case 'mp3': {
      const padding = ['-metadata_header_padding', String(roomForTables(file.marks.length))]
      return { input: ['-f', 'mp3'], output: ['-c', 'copy', '-id3v2_version', '3', '-write_id3v1', '0', '-write_xing', '1', ...padding, '-f', 'mp3'] } // prettier-ignore
    }
    case 'm4b': {
      const language = tagLanguage(tags.language)
      return {
        input: ['-itsoffset', String(-aacPrimingSamples / sampleRateHz), '-f', 'aac'],
        output: [
          '-c', 'copy', '-bsf:a', 'aac_adtstoasc', ...(language === null ? [] : ['-metadata:s:a', `language=${language}`]),
          '-brand', 'M4B ', '-movflags', '+faststart', '-f', 'ipod',
        ],
      } // prettier-ignore
    }
    case 'flac':
      return { input: plain, output: ['-c:v', 'copy', ...flacArgs] }
    // RF64 where it is longer than a RIFF can say: EBU Tech 3306.
    case 'wav':
      return { input: plain, output: ['-c:a', 'pcm_s16le', '-rf64', 'auto', '-f', 'wav'] }
    case 'opus':
      throw new Error('Opus is written without ffmpeg')
    default:
      return assertNever(format)
  }
}

const pictureTags = ['-disposition:v', 'attached_pic', '-metadata:s:v', 'title=Cover', '-metadata:s:v', 'comment=Cover (front)'] // prettier-ignore

/** Writes one finished file from encoded chapters, without touching a frame: tags, chapter marks and cover around them. */
export async function writeAudioFile(
  job: FileJob,
  target: string,
  { ffmpeg, folder, signal, spent, whenRunning, about = target }: WriteTools,
): Promise<void> {
  const { format, file, tags, sampleRateHz } = job
  const pairs = tagPairs(format, tags, file)
  const isVorbis = format === 'opus' || format === 'flac'
  const marks = file.kind === 'book' && format !== 'wav' ? file.marks : []
  // First: ffmpeg puts its own comment in the place of the last one, and reads no chapter whose name stands before its time.
  const comments = isVorbis ? [...vorbisChapters(marks), ...pairs] : pairs
  if (format === 'opus') {
    const stretches = file.stretches.map(({ chapter, frames }) => ({
      open: () => createReadStream(pieceOf(job, chapter).path),
      frames,
    }))
    return writeOpusFile(target, stretches, comments, job.coverPath, whenRunning)
  }
  const coverPath = format === 'wav' ? null : job.coverPath
  const metadata = join(folder, `${basename(target)}.ffmetadata`)
  const listed = isVorbis ? [] : marks
  await namingFile(metadata, async () =>
    writeFile(metadata, ffmetadata(comments, listed, file.samples / sampleRateHz)),
  )
  const { input, output } = containerArgs(job)
  const cover = coverPath === null ? [] : ['-i', coverPath]
  const maps = ['-map', '0:a', ...(coverPath === null ? [] : ['-map', '2:v', ...pictureTags])]
  // With several inputs ffmpeg sleeps 10 ms whenever a queue of 8 packets is empty: 380 s for alice.pdf's 340 000 frames, 2 s with this queue.
  const args = [
    '-threads', '1', '-thread_queue_size', '16384', ...input, '-i', 'pipe:0', '-f', 'ffmetadata', '-i', metadata, ...cover,
    ...maps, '-map_metadata', '1', '-map_chapters', '1', ...output, '-fflags', '+bitexact', '-y', target,
  ] // prettier-ignore
  try {
    const pace = { spent, whenRunning, usualMsPerByte: usualMsPerByte(job) }
    await runFfmpeg({ path: ffmpeg.path, args, signal, about, input: bytesOf(job), pace })
    if (format === 'mp3') await makeComment(target, tagLanguage(tags.language))
    if (format === 'mp3' && isDivided(marks.length)) await divideContents(target)
    if (format === 'm4b' && marks.length > 0) await chunkChapters(target)
  } finally {
    await rm(metadata, { force: true })
  }
}
