import { z } from 'zod'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import type { OrchestratorSettings } from '../../../src-contract/orchestrator-settings.ts'
import { withOwnPace } from '../../../src-contract/own-speech.ts'
import { commandEngine } from '../../../src-contract/speech-command.ts'
import type { Chunk, ChunkList } from '../../book/chunk.ts'
import type { PhaseContext } from '../../phase.ts'
import { embeddedEngine } from '../../../src-contract/voice-names.ts'
import { begunWith } from './begun-with.ts'
import { chaptersOwn } from './chapters-own.ts'
import type { BookVoice } from './chunk-job.ts'
import { voiceId } from './chunk-key.ts'
import {
  bookVoice,
  chapterVoices,
  lookWith,
  usualVoice,
  wishesOf,
  type FoundVoice,
  type Look,
  type Questions,
} from './find-voices.ts'
import { pausesFrom } from './pauses.ts'
import type { SpeechTools } from './speech-tools.ts'
import { keepUsualVoice, usualVoiceId } from './usual-voice.ts'
import { otherVoices, requestedVoice } from './voice-choice.ts'
import { RefusedByWorker, WorkerDied } from '../child-worker.ts'
import { startWorker, type SpeechWorker } from './worker-process.ts'

const voicesSchema = z.array(
  z.object({
    name: z.string(),
    label: z.string(),
    language: z.string(),
    aliases: z.array(z.string()),
    revision: z.string().default(''),
    otherRevisions: z.array(z.string()).default([]),
    sampleRateHz: z.number().int().positive().optional(),
  }),
)

export type BookVoices = {
  book: BookVoice
  ofChunk: (chunk: Chunk) => BookVoice
  /** In words, by id. */
  labels: Record<string, string>
}

async function spokenBy(
  { loader, voice, all }: FoundVoice,
  settings: OrchestratorSettings,
  bookRateHz: number | null,
  { engines }: SpeechTools,
  { folders, chunks }: Pick<PhaseContext, 'folders'> & Pick<ChunkList, 'chunks'>,
): Promise<BookVoice> {
  const ownRateHz = voice.sampleRateHz ?? loader.sampleRateHz
  const chosen = { engine: loader.id, name: voice.name, sampleRateHz: ownRateHz }
  const others = otherVoices(chosen, voice.language, all, engines)
  const formOf = (revision: string): BookVoice => ({
    ...chosen,
    revision,
    engineVersion: [loader.version(), revision].join(' ').trim(),
    speed: settings.speed,
    pauses: pausesFrom(settings),
    sampleRateHz: bookRateHz ?? ownRateHz,
    convertedToHz: bookRateHz === null || bookRateHz === ownRateHz ? null : bookRateHz,
    // An embedded voice is called by its language and nothing else.
    label: loader.store === null ? null : voice.label,
    takes: loader.abilities.takes,
    others,
  })
  const forms = (voice.otherRevisions ?? []).map(formOf)
  return begunWith([formOf(voice.revision ?? ''), ...forms], chunks, folders)
}

/** The other languages of a book's passages; none where somebody has chosen the voice of the book: it speaks all of it. */
export function passageLanguages(
  list: ChunkList,
  context: Pick<PhaseContext, 'settings' | 'recorded'>,
): string[] {
  if (wishesOf(context).length > 0) return []
  return [...new Set(list.chunks.flatMap(({ language }) => language ?? []))]
}

async function voicesOf(
  list: ChunkList,
  questions: Questions,
  tools: SpeechTools,
  context: PhaseContext,
): Promise<BookVoices> {
  const { settings } = context
  const lookIn = async (language: string): Promise<{ look: Look; keep: () => Promise<void> }> => {
    const id = await usualVoiceId(language, tools.engines, context)
    return {
      look: lookWith(questions, language, tools, context, id),
      keep: async () => keepUsualVoice(language, id, context),
    }
  }
  const { look, keep } = await lookIn(list.language)
  const usual = async (): Promise<FoundVoice> => {
    await keep()
    return usualVoice(look, list.language, tools, context)
  }
  const found = await bookVoice(look, usual, context)
  const { folders } = context
  const { chunks } = list
  const book = await spokenBy(found, settings, null, tools, { folders, chunks })
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
    const its = { folders, chunks: chunks.filter((chunk) => chunk.chapter === chapter) }
    const own = withOwnPace(settings, speech)
    byChapter.set(chapter, await spokenBy(voice, own, book.sampleRateHz, tools, its))
  }
  const byLanguage = new Map<string, BookVoice>()
  for (const language of passageLanguages(list, context)) {
    const passage = await lookIn(language)
    await passage.keep()
    const { found: other } = await passage.look(null)
    const its = { folders, chunks: chunks.filter((chunk) => chunk.language === language) }
    if (other !== null)
      byLanguage.set(language, await spokenBy(other, settings, book.sampleRateHz, tools, its))
    const words = other === null ? 'no voice here; the book’s own reads it' : `read by ${other.voice.label}`
    context.log('info', `Passages in “${language}”: ${words}.`)
  }
  const all = [book, ...byChapter.values(), ...byLanguage.values()]
  const labels = all.flatMap((voice): [string, string][] =>
    voice.label === null ? [] : [[voiceId(voice), voice.label]],
  )
  return {
    book,
    ofChunk: ({ chapter, language }) =>
      byChapter.get(chapter) ?? (language === undefined ? undefined : byLanguage.get(language)) ?? book,
    labels: Object.fromEntries(labels),
  }
}

function startFor(engine: string, tools: SpeechTools, context: PhaseContext): SpeechWorker {
  return startWorker({
    program: tools.workerProgram,
    engine,
    commands: tools.commands,
    patienceSec: tools.patienceSec,
    onWords: (words) => context.log('warning', `speech worker: ${words}`),
    onSaid: (words) => context.log('info', words),
    onSpent: context.spent,
  })
}

/** A worker that loads the voice that is named for this book, before its language is known; null where none is, or nothing has to be loaded. */
export function loadAhead(tools: SpeechTools, context: PhaseContext): SpeechWorker | null {
  const [wish] = wishesOf(context)
  const request = wish === undefined ? null : requestedVoice(wish.name, '', tools.engines)
  if (request === null || request.loader.id === commandEngine) return null
  const { loader, name } = request
  const worker = startFor(loader.id, tools, context)
  context.signal.addEventListener('abort', () => worker.end(), { once: true })
  // What is wrong with it is said when the voice is chosen: it is asked again then.
  worker.ask({ type: 'ready', by: { engine: loader.id, voice: name } }).catch(() => undefined)
  return worker
}

/**
 * Asks the engines themselves, in a worker: the orchestrator never loads one. That worker has the voices loaded, and goes on to speak with them. Throws
 * ExpectedFailure 'voice-missing', 'voice-unusable' or 'speech-worker-died'. `ahead`: a worker that is there already.
 */
export async function chooseVoices(
  list: ChunkList,
  tools: SpeechTools,
  context: PhaseContext,
  ahead: SpeechWorker | null = null,
): Promise<{ voices: BookVoices; worker: SpeechWorker }> {
  const wished = requestedVoice(wishesOf(context)[0]?.name ?? null, list.language, tools.engines)
  const start = (): SpeechWorker => startFor(wished?.loader.id ?? embeddedEngine, tools, context)
  let worker = ahead?.alive() === true ? ahead : start()
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
