import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { commitFile, errorCode, temporaryBeside, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import type { Ffmpeg } from '../../../src-node/ffmpeg.ts'
import { bytesOf, chapterSamples, sampleReader } from './chapter-samples.ts'
import type { PlannedChapter } from './chapter-plan.ts'
import { runFfmpeg } from './ffmpeg-process.ts'
import { applyLevel } from './limiter.ts'
import { loudnessMeter } from './loudness.ts'
import { mp3Extent } from './mp3-frames.ts'
import { peakMeter } from './true-peak.ts'

/** Goes up with every change that makes other bytes of the same chunks. */
export const encodingVersion = 1

/** What the finished MP3 must stay under, dBTP, with a margin for meters that interpolate differently. */
const truePeakLimitDb = -3.15
/** Where the samples are limited at first: of eSpeak NG's speech, MP3 at 64 kbit/s makes peaks that are 0 to 0.3 dB higher. */
export const firstCeilingDb = -3.6
const ceilingAttempts = 4

/**
 * 64 kbit/s mono: 2.9 bits a sample at 22 kHz. LAME's level 7 leaves out noise shaping and takes half the time of its default (1.7 s instead
 * of 3.5 s for 1000 s of speech). No bit reservoir and no Xing frame: only so can chapters be joined as they are.
 */
const encoder = ['-c:a', 'libmp3lame', '-b:a', '64k', '-compression_level', '7', '-reservoir', '0', '-write_xing', '0'] // prettier-ignore
const bareStream = ['-id3v2_version', '0', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact', '-f', 'mp3'] // prettier-ignore

const recordSchema = z.object({
  key: z.string(),
  bytes: z.number(),
  frames: z.number(),
  samplesPerFrame: z.number(),
  sampleRateHz: z.number(),
  durationSec: z.number(),
  truePeakDb: z.number().nullable(),
  hops: z.array(z.number()),
})

/** A chapter as MP3 frames, and what was measured of them after decoding. */
export type EncodedChapter = z.infer<typeof recordSchema> & { path: string }

export type EncodeOptions = {
  ffmpeg: Ffmpeg
  folder: string
  sampleRateHz: number
  gainDb: number
  signal: AbortSignal
  about: string
  /** Seconds of audio that went to the encoder; how long that took. Awaited: this is where a paused or slowed run waits. */
  onFed: (audioSec: number, isEncoded: boolean) => Promise<void>
}

export function encodedKey(
  chapter: PlannedChapter,
  { ffmpeg, sampleRateHz, gainDb }: Pick<EncodeOptions, 'ffmpeg' | 'sampleRateHz' | 'gainDb'>,
): string {
  const chunks = chapter.chunks.map(({ key, pauseAfterSec }) => [key, pauseAfterSec])
  const content = [encodingVersion, ffmpeg.version, encoder, truePeakLimitDb, firstCeilingDb, sampleRateHz, gainDb, chapter.leadSec, chunks] // prettier-ignore
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

async function standing(path: string, key: string): Promise<EncodedChapter | null> {
  try {
    const record = recordSchema.safeParse(JSON.parse(await readFile(`${path}.json`, 'utf8'))).data
    if (record === undefined || record.key !== key) return null
    return (await mp3Extent(createReadStream(path)))?.frames === record.frames ? { ...record, path } : null
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

async function encodeOnce(
  chapter: PlannedChapter,
  ceilingDb: number,
  target: string,
  options: EncodeOptions,
): Promise<void> {
  const { ffmpeg, sampleRateHz, gainDb, signal, about, onFed } = options
  const rate = String(sampleRateHz)
  async function* input(): AsyncGenerator<Uint8Array> {
    const level = (samples: Int16Array): void => applyLevel(samples, gainDb, ceilingDb, sampleRateHz)
    for await (const samples of chapterSamples(chapter, sampleRateHz, level)) {
      yield bytesOf(samples)
      await onFed(samples.length / sampleRateHz, true)
    }
  }
  const source = ['-threads', '1', '-f', 's16le', '-ar', rate, '-ac', '1', '-i', 'pipe:0']
  const args = [...source, '-threads', '1', ...encoder, ...bareStream, '-y', target]
  await runFfmpeg({ path: ffmpeg.path, args, signal, about, input: input() })
}

/** What a listener's decoder will make of it: loudness and true peak of the decoded frames. */
async function measureEncoded(
  path: string,
  sampleRateHz: number,
  { ffmpeg, signal, about }: EncodeOptions,
): Promise<{ hops: number[]; truePeakDb: number }> {
  const loudness = loudnessMeter(sampleRateHz)
  const peak = peakMeter()
  const onOutput = sampleReader((samples) => {
    loudness.add(samples)
    peak.add(samples)
  })
  const args = ['-threads', '1', '-f', 'mp3', '-i', path, '-f', 's16le', '-ac', '1', 'pipe:1']
  await runFfmpeg({ path: ffmpeg.path, args, signal, about, onOutput })
  return { hops: loudness.hops().map((hop) => Number(hop.toPrecision(6))), truePeakDb: peak.truePeakDb() }
}

/**
 * Encodes a chapter as bare MP3 frames, kept under a key of its chunks, its level and the encoder's settings. What decodes with a true peak above the
 * limit is encoded again under a lower ceiling.
 */
export async function encodeChapter(
  chapter: PlannedChapter,
  options: EncodeOptions,
): Promise<EncodedChapter> {
  const key = encodedKey(chapter, options)
  const path = join(options.folder, `${key}.mp3`)
  const known = await standing(path, key)
  if (known !== null) {
    await options.onFed(chapter.durationSec, false)
    return known
  }
  await mkdir(options.folder, { recursive: true })
  const temporary = temporaryBeside(path)
  try {
    let ceilingDb = firstCeilingDb
    for (let attempt = 1; ; attempt++) {
      const again = { ...options, onFed: async () => Promise.resolve() }
      await encodeOnce(chapter, ceilingDb, temporary, attempt === 1 ? options : again)
      const extent = await mp3Extent(createReadStream(temporary))
      if (extent === null)
        throw new ExpectedFailure({
          code: 'encoding-failed',
          file: options.about,
          detail: 'ffmpeg wrote no MP3',
        })
      const measured = await measureEncoded(temporary, extent.sampleRateHz, options)
      const excess = measured.truePeakDb - truePeakLimitDb
      if (excess > 0 && attempt < ceilingAttempts) {
        ceilingDb -= excess + 0.2
        continue
      }
      await commitFile(temporary, path)
      const { size: bytes } = await stat(path)
      const truePeakDb = Number.isFinite(measured.truePeakDb) ? measured.truePeakDb : null
      const record = { key, bytes, ...extent, truePeakDb, hops: measured.hops }
      await writeFileAtomic(`${path}.json`, JSON.stringify(record))
      return { ...record, path }
    }
  } finally {
    await rm(temporary, { force: true })
  }
}
