import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Gap } from '../../../src-contract/orchestrator-protocol.ts'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { spokenBookSchema, type ChunkList, type SpokenBook } from '../../book/chunk.ts'
import type { Phase, PhaseContext } from '../../phase.ts'
import { synthesisVersion, type ChosenVoice } from './chunk-key.ts'
import { pauseSec } from './pauses.ts'
import { speakBook } from './speak-book.ts'
import { findVoice, requestedVoice } from './voice-choice.ts'
import { startWorker, WorkerDied } from './worker-process.ts'

const voicesSchema = z.array(
  z.object({ name: z.string(), label: z.string(), language: z.string(), aliases: z.array(z.string()) }),
)

/** Asks the engine itself, in a worker: the orchestrator never loads one. Throws ExpectedFailure 'voice-missing' or 'speech-worker-died'. */
async function chooseVoice(
  language: string,
  context: PhaseContext,
): Promise<ChosenVoice & { sampleRateHz: number }> {
  const { voice: setting, speed } = context.settings
  const request = requestedVoice(setting, language)
  if (request === null) throw new ExpectedFailure({ code: 'voice-missing', detail: setting ?? language })
  const worker = startWorker((words) => context.log('warning', `speech worker: ${words}`))
  const stop = (): void => worker.end()
  context.signal.addEventListener('abort', stop)
  try {
    const { loader } = request
    const voices = voicesSchema.parse(await worker.ask({ type: 'voices', engine: loader.id }))
    const fallback = setting === null ? findVoice(voices, loader.defaultVoice('en')) : null
    const voice = findVoice(voices, request.name) ?? fallback
    if (voice === null) throw new ExpectedFailure({ code: 'voice-missing', detail: setting ?? request.name })
    if (fallback !== null && voice === fallback && request.name !== voice.name)
      context.emit({ type: 'warning', message: `There is no voice for “${language}”; English is used.` })
    const { id, sampleRateHz } = loader
    return { engine: id, engineVersion: loader.version(), name: voice.name, speed, sampleRateHz }
  } catch (error) {
    context.signal.throwIfAborted()
    if (!(error instanceof WorkerDied)) throw error
    const failure = { code: 'speech-worker-died', file: context.source, detail: error.message } as const
    throw new ExpectedFailure(failure, { cause: error })
  } finally {
    context.signal.removeEventListener('abort', stop)
    worker.end()
  }
}

export function gapsOf(spoken: SpokenBook, list: ChunkList): Gap[] {
  return spoken.chunks.flatMap((chunk) => {
    if (chunk.gap === null) return []
    const text = list.chunks[chunk.index]?.sentences.map((sentence) => sentence.text).join(' ') ?? ''
    return [{ chunk: chunk.index, text, reason: chunk.gap }]
  })
}

/** Phase 4: the chunks spoken, each stored under a key of what it says and how. Fails with 'voice-missing', 'speech-failed', 'speech-worker-died'. */
export const speechPhase: Phase<{ chunks: ChunkList }, SpokenBook> = {
  number: 4,
  output: spokenBookSchema,
  key: ({ chunks }, { settings }) => {
    const request = requestedVoice(settings.voice, chunks.language)
    const engine = request === null ? null : [request.loader.id, request.loader.version(), request.name]
    const said = chunks.chunks.map((chunk) => [
      chunk.chapter,
      chunk.sentences.map((sentence) => [sentence.said, sentence.after]),
    ])
    return JSON.stringify([synthesisVersion, engine, settings.voice, settings.speed, pauseSec, said])
  },
  stillStands: async (spoken) => {
    const there = await Promise.all(
      spoken.chunks.flatMap(({ path, publishedPath }) => [fileExists(path), fileExists(publishedPath)]),
    )
    return there.every(Boolean)
  },
  run: async ({ chunks: list }, context) => {
    const voice = await chooseVoice(list.language, context)
    try {
      await mkdir(join(context.folders.private, 'speech'), { recursive: true })
      await mkdir(context.folders.audioChunks, { recursive: true })
      return await speakBook(list, voice, context)
    } catch (error) {
      context.signal.throwIfAborted()
      const failure = fileFailure(error, context.folders.audioChunks, 'output-not-writable')
      throw failure === null ? error : new ExpectedFailure(failure, { cause: error })
    }
  },
  entry: (spoken, context) => {
    const paths = spoken.chunks.map(({ publishedPath }) => publishedPath)
    const gaps = spoken.chunks.filter(({ gap }) => gap !== null)
    return {
      voice_id: spoken.voice,
      requested_engine: spoken.engine,
      requested_voice: context.settings.voice,
      chunk_audio_paths: paths,
      chunk_metrics: spoken.chunks.map((chunk) => ({
        chunk: chunk.index + 1,
        engine_used: chunk.engine,
        rt_factor: chunk.rtFactor,
        duration_sec: Math.round(chunk.durationSec * 1000) / 1000,
      })),
      artifacts: { chunk_audio_paths: paths },
      metrics: {
        engine_version: spoken.engineVersion,
        sample_rate: spoken.sampleRateHz,
        chunks: spoken.chunks.length,
        gaps: gaps.length,
        audio_sec: Math.round(spoken.chunks.reduce((sum, { durationSec }) => sum + durationSec, 0) * 10) / 10,
      },
      errors: gaps.map((chunk) => ({ chunk: chunk.index + 1, gap: chunk.gap })),
      // The program writes `partial_success` where a status is given here.
      ...(gaps.length > 0 ? { status: 'partial_success' } : {}),
    }
  },
}
