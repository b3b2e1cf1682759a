import { z } from 'zod'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import type { OrchestratorSettings } from '../../../src-contract/orchestrator-settings.ts'
import { withOwnPace } from '../../../src-contract/own-speech.ts'
import { commandEngine, takesSpeed, type SpeechCommand } from '../../../src-contract/speech-command.ts'
import type { Chunk, ChunkList } from '../../book/chunk.ts'
import type { PhaseContext } from '../../phase.ts'
import { chaptersOwn } from './chapters-own.ts'
import type { BookVoice } from './chunk-job.ts'
import { voiceId } from './chunk-key.ts'
import {
  bookVoice,
  chapterVoices,
  lookWith,
  usualVoice,
  type FoundVoice,
  type Questions,
} from './find-voices.ts'
import { pausesFrom } from './pauses.ts'
import type { SpeechTools } from './speech-tools.ts'
import { otherVoices } from './voice-choice.ts'
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

export type BookVoices = {
  book: BookVoice
  /** The book's own one first, then those of chapters. */
  all: BookVoice[]
  ofChunk: (chunk: Chunk) => BookVoice
  /** In words, by id. */
  labels: Record<string, string>
}

function spokenBy(
  { loader, voice, all }: FoundVoice,
  settings: OrchestratorSettings,
  bookRateHz: number | null,
  { engines }: SpeechTools,
): BookVoice {
  const ownRateHz = voice.sampleRateHz ?? loader.sampleRateHz
  const chosen = { engine: loader.id, name: voice.name, sampleRateHz: ownRateHz }
  return {
    ...chosen,
    engineVersion: [loader.version(), voice.revision ?? ''].join(' ').trim(),
    speed: settings.speed,
    pauses: pausesFrom(settings),
    sampleRateHz: bookRateHz ?? ownRateHz,
    convertedToHz: bookRateHz === null || bookRateHz === ownRateHz ? null : bookRateHz,
    // An embedded voice is called by its language and nothing else.
    label: loader.store === null ? null : voice.label,
    others: otherVoices(chosen, voice.language, all, engines),
  }
}

async function voicesOf(
  list: ChunkList,
  questions: Questions,
  tools: SpeechTools,
  context: PhaseContext,
): Promise<BookVoices> {
  const { settings } = context
  const look = lookWith(questions, list.language, tools, context)
  const usual = async (): Promise<FoundVoice> => usualVoice(look, list.language, tools, context)
  const found = await bookVoice(look, usual, context)
  const book = spokenBy(found, settings, null, tools)
  const { own, unknown } = chaptersOwn(list, context)
  for (const name of unknown) {
    const message = `This book has no chapter “${name}”: what was chosen for it is left out.`
    context.emit({ type: 'warning', message })
  }
  const names = [...own.values()].flatMap(({ voice }) => voice ?? [])
  const byName = await chapterVoices(names, found, look, usual, context)
  const byChapter = new Map<number, BookVoice>()
  for (const [chapter, speech] of own) {
    const voice = (speech.voice === undefined ? undefined : byName.get(speech.voice)) ?? found
    byChapter.set(chapter, spokenBy(voice, withOwnPace(settings, speech), book.sampleRateHz, tools))
  }
  const all = [book, ...byChapter.values()]
  const labels = all.flatMap((voice): [string, string][] =>
    voice.label === null ? [] : [[voiceId(voice), voice.label]],
  )
  return {
    book,
    all,
    ofChunk: ({ chapter }) => byChapter.get(chapter) ?? book,
    labels: Object.fromEntries(labels),
  }
}

/**
 * Asks the engines themselves, in a worker: the orchestrator never loads one. That worker has the voices loaded, and goes on to speak with them. Throws
 * ExpectedFailure 'voice-missing', 'voice-unusable' or 'speech-worker-died'.
 */
export async function chooseVoices(
  list: ChunkList,
  tools: SpeechTools,
  context: PhaseContext,
): Promise<{ voices: BookVoices; worker: SpeechWorker }> {
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
    return { voices: await voicesOf(list, { voices, problemOf }, tools, context), worker }
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

/** Commands that are to speak at another pace than their own, and cannot be told. */
export function unpacedCommands(voices: readonly BookVoice[], commands: readonly SpeechCommand[]): string[] {
  const paced = voices.filter(({ engine, speed }) => engine === commandEngine && speed !== 1)
  const unpaced = commands.filter(
    (command) => !takesSpeed(command) && paced.some(({ name }) => name === command.name),
  )
  return unpaced.map(({ name }) => name)
}
