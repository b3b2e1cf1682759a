import { createHash } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import { ExpectedFailure } from '../../src-contract/failure.ts'
import { commitFile, temporaryBeside, writeFileAtomic } from '../../src-node/atomic-file.ts'
import { knownFfmpeg } from '../../src-node/ffmpeg.ts'
import { bytesOf } from '../phases/enhancement/chapter-samples.ts'
import { runFfmpeg } from '../phases/enhancement/ffmpeg-process.ts'
import { decodeWav, encodeWav } from '../phases/speech/wav.ts'

/**
 * Files in one ffmpeg: starting it takes as long as compressing a minute of speech (70 ms). With 40 files it held 345 MB, with 8 less than 100.
 */
export const filesAtOnce = 8

export type FlacTools = { ffmpeg: string; signal: AbortSignal }

/** Throws ExpectedFailure 'ffmpeg-missing'. */
export async function flacTools(configured: string | null, signal: AbortSignal): Promise<FlacTools> {
  const found = await knownFfmpeg(configured)
  if (!found.ok) throw new ExpectedFailure(found.failure)
  return { ffmpeg: found.value.path, signal }
}

type StreamInfo = { sampleRateHz: number; md5: string }

/** The block that every FLAC file begins with, and in it the MD5 of the samples: https://www.rfc-editor.org/rfc/rfc9639.html#section-8.2 */
async function streamInfo(path: string): Promise<StreamInfo | null> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(42)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    if (bytesRead < head.length || head.toString('latin1', 0, 4) !== 'fLaC') return null
    return { sampleRateHz: head.readUIntBE(18, 3) >> 4, md5: head.toString('hex', 26, 42) }
  } finally {
    await file.close()
  }
}

function md5Of(samples: Int16Array): string {
  return createHash('md5').update(bytesOf(samples)).digest('hex')
}

/** Which samples a WAV of ours holds; null for any other. */
async function plainSamples(path: string): Promise<{ md5: string } | null> {
  const wav = decodeWav(new Uint8Array(await readFile(path)))
  return wav === null || wav.samples.length === 0 ? null : { md5: md5Of(wav.samples) }
}

export function flacBeside(wav: string): string {
  return wav.replace(/\.wav$/u, '.flac')
}

/**
 * Writes a FLAC file beside each WAV of ours that is mono with 16 bits, and answers with those that were written: each holds the very samples, by the
 * MD5 that the encoder took of them. The WAV files stay.
 */
export async function compressSound(
  wavs: readonly string[],
  { ffmpeg, signal }: FlacTools,
): Promise<string[]> {
  const jobs: { wav: string; md5: string; temporary: string }[] = []
  for (const wav of wavs) {
    const plain = await plainSamples(wav)
    if (plain !== null) jobs.push({ wav, ...plain, temporary: temporaryBeside(flacBeside(wav)) })
  }
  if (jobs.length === 0) return []
  const one = ['-map_metadata', '-1', '-c:a', 'flac', '-threads', '1', '-fflags', '+bitexact', '-flags:a', '+bitexact', '-f', 'flac'] // prettier-ignore
  const inputs = jobs.flatMap(({ wav }) => ['-i', wav])
  const outputs = jobs.flatMap(({ temporary }, index) => ['-map', String(index), ...one, temporary])
  const [first] = jobs
  try {
    await runFfmpeg({ path: ffmpeg, args: [...inputs, ...outputs], signal, about: first?.wav ?? '' })
    const written: string[] = []
    for (const { wav, md5, temporary } of jobs) {
      if ((await streamInfo(temporary))?.md5 !== md5) continue
      await commitFile(temporary, flacBeside(wav))
      written.push(wav)
    }
    return written
  } finally {
    await Promise.all(jobs.map(async ({ temporary }) => rm(temporary, { force: true })))
  }
}

/** Writes the WAV beside each FLAC file of ours, and answers with those that were written: whose samples are the ones that went in. */
export async function expandSound(
  flacs: readonly string[],
  { ffmpeg, signal }: FlacTools,
): Promise<string[]> {
  const jobs: (StreamInfo & { flac: string; temporary: string })[] = []
  for (const flac of flacs) {
    const info = await streamInfo(flac)
    if (info !== null) jobs.push({ flac, ...info, temporary: temporaryBeside(`${flac}.pcm`) })
  }
  if (jobs.length === 0) return []
  const inputs = jobs.flatMap(({ flac }) => ['-threads', '1', '-i', flac])
  const outputs = jobs.flatMap(({ temporary }, index) => ['-map', String(index), '-f', 's16le', temporary])
  const [first] = jobs
  try {
    await runFfmpeg({ path: ffmpeg, args: [...inputs, ...outputs], signal, about: first?.flac ?? '' })
    const written: string[] = []
    for (const { flac, md5, sampleRateHz, temporary } of jobs) {
      const bytes = new Uint8Array(await readFile(temporary))
      const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1)
      if (md5Of(samples) !== md5) continue
      await writeFileAtomic(flac.replace(/\.flac$/u, '.wav'), encodeWav(samples, sampleRateHz))
      written.push(flac)
    }
    return written
  } finally {
    await Promise.all(jobs.map(async ({ temporary }) => rm(temporary, { force: true })))
  }
}
