import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ExpectedFailure, type Failure } from '../../../src-contract/failure.ts'
import { defaultVoiceAnswer } from '../../../src-contract/orchestrator-use.ts'
import { findVoice, voiceWishes, type VoiceWish } from '../../../src-contract/voice-names.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { spokenBookSchema, type ChunkList, type SpokenBook, type SpokenChunk } from '../../book/chunk.ts'
import type { Phase, PhaseContext } from '../../phase.ts'
import { adoptSpeech } from './adopt-speech.ts'
import type { BookVoice } from './chunk-job.ts'
import { synthesisVersion } from './chunk-key.ts'
import type { EngineLoader, EngineVoice } from './engines/engine.ts'
import { pausesFrom } from './pauses.ts'
import { wasEdited } from './sound-age.ts'
import { speakBook } from './speak-book.ts'
import { speechTools, type SpeechTools } from './speech-tools.ts'
import { otherVoices, requestedVoice } from './voice-choice.ts'
import { wavBytes } from './wav.ts'
import { RefusedByWorker, WorkerDied } from '../child-worker.ts'
import { startWorker, type SpeechWorker } from './worker-process.ts'

const voicesSchema = z.array(
  z.object({
    name: z.string(),
    label: z.string(),
    language: z.string(),
    aliases: z.array(z.string()),
    revision: z.string().default(''),
    sampleRateHz: z.number().int().positive().optional(),
  }),
)

type Wanted = Pick<PhaseContext, 'settings' | 'recorded'>

const wishesOf = ({ settings, recorded }: Wanted): VoiceWish[] => voiceWishes(recorded.voice, settings.voice)

function answerTo(wish: string, { settings }: Wanted): string | null {
  return Object.hasOwn(settings.voice_answers, wish) ? (settings.voice_answers[wish] ?? null) : null
}

type FoundVoice = { loader: EngineLoader; voice: EngineVoice; all: EngineVoice[] }

/** What a worker is asked while a voice is chosen. */
type Questions = {
  voices: (loader: EngineLoader) => Promise<EngineVoice[]>
  /** Why a voice that is there cannot be spoken with; null where it can. */
  problemOf: (loader: EngineLoader, voice: EngineVoice) => Promise<string | null>
}

/**
 * What a record asks for may be a voice of another program's, and another one may have been named in its place; a setting that nobody has named another one
 * for is meant for us.
 */
async function wishedVoice(
  { voices, problemOf }: Questions,
  language: string,
  tools: SpeechTools,
  context: PhaseContext,
): Promise<FoundVoice> {
  let unusable: Failure | null = null
  const look = async (name: string | null): Promise<FoundVoice | null> => {
    const request = requestedVoice(name, language, tools.engines)
    if (request === null) return null
    const all = await voices(request.loader)
    const voice = findVoice(all, request.name)
    if (voice === null) return null
    const problem = await problemOf(request.loader, voice)
    if (problem === null) return { loader: request.loader, voice, all }
    const id = `${request.loader.id}:${voice.name}`
    context.emit({ type: 'warning', message: `The voice “${id}” cannot be used: ${problem}.` })
    unusable = { code: 'voice-unusable', file: id, detail: problem }
    return null
  }
  for (const { name, from } of wishesOf(context)) {
    unusable = null
    const found = await look(name)
    if (found !== null) return found
    const answer = answerTo(name, context)
    if (answer === defaultVoiceAnswer) {
      context.log('info', `There is no voice “${name}”; one of the book's language speaks instead.`)
      break
    }
    const instead = answer === null ? null : await look(answer)
    if (instead !== null) {
      context.log('info', `There is no voice “${name}”; “${answer}” speaks instead.`)
      return instead
    }
    if (from === 'setting') throw new ExpectedFailure(unusable ?? { code: 'voice-missing', detail: name })
    const message = `There is no voice “${name}”, which pipeline.json asks for; another one is used.`
    context.emit({ type: 'warning', message })
  }
  const usual = await look(null)
  if (usual !== null) return usual
  const [embedded] = tools.engines
  const english = embedded === undefined ? null : await look(embedded.defaultVoice('en'))
  if (english === null) throw new ExpectedFailure({ code: 'voice-missing', detail: language })
  context.emit({ type: 'warning', message: `There is no voice for “${language}”; English is used.` })
  return english
}

/**
 * Asks the engine itself, in a worker: the orchestrator never loads one. That worker has the voice loaded, and goes on to speak with it. Throws ExpectedFailure
 * 'voice-missing' or 'speech-worker-died'.
 */
async function chooseVoice(
  language: string,
  tools: SpeechTools,
  context: PhaseContext,
): Promise<{ voice: BookVoice; worker: SpeechWorker }> {
  const start = (): SpeechWorker =>
    startWorker({
      program: tools.workerProgram,
      patienceSec: tools.patienceSec,
      onWords: (words) => context.log('warning', `speech worker: ${words}`),
      onSpent: context.spent,
    })
  let worker = start()
  const stop = (): void => worker.end()
  context.signal.addEventListener('abort', stop)
  const problemOf: Questions['problemOf'] = async ({ id, store }, voice) => {
    if (store === null) return null
    try {
      await worker.ask({ type: 'ready', by: { engine: id, voice: voice.name } })
      return null
    } catch (error) {
      context.signal.throwIfAborted()
      if (!(error instanceof RefusedByWorker || error instanceof WorkerDied)) throw error
      if (!worker.alive()) worker = start()
      return error.message
    }
  }
  try {
    const voices: Questions['voices'] = async ({ id }) =>
      voicesSchema.parse(await worker.ask({ type: 'voices', engine: id }))
    const { loader, voice, all } = await wishedVoice({ voices, problemOf }, language, tools, context)
    const { id } = loader
    const sampleRateHz = voice.sampleRateHz ?? loader.sampleRateHz
    const engineVersion = [loader.version(), voice.revision ?? ''].join(' ').trim()
    const chosen = { engine: id, engineVersion, name: voice.name, speed: context.settings.speed, pauses: pausesFrom(context.settings), sampleRateHz } // prettier-ignore
    return { voice: { ...chosen, others: otherVoices(chosen, voice.language, all, tools.engines) }, worker }
  } catch (error) {
    worker.end()
    context.signal.throwIfAborted()
    if (!(error instanceof WorkerDied)) throw error
    const failure = { code: 'speech-worker-died', file: context.source, detail: error.message } as const
    throw new ExpectedFailure(failure, { cause: error })
  } finally {
    context.signal.removeEventListener('abort', stop)
  }
}

/** Phase 4: the chunks spoken, each stored under a key of what it says and how. Fails with 'voice-missing', 'speech-failed', 'speech-worker-died'. */
export const speechPhaseWith = (tools: SpeechTools): Phase<{ chunks: ChunkList }, SpokenBook> => ({
  number: 4,
  output: spokenBookSchema,
  key: ({ chunks }, context) => {
    const named = (wish: string | null): unknown => {
      const request = requestedVoice(wish, chunks.language, tools.engines)
      if (request === null) return wish
      const { loader, name } = request
      const revision = loader.revisionOf(name)
      return [loader.id, loader.version(), name, ...(revision === '' ? [] : [revision])]
    }
    const wishes = wishesOf(context).map(({ name }) => name)
    const answers = wishes.flatMap((wish) => {
      const answer = answerTo(wish, context)
      return answer === null ? [] : [{ wish, answer: named(answer === defaultVoiceAnswer ? null : answer) }]
    })
    const voices = [...[...wishes, null].map(named), ...answers]
    const said = chunks.chunks.map((chunk) => [
      chunk.chapter,
      chunk.sentences.map((sentence) => [sentence.said, sentence.after]),
    ])
    return JSON.stringify([
      synthesisVersion,
      voices,
      context.settings.speed,
      pausesFrom(context.settings),
      said,
    ])
  },
  stillStands: async ({ chunks, sampleRateHz }) => {
    const stands = async ({ path, publishedPath, durationSec }: SpokenChunk): Promise<boolean> => {
      if (!(await fileExists(path)) || !(await fileExists(publishedPath))) return false
      if ((await stat(path)).size !== wavBytes(Math.round(durationSec * sampleRateHz))) return false
      return !(await wasEdited(path))
    }
    return (await Promise.all(chunks.map(stands))).every(Boolean)
  },
  run: async ({ chunks: list }, context) => {
    if (list.chunks.length === 0)
      throw new ExpectedFailure({
        code: 'previous-phase-missing',
        file: context.source,
        detail: '3 (chunking)',
      })
    const { voice, worker } = await chooseVoice(list.language, tools, context)
    try {
      await mkdir(join(context.folders.private, 'speech'), { recursive: true })
      await mkdir(context.folders.audioChunks, { recursive: true })
      return await speakBook(list, voice, { ...tools, ready: worker }, context)
    } catch (error) {
      context.signal.throwIfAborted()
      const failure = fileFailure(error, context.folders.audioChunks, 'output-not-writable')
      throw failure === null ? error : new ExpectedFailure(failure, { cause: error })
    } finally {
      worker.end()
    }
  },
  adopt: adoptSpeech,
  entry: (spoken, context) => {
    const paths = spoken.chunks.map(({ publishedPath }) => publishedPath)
    const gaps = spoken.chunks.filter(({ gap }) => gap !== null)
    return {
      tool_used: 'bookspool',
      voice_id: spoken.voice,
      requested_engine: spoken.engine,
      requested_voice: context.settings.voice,
      chunk_audio_paths: paths,
      chunk_metrics: spoken.chunks.map((chunk) => ({
        chunk: chunk.index + 1,
        engine_used: chunk.engine,
        ...(chunk.otherVoices.length > 0 ? { other_voices: chunk.otherVoices } : {}),
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
})

export const speechPhase = speechPhaseWith(speechTools)
