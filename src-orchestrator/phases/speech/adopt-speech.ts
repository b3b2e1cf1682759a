import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { commitFile, errorCode, fileExists, temporaryBeside } from '../../../src-node/atomic-file.ts'
import { knownFfmpeg } from '../../../src-node/ffmpeg.ts'
import type { Chunk, SpokenBook, SpokenChunk } from '../../book/chunk.ts'
import type { KnownBook, PhaseContext } from '../../phase.ts'
import { runFfmpeg } from '../enhancement/ffmpeg-process.ts'
import { sha256Of } from '../owned-files.ts'
import { inNumberOrder, recordedPaths } from '../recorded-paths.ts'
import { plainWav } from './wav.ts'

/** What ffmpeg makes of audio in any other shape. As many samples a second as most natural voices have. */
const importRateHz = 24_000

async function namedAudio({ folders }: PhaseContext): Promise<string[]> {
  try {
    const names = (await readdir(folders.audioChunks)).filter((name) => /^chunk_\d+\.wav$/u.test(name))
    return names.map((name) => join(folders.audioChunks, name))
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

async function convertWav(
  source: string,
  rateHz: number,
  path: string,
  context: PhaseContext,
): Promise<void> {
  const ffmpeg = await knownFfmpeg(context.settings.ffmpeg)
  if (!ffmpeg.ok) throw new ExpectedFailure(ffmpeg.failure)
  const temporary = temporaryBeside(path)
  try {
    const shape = ['-ac', '1', '-ar', String(rateHz), '-c:a', 'pcm_s16le', '-bitexact', '-f', 'wav']
    const args = ['-i', source, '-map_metadata', '-1', ...shape, '-y', temporary]
    await runFfmpeg({ path: ffmpeg.value.path, args, signal: context.signal, about: source, writes: path })
    await commitFile(temporary, path)
  } finally {
    await rm(temporary, { force: true })
  }
}

type Imported = { path: string; sampleCount: number }

/** Mono with 16 bits at one rate is read as it is; everything else is converted once, into our own folder. */
async function asPlainWav(
  source: string,
  rateHz: number,
  key: string,
  context: PhaseContext,
): Promise<Imported | null> {
  const there = await headOf(source)
  if (there?.sampleRateHz === rateHz) return { path: source, sampleCount: there.sampleCount }
  const folder = join(context.folders.private, 'imported')
  const path = join(folder, `${key}.${rateHz}.wav`)
  await mkdir(folder, { recursive: true })
  try {
    if (!(await fileExists(path))) await convertWav(source, rateHz, path, context)
  } catch (error) {
    if (error instanceof ExpectedFailure && error.failure.code === 'encoding-failed') return null
    throw error
  }
  const made = await headOf(path)
  return made === null ? null : { path, sampleCount: made.sampleCount }
}

function spokenChunk(
  chunk: Chunk,
  audio: Imported,
  more: Pick<SpokenChunk, 'publishedPath' | 'key' | 'voice' | 'durationSec'>,
): SpokenChunk {
  return {
    index: chunk.index,
    chapter: chunk.chapter,
    path: audio.path,
    timings: [{ startSec: 0, endSec: more.durationSec }],
    after: chunk.sentences.at(-1)?.after ?? 'paragraph',
    engine: 'other',
    otherVoices: [],
    gap: null,
    gapText: null,
    sounds: [],
    rtFactor: 0,
    ...more,
  }
}

/** The audio chunks that another program has left, one for each of the book's chunks. */
export async function adoptSpeech(context: PhaseContext, { chunks }: KnownBook): Promise<SpokenBook | null> {
  const { recorded, log } = context
  if (chunks === null) return null
  const entry = recorded.entry(4)?.entry ?? null
  const listed = await recordedPaths(entry, ['chunk_audio_paths', 'audio_chunks'], recorded.pipelineJson)
  const paths = inNumberOrder(listed.length > 0 ? listed : await namedAudio(context))
  const [first] = paths
  if (first === undefined) return null
  if (paths.length !== chunks.chunks.length) {
    const counts = `${paths.length} audio chunks were there already, and the book has ${chunks.chunks.length} chunks`
    log('warning', `${counts}: they are not used.`)
    return null
  }
  const rateHz = (await headOf(first))?.sampleRateHz ?? importRateHz
  const recordedVoice = entry?.['voice_id']
  const voice = typeof recordedVoice === 'string' ? recordedVoice : 'unknown'
  const spoken: SpokenChunk[] = []
  for (const chunk of chunks.chunks) {
    await context.whenRunning()
    const source = paths[chunk.index]
    if (source === undefined) return null
    const key = await sha256Of(source)
    const audio = await asPlainWav(source, rateHz, key, context)
    if (audio === null) {
      log('warning', `${source} is no audio that can be read: what was spoken before is not used.`)
      return null
    }
    const durationSec = audio.sampleCount / rateHz
    spoken.push(spokenChunk(chunk, audio, { publishedPath: source, key, voice, durationSec }))
  }
  log('info', `${spoken.length} audio chunks were there already, made by another program`)
  return { voice, engine: 'other', engineVersion: '', sampleRateHz: rateHz, labels: {}, chunks: spoken }
}
