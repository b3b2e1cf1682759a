import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ChapterMark } from '../../../src-contract/orchestrator-protocol.ts'
import type { Ffmpeg } from '../../../src-node/ffmpeg.ts'
import type { EncodedChapter } from './encode-chapter.ts'
import { ffmetadata, type BookTags } from './ffmetadata.ts'
import { runFfmpeg } from './ffmpeg-process.ts'

/** Chapter marks from the frames that stand before each chapter: exact to the sample. */
export function chapterMarks(
  titles: readonly string[],
  encoded: readonly Pick<EncodedChapter, 'frames' | 'samplesPerFrame' | 'sampleRateHz'>[],
): { marks: ChapterMark[]; audioSec: number } {
  const marks: ChapterMark[] = []
  let audioSec = 0
  for (const [index, { frames, samplesPerFrame, sampleRateHz }] of encoded.entries()) {
    marks.push({ title: titles[index] ?? '', startSec: audioSec })
    audioSec += (frames * samplesPerFrame) / sampleRateHz
  }
  return { marks, audioSec }
}

async function* framesOf(encoded: readonly EncodedChapter[]): AsyncGenerator<Uint8Array> {
  for (const { path } of encoded)
    for await (const piece of createReadStream(path)) if (piece instanceof Uint8Array) yield piece
}

/** Joins encoded chapters without touching a frame, with tags, chapter marks, cover and an Info frame that tells players the length. */
export async function joinBook(
  encoded: readonly EncodedChapter[],
  book: { tags: BookTags; marks: readonly ChapterMark[]; audioSec: number; coverPath: string | null },
  target: string,
  options: { ffmpeg: Ffmpeg; folder: string; signal: AbortSignal },
): Promise<void> {
  const metadata = join(options.folder, 'book.ffmetadata')
  await writeFile(metadata, ffmetadata(book.tags, book.marks, book.audioSec))
  const { coverPath } = book
  // With several inputs ffmpeg sleeps 10 ms whenever a queue of 8 packets is empty: 380 s for alice.pdf's 340 000 frames, 2 s with this queue.
  const inputs = [
    '-thread_queue_size',
    '16384',
    '-f',
    'mp3',
    '-i',
    'pipe:0',
    '-f',
    'ffmetadata',
    '-i',
    metadata,
  ]
  const cover = coverPath === null ? [] : ['-i', coverPath]
  const maps = ['-map', '0:a', ...(coverPath === null ? [] : ['-map', '2:v'])]
  const pictureTags =
    coverPath === null
      ? []
      : ['-disposition:v', 'attached_pic', '-metadata:s:v', 'title=Cover', '-metadata:s:v', 'comment=Cover (front)'] // prettier-ignore
  const container = ['-c', 'copy', '-map_metadata', '1', '-map_chapters', '1', '-id3v2_version', '3', '-write_id3v1', '0', '-write_xing', '1', '-fflags', '+bitexact', '-f', 'mp3'] // prettier-ignore
  const args = ['-threads', '1', ...inputs, ...cover, ...maps, ...pictureTags, ...container, '-y', target]
  await runFfmpeg({
    path: options.ffmpeg.path,
    args,
    signal: options.signal,
    about: target,
    input: framesOf(encoded),
  })
}
