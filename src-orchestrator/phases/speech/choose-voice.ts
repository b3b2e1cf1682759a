import { z } from 'zod'
import { ExpectedFailure, type Failure } from '../../../src-contract/failure.ts'
import { defaultVoiceAnswer } from '../../../src-contract/orchestrator-use.ts'
import { commandEngine } from '../../../src-contract/speech-command.ts'
import { findVoice, voiceWishes, type VoiceWish } from '../../../src-contract/voice-names.ts'
import type { PhaseContext } from '../../phase.ts'
import type { BookVoice } from './chunk-job.ts'
import type { EngineLoader, EngineVoice } from './engines/engine.ts'
import { pausesFrom } from './pauses.ts'
import type { SpeechTools } from './speech-tools.ts'
import { otherVoices, requestedVoice } from './voice-choice.ts'
import { RefusedByWorker, WorkerDied } from '../child-worker.ts'
import { startWorker, type SpeechWorker } from './worker-process.ts'
import type { PieceVoice } from './worker-protocol.ts'

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

export const wishesOf = ({ settings, recorded }: Wanted): VoiceWish[] =>
  voiceWishes(recorded.voice, settings.voice)

export function answerTo(wish: string, { settings }: Wanted): string | null {
  return Object.hasOwn(settings.voice_answers, wish) ? (settings.voice_answers[wish] ?? null) : null
}

/** A voice that is there but cannot be spoken with. */
export function unusableVoice({ engine, voice }: PieceVoice, detail: string): Failure {
  const code = engine === commandEngine ? 'speech-command-failed' : 'voice-unusable'
  return { code, file: `${engine}:${voice}`, detail }
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
    unusable = unusableVoice({ engine: request.loader.id, voice: voice.name }, problem)
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
export async function chooseVoice(
  language: string,
  tools: SpeechTools,
  context: PhaseContext,
): Promise<{ voice: BookVoice; worker: SpeechWorker }> {
  const start = (): SpeechWorker =>
    startWorker({
      program: tools.workerProgram,
      commands: tools.commands,
      patienceSec: tools.patienceSec,
      onWords: (words) => context.log('warning', `speech worker: ${words}`),
      onSaid: (words) => context.log('info', words),
      onSpent: context.spent,
    })
  let worker = start()
  const stop = (): void => worker.end()
  context.signal.addEventListener('abort', stop)
  const problemOf: Questions['problemOf'] = async ({ id }, voice) => {
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
