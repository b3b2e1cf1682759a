import type { Chunk, SoundNote } from '../../../book/chunk.ts'
import { describeFailure, ExpectedFailure } from '../../../../src-contract/failure.ts'
import type { FailureCode } from '../../../../src-contract/failure-codes.ts'
import { ownVoice, patchedJob, type BookVoice, type ChunkPlaces, type Rung } from '../chunk-job.ts'
import { storedChunk } from '../chunk-store.ts'
import { askToSpeak, reasonOf, type SpokenResult, type Tools } from '../speak-one.ts'
import type { Trial } from '../worker-protocol.ts'
import { faultWords } from './fault-words.ts'
import { faultsOf, worstOf, type Fault } from './faults.ts'
import type { Habit, HeardSentence } from './habit.ts'
import { storedOutcome, storeOutcome } from './outcome.ts'
import { factsFrom, sayAgain, type SaidAgain, type TryTrial } from './say-again.ts'

/** A sentence that sounds off, by its place in its chunk. */
export type OffSentence = HeardSentence & { at: number; faults: Fault[] }
export type OffChunk = { chunk: Chunk; result: SpokenResult; off: OffSentence[] }
export type MadeAgain = { result: SpokenResult; notes: SoundNote[] }

/** The voice itself is not there any more, or cannot be spoken with: what is spoken stands, and only what sounds off cannot be made again. */
const voiceIsGone: ReadonlySet<FailureCode> = new Set([
  'voice-missing',
  'voice-unusable',
  'speech-command-failed',
])

/** What came of making a sentence again, in words, where it failed. */
function whyNot(error: unknown, signal: AbortSignal): { words: string; voiceIsGone: boolean } {
  if (error instanceof ExpectedFailure && voiceIsGone.has(error.failure.code))
    return { words: describeFailure(error.failure), voiceIsGone: true }
  return { words: reasonOf(error, signal), voiceIsGone: false }
}

type Attempts = { hear: TryTrial; lostVoice: () => boolean }

function tryIn({ slot, signal, onStep, onTrouble }: Tools, chunk: Chunk): Attempts {
  let isLost = false
  const hear: TryTrial = async (trial: Trial) => {
    if (isLost) return null
    try {
      return factsFrom(await slot.worker().ask({ type: 'try', ...trial }))
    } catch (error) {
      const why = whyNot(error, signal)
      isLost = why.voiceIsGone
      onTrouble(`chunk ${chunk.index + 1}, made again: ${why.words}`)
      return null
    } finally {
      onStep()
    }
  }
  return { hear, lostVoice: () => isLost }
}

/** What is told of the sentences; `again`: how each was made, where one was. */
export function notesOf(
  { chunk, result, off }: OffChunk,
  again: ReadonlyMap<number, Pick<SaidAgain, 'rungs' | 'words' | 'left'>>,
): SoundNote[] {
  return off.map(({ at, faults }) => {
    const made = again.get(at)
    const left = made?.left ?? faults
    return {
      text: chunk.sentences[at]?.text ?? '',
      startSec: result.record.timings[at]?.startSec ?? 0,
      reason: faultWords(faults),
      again: made === undefined || made.rungs === null ? null : made.words,
      left: left.length === 0 ? null : faultWords(left),
    }
  })
}

function rungsOf(chunk: Chunk, voice: BookVoice, again: ReadonlyMap<number, SaidAgain>): Rung[][] {
  const by = ownVoice(voice)
  return chunk.sentences.map(({ said }, at) => again.get(at)?.rungs ?? [{ said, by }])
}

/** What is off in a chunk after it was made again, by sentence, and how far all of it is. */
type Heard = { left: Map<number, Fault[]>; excess: number }

function heardIn({ chunk, result }: OffChunk, habitOf: (at: number) => Habit | null): Heard {
  const left = new Map<number, Fault[]>()
  for (const [at, { said }] of chunk.sentences.entries()) {
    const facts = result.record.heard?.[at]
    const faults = facts === undefined ? [] : faultsOf({ said, facts }, habitOf(at))
    if (faults.length > 0) left.set(at, faults)
  }
  return { left, excess: [...left.values()].reduce((sum, faults) => sum + worstOf(faults), 0) }
}

/**
 * What is told of a chunk that was made again: what was heard of it then. A program that draws its noise anew each time may have said a sentence well when it was
 * tried, and not the second time. Null: the chunk as it was is no worse.
 */
function notesOfMade(
  first: OffChunk,
  made: SpokenResult,
  habit: Habit | null,
  again: ReadonlyMap<number, SaidAgain>,
): SoundNote[] | null {
  const best = { ...first, result: made }
  const now = heardIn(best, (at) => again.get(at)?.by ?? habit)
  const before = first.off.reduce((sum, { faults }) => sum + worstOf(faults), 0)
  if (now.excess >= before) return null
  const told = new Map([...again].map(([at, each]) => [at, { ...each, left: now.left.get(at) ?? [] }]))
  const fresh = [...now.left].flatMap(([at, faults]): OffSentence[] => {
    const [sentence, facts] = [first.chunk.sentences[at], made.record.heard?.[at]]
    if (again.has(at) || sentence === undefined || facts === undefined) return []
    return [{ at, faults, said: sentence.said, facts }]
  })
  return notesOf({ ...best, off: [...first.off, ...fresh] }, told)
}

/** Makes the sentences of a chunk that sound off again, and stores the chunk with the best of each; it stays as it is where nothing is better. */
export async function makeAgain(
  offChunk: OffChunk,
  habit: Habit | null,
  places: ChunkPlaces,
  tools: Tools,
): Promise<MadeAgain> {
  const { chunk, result, off } = offChunk
  const { key } = result.record
  const which = off.map(({ at }) => at)
  const known = await storedOutcome(places.outcome, key, which)
  if (known !== null) {
    if (known.variant === null) return { result, notes: known.notes }
    const record = await storedChunk(places.again)
    if (record?.variant === known.variant)
      return { result: { record, paths: places.again }, notes: known.notes }
  }
  const again = new Map<number, SaidAgain>()
  const attempts = tryIn(tools, chunk)
  for (const sentence of off)
    again.set(sentence.at, await sayAgain(sentence, habit, tools.voice, attempts.hear))
  // Not noted as tried: it is once the voice is there again.
  if (attempts.lostVoice()) return { result, notes: notesOf(offChunk, new Map()) }
  const isBetter = [...again.values()].some(({ rungs }) => rungs !== null)
  const spoken = isBetter ? await speakAgain(offChunk, again, places, tools) : null
  const better = spoken === null ? null : notesOfMade(offChunk, spoken, habit, again)
  const made = better === null ? null : spoken
  const notes = better ?? notesOf(offChunk, new Map())
  await storeOutcome(places.outcome, { key, off: which, variant: made?.record.variant ?? null, notes })
  return { result: made ?? result, notes }
}

async function speakAgain(
  { chunk }: OffChunk,
  again: ReadonlyMap<number, SaidAgain>,
  places: ChunkPlaces,
  { voice, slot, signal, onTrouble }: Tools,
): Promise<SpokenResult | null> {
  const job = patchedJob(chunk, voice, places.again, rungsOf(chunk, voice, again), {
    secPerChar: 0,
    gap: null,
  })
  try {
    return { record: await askToSpeak(slot.worker(), job), paths: places.again }
  } catch (error) {
    onTrouble(`chunk ${chunk.index + 1}, made again: ${whyNot(error, signal).words}`)
    return null
  }
}
