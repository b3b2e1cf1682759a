import type { Chunk } from '../../book/chunk.ts'
import { ExpectedFailure, type Failure } from '../../../src-contract/failure.ts'
import { isSpeakable } from '../chunking/said.ts'
import {
  isAsPlanned,
  isOwn,
  ownVoice,
  patchedJob,
  trialOf,
  wholeJob,
  type BookVoice,
  type ChunkPlaces,
  type Rung,
} from './chunk-job.ts'
import { parseRecord, type StoredPaths } from './chunk-store.ts'
import { clausesOf } from './clauses.ts'
import { unusableVoice } from './find-voices.ts'
import type { HangWatch } from './hang-watch.ts'
import type { WorkerSlot } from './worker-pool.ts'
import { RefusedByWorker, WorkerDied } from '../child-worker.ts'
import type { SpeechWorker } from './worker-process.ts'
import type { ChunkJob, ChunkRecord, GapRecord, PieceVoice } from './worker-protocol.ts'
import { writeChunk } from './write-chunk.ts'

export type SpokenResult = { record: ChunkRecord; paths: StoredPaths }

/** What nobody could say of a chunk. It is stored when the length of a fitting silence is known: after all the others. */
export type Gappy = { chunk: Chunk; rungs: Rung[][]; gap: GapRecord }

export type Tools = {
  voice: BookVoice
  slot: WorkerSlot
  /** Attempts at a chunk as it should be, in different workers. */
  attempts: number
  /** Of its own voice. */
  hangs: HangWatch
  /** Of the run: what fails because it was stopped has not failed. */
  signal: AbortSignal
  /** Called when something has failed, with its words. */
  onTrouble: (words: string) => void
  /** Called after each step on a stubborn chunk: one may take minutes, and is no standstill. */
  onStep: () => void
}

export async function askToSpeak(worker: SpeechWorker, job: ChunkJob): Promise<ChunkRecord> {
  const record = parseRecord(await worker.ask({ type: 'speak', job }))
  if (record === null) throw new WorkerDied('its answer is not the record of a chunk')
  return record
}

/** The error's words where the request failed in a way that may be tried again; anything else is thrown on, and a stop before it. */
export function reasonOf(error: unknown, signal: AbortSignal): string {
  signal.throwIfAborted()
  if (error instanceof RefusedByWorker || error instanceof WorkerDied) return error.message
  throw error
}

type Trial = { rung: Rung; reason: string | null }

async function tryVoices(said: string, voices: readonly PieceVoice[], tools: Tools): Promise<Trial> {
  const [own] = voices
  if (!isSpeakable(said)) return { rung: { said, by: own ?? ownVoice(tools.voice) }, reason: null }
  let reason: string | null = null
  for (const by of voices) {
    try {
      await tools.slot.worker().ask({ type: 'try', ...trialOf([{ said, by }], tools.voice) })
      if (isOwn(by, tools.voice)) tools.hangs.answered()
      return { rung: { said, by }, reason }
    } catch (error) {
      reason ??= reasonOf(error, tools.signal)
      if (isOwn(by, tools.voice)) tools.hangs.failed(error)
    } finally {
      tools.onStep()
    }
  }
  return { rung: { said, by: null }, reason: reason ?? 'there is no voice' }
}

/** A sentence as a whole, else its clauses one by one, each by whoever can say it. */
async function climb(said: string, tools: Tools): Promise<{ rungs: Rung[]; reason: string | null }> {
  const own = ownVoice(tools.voice)
  const whole = await tryVoices(said, [own], tools)
  if (whole.rung.by !== null) return { rungs: [whole.rung], reason: null }
  const clauses = clausesOf(said)
  // A sentence that is one clause has just been tried.
  const voices = clauses.length > 1 ? [own, ...tools.voice.others] : tools.voice.others
  const rungs: Rung[] = []
  let reason: string | null = null
  for (const clause of clauses) {
    const trial = await tryVoices(clause, voices, tools)
    rungs.push(trial.rung)
    if (trial.rung.by === null) reason ??= clauses.length > 1 ? trial.reason : whole.reason
  }
  return { rungs, reason }
}

async function attemptWhole(
  chunk: Chunk,
  places: ChunkPlaces,
  tools: Tools,
): Promise<{ result: SpokenResult } | { reason: string }> {
  const job = wholeJob(chunk, tools.voice, places.whole)
  let reason = 'the engine failed'
  for (let attempt = 1; attempt <= tools.attempts; attempt++) {
    try {
      const worker = attempt === 1 ? tools.slot.worker() : tools.slot.fresh()
      const result = { record: await askToSpeak(worker, job), paths: places.whole }
      tools.hangs.answered()
      return { result }
    } catch (error) {
      reason = reasonOf(error, tools.signal)
      tools.onTrouble(`chunk ${chunk.index + 1}, attempt ${attempt} of ${tools.attempts}: ${reason}`)
      tools.onStep()
      tools.hangs.failed(error)
    }
  }
  return { reason }
}

/**
 * Why the voice itself cannot be spoken with any more: it was removed, or its file damaged, since the book was begun. Another one would speak the rest of the
 * book then, which is not for us to say.
 */
async function lostVoice({ voice, slot, signal }: Tools): Promise<Failure | null> {
  const by = ownVoice(voice)
  try {
    await slot.worker().ask({ type: 'ready', by })
    return null
  } catch (error) {
    if (error instanceof RefusedByWorker) return unusableVoice(by, error.message)
    reasonOf(error, signal)
    return null
  }
}

/**
 * Speaks one chunk and stores it. Throws ExpectedFailure where its voice is not there any more, or does nothing but hang. Where else it fails: again in fresh workers; then every sentence by itself, divided at its clauses where it has to be, by
 * another voice where there is one. What is left after that is a gap.
 */
export async function speakChunk(
  chunk: Chunk,
  places: ChunkPlaces,
  tools: Tools,
): Promise<{ spoken: SpokenResult } | { gappy: Gappy }> {
  const whole = await attemptWhole(chunk, places, tools)
  if ('result' in whole) return { spoken: whole.result }
  const lost = await lostVoice(tools)
  if (lost !== null) throw new ExpectedFailure(lost)
  const rungs: Rung[][] = []
  let reason: string | null = null
  for (const { said } of chunk.sentences) {
    const climbed = await climb(said, tools)
    rungs.push(climbed.rungs)
    reason ??= climbed.reason
  }
  if (reason === null) {
    const isWhole = isAsPlanned(rungs, tools.voice)
    const paths = isWhole ? places.whole : places.substitute
    const patched = patchedJob(chunk, tools.voice, paths, rungs, { secPerChar: 0, gap: null })
    try {
      const job = isWhole ? wholeJob(chunk, tools.voice, paths) : patched
      return { spoken: { record: await askToSpeak(tools.slot.worker(), job), paths } }
    } catch (error) {
      reason = reasonOf(error, tools.signal)
    }
    for (const pieces of rungs) for (const piece of pieces) piece.by = null
  }
  return { gappy: { chunk, rungs, gap: { text: missingText(chunk, rungs), reason } } }
}

/** As printed where a whole sentence is missing, else the words that were to be said. */
function missingText(chunk: Chunk, rungs: readonly (readonly Rung[])[]): string {
  const parts = chunk.sentences.flatMap(({ text }, index) => {
    const silent = (rungs[index] ?? []).filter(({ by }) => by === null)
    return silent.length === (rungs[index] ?? []).length ? [text] : silent.map(({ said }) => said)
  })
  return parts.join(' ')
}

export function isSilent({ rungs }: Gappy): boolean {
  return rungs.every((pieces) => pieces.every(({ by }) => by === null))
}

/** Stores a chunk with silence where it has a gap, as long as the words would have taken in this book. */
export async function storeGappy(
  gappy: Gappy,
  secPerChar: number,
  places: ChunkPlaces,
  { voice, slot, signal, onTrouble }: Pick<Tools, 'voice' | 'slot' | 'signal' | 'onTrouble'>,
): Promise<SpokenResult> {
  const { chunk, rungs, gap } = gappy
  const job = patchedJob(chunk, voice, places.gap, rungs, { secPerChar, gap })
  if (!isSilent(gappy)) {
    try {
      return { record: await askToSpeak(slot.worker(), job), paths: places.gap }
    } catch (error) {
      onTrouble(`chunk ${chunk.index + 1}, around its gap: ${reasonOf(error, signal)}`)
    }
  }
  const text = chunk.sentences.map((sentence) => sentence.text).join(' ')
  const silence = rungs.map((pieces) => pieces.map(({ said }) => ({ said, by: null })))
  const silent = patchedJob(chunk, voice, places.gap, silence, { secPerChar, gap: { ...gap, text } })
  return { record: await writeChunk(silent, silencesOf(silent), [], performance.now()), paths: places.gap }
}

function silencesOf({ sentences, sampleRateHz }: ChunkJob): Int16Array[] {
  return sentences.map((pieces) => {
    const sec = pieces.reduce((sum, piece) => sum + ('silentSec' in piece ? piece.silentSec : 0), 0)
    return new Int16Array(Math.round(sec * sampleRateHz))
  })
}
