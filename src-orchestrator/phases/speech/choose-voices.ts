import { z } from 'zod'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import type { OrchestratorSettings } from '../../../src-contract/orchestrator-settings.ts'
import { withOwnPace } from '../../../src-contract/own-speech.ts'
import { commandEngine } from '../../../src-contract/speech-command.ts'
import type { Chunk, ChunkList } from '../../book/chunk.ts'
import type { PhaseContext } from '../../phase.ts'
import { embeddedEngine } from '../../../src-contract/voice-names.ts'
import { sharesLetters } from '../validation/language.ts'
import { begunWith } from './begun-with.ts'
import { chaptersOwn } from './chapters-own.ts'
import type { BookVoice } from './chunk-job.ts'
import { voiceId } from './chunk-key.ts'
import {
  bookVoice,
  chapterVoices,
  usualVoice,
  wishesOf,
  type FoundVoice,
  type Questions,
} from './find-voices.ts'
import { pausesFrom } from './pauses.ts'
import type { SpeechTools } from './speech-tools.ts'
import { lookForLanguage, lookOrSpoken, spokenBefore, type SpokenBy } from './spoken-before.ts'
import { engineVoiceSchema, noteVoices } from './voice-notes.ts'
import { otherVoices, requestedVoice } from './voice-choice.ts'
import { RefusedByWorker, WorkerDied } from '../child-worker.ts'
import { startWorker, type Question, type SpeechWorker } from './worker-process.ts'

const voicesSchema = z.array(engineVoiceSchema)

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
  { folders, chunks }: Pick<PhaseContext, 'folders'> & { chunks: readonly Chunk[] },
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

/**
 * The languages of a book's passages that other voices speak. A voice that somebody has chosen for the book speaks all of it, but for what is written in
 * other letters than the book: of Cyrillic or Greek an English voice makes sounds that mean nothing to anybody.
 */
export function passageLanguages(
  list: ChunkList,
  context: Pick<PhaseContext, 'settings' | 'recorded'>,
): string[] {
  const all = [...new Set(list.chunks.flatMap(({ language }) => language ?? []))]
  return wishesOf(context).length === 0
    ? all
    : all.filter((language) => !sharesLetters(list.language, language))
}

async function voicesOf(
  list: ChunkList,
  questions: Questions,
  tools: SpeechTools,
  context: PhaseContext,
): Promise<BookVoices> {
  const { settings, folders } = context
  const { chunks } = list
  const { own, unknown } = chaptersOwn(list, context)
  const spoken: SpokenBy<BookVoice> = async (voice, its, rateHz, some) =>
    spokenBy(voice, its, rateHz, tools, { folders, chunks: some })
  const passages = passageLanguages(list, context)
  const ofBook = chunks.filter(({ chapter, language }) =>
    own.has(chapter)
      ? own.get(chapter)?.voice === undefined
      : language === undefined || !passages.includes(language),
  )
  const before = spokenBefore(list.language, own, spoken, tools, context)
  const lookIn = async (
    language: string,
    some: readonly Chunk[],
    rateHz: number | null,
  ): ReturnType<typeof lookForLanguage> =>
    lookForLanguage(language, questions, async (wish) => before(wish, some, rateHz), tools, context)
  const { look, keep } = await lookIn(list.language, ofBook, null)
  const usual = async (): Promise<FoundVoice> => {
    await keep()
    return usualVoice(look, list.language, tools, context)
  }
  const found = await bookVoice(look, usual, context)
  const book = await spoken(found, settings, null, chunks)
  for (const name of unknown) {
    const message = `This book has no chapter “${name}”: what was chosen for it is left out.`
    context.emit({ type: 'warning', message })
  }
  const names = [...own.values()].flatMap(({ voice }) => voice ?? [])
  const ofWish = (name: string): Chunk[] => chunks.filter(({ chapter }) => own.get(chapter)?.voice === name)
  const chapterLook = lookOrSpoken(look, async (name) => before(name, ofWish(name), book.sampleRateHz))
  const byName = await chapterVoices(names, found, chapterLook, usual, context)
  const byChapter = new Map<number, BookVoice>()
  for (const [chapter, speech] of own) {
    const voice = (speech.voice === undefined ? undefined : byName.get(speech.voice)) ?? found
    const its = chunks.filter((chunk) => chunk.chapter === chapter)
    byChapter.set(chapter, await spoken(voice, withOwnPace(settings, speech), book.sampleRateHz, its))
  }
  const others: FoundVoice[] = []
  const byLanguage = new Map<string, BookVoice>()
  for (const language of passages) {
    // Who chose a voice for it that reads these letters hears them by it.
    if (wishesOf(context).length > 0 && sharesLetters(found.voice.language, language)) continue
    const its = chunks.filter((chunk) => chunk.language === language && !own.has(chunk.chapter))
    const passage = await lookIn(language, its, book.sampleRateHz)
    await passage.keep()
    const { found: other } = await passage.look(null)
    if (other !== null) {
      others.push(other)
      byLanguage.set(language, await spoken(other, settings, book.sampleRateHz, its))
    }
    const words = other === null ? 'no voice here; the book’s own reads it' : `read by ${other.voice.label}`
    context.log('info', `Passages in “${language}”: ${words}.`)
  }
  await noteVoices([found, ...byName.values(), ...others], context)
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
  /** Where a worker ends another one is asked: a system that is short of memory ends some, and that says nothing of the voice. */
  const ask = async (question: Question): Promise<unknown> => {
    try {
      return await worker.ask(question)
    } catch (error) {
      context.signal.throwIfAborted()
      if (!(error instanceof WorkerDied)) throw error
      context.log('warning', `A speech worker is started anew: ${error.message}`)
      worker = start()
      return worker.ask(question)
    }
  }
  const problemOf: Questions['problemOf'] = async ({ id }, voice) => {
    try {
      await ask({ type: 'ready', by: { engine: id, voice: voice.name } })
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
      voicesSchema.parse(await ask({ type: 'voices', engine: id }))
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
