import { mkdir, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { errorCode, fileExists } from '../../../src-node/atomic-file.ts'
import { findFfmpeg } from '../../../src-node/ffmpeg.ts'
import type { SpokenBook, SpokenChunk } from '../../book/chunk.ts'
import type { KnownBook, PhaseContext } from '../../phase.ts'
import { runFfmpeg } from '../enhancement/ffmpeg-process.ts'
import { sha256Of } from '../owned-files.ts'
import { recordedPaths } from '../recorded-paths.ts'
import { plainWav } from './wav.ts'

/** What ffmpeg makes of audio in any other shape. As many samples a second as most natural voices have. */
const importRateHz = 24_000

async function namedAudio({ folders }: PhaseContext): Promise<string[]> {
  try {
    const names = (await readdir(folders.audioChunks)).filter((name) => /^chunk_\d+\.wav$/u.test(name))
    return names.toSorted().map((name) => join(folders.audioChunks, name))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

async function headOf(path: string): Promise<ReturnType<typeof plainWav>> {
  const file = await open(path, 'r')
  try {
    const head = new Uint8Array(44)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return plainWav(head.subarray(0, bytesRead), (await file.stat()).size)
  } finally {
    await file.close()
  }
}

type Imported = { path: string; sampleRateHz: number; sampleCount: number }

/** Mono with 16 bits at one rate is read as it is; everything else is converted once, into our own folder. */
async function asPlainWav(
  source: string,
  rateHz: number,
  name: string,
  context: PhaseContext,
): Promise<Imported | null> {
  const there = await headOf(source)
  if (there?.sampleRateHz === rateHz) return { path: source, ...there }
  const folder = join(context.folders.private, 'imported')
  const path = join(folder, `${name}.wav`)
  if (!(await fileExists(path)) || (await headOf(path))?.sampleRateHz !== rateHz) {
    const ffmpeg = await findFfmpeg(context.settings.ffmpeg)
    if (!ffmpeg.ok) throw new ExpectedFailure(ffmpeg.failure)
    await mkdir(folder, { recursive: true })
    const shape = ['-ac', '1', '-ar', String(rateHz), '-c:a', 'pcm_s16le', '-bitexact', '-f', 'wav']
    const args = ['-i', source, '-map_metadata', '-1', ...shape, '-y', path]
    await runFfmpeg({ path: ffmpeg.value.path, args, signal: context.signal, about: source })
  }
  const made = await headOf(path)
  return made === null ? null : { path, ...made }
}

/** The audio chunks that another program has left, one for each of the book's chunks. */
export async function adoptSpeech(context: PhaseContext, { chunks }: KnownBook): Promise<SpokenBook | null> {
  const { recorded } = context
  if (chunks === null) return null
  const entry = recorded.entry(4)?.entry ?? null
  const listed = await recordedPaths(entry, ['chunk_audio_paths', 'audio_chunks'], recorded.folder)
  const paths = listed.length > 0 ? listed : await namedAudio(context)
  if (paths.length === 0 || paths.length !== chunks.chunks.length) return null
  const [first] = paths
  const rateHz = (first === undefined ? null : await headOf(first))?.sampleRateHz ?? importRateHz
  const recordedVoice = entry?.['voice_id']
  const voice = typeof recordedVoice === 'string' ? recordedVoice : 'unknown'
  const spoken: SpokenChunk[] = []
  for (const [index, source] of paths.entries()) {
    await context.whenRunning()
    const key = await sha256Of(source)
    const audio = await asPlainWav(source, rateHz, key, context)
    const chunk = chunks.chunks[index]
    if (audio === null || chunk === undefined) return null
    const durationSec = audio.sampleCount / rateHz
    spoken.push({
      index,
      chapter: chunk.chapter,
      path: audio.path,
      publishedPath: source,
      key,
      durationSec,
      timings: [{ startSec: 0, endSec: durationSec }],
      after: chunk.sentences.at(-1)?.after ?? 'paragraph',
      voice,
      engine: 'other',
      gap: null,
      gapText: null,
      rtFactor: 0,
    })
  }
  context.log('info', `${spoken.length} audio chunks were there already, made by another program`)
  return { voice, engine: 'other', engineVersion: '', sampleRateHz: rateHz, chunks: spoken }
}
