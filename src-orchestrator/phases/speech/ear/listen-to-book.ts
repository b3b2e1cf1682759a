import { z } from 'zod'
import type { Chunk } from '../../../book/chunk.ts'
import type { SpokenResult, Tools } from '../speak-one.ts'
import type { ChunkPlaces } from '../chunk-job.ts'
import type { WorkerSlot } from '../worker-pool.ts'
import { faultsOf, worstOf } from './faults.ts'
import { learnHabit, loosened, type Habit, type HeardSentence } from './habit.ts'
import { makeAgain, notesOf, type MadeAgain, type OffChunk } from './make-again.ts'
import { soundFactsSchema, type SoundFacts } from './sound-facts.ts'

const soundFactsList = z.array(soundFactsSchema)

/** What has been spoken of a chunk. */
export type StoredChunk = { chunk: Chunk; result: SpokenResult }

/** Where more sounds off than this, it is rather the voice's way than a mishap: what is off most is made again, the rest is listed. */
const mostShare = 0.05
const mostAtLeast = 10

export type BookEar = {
  stored: readonly StoredChunk[]
  /** Tells apart what is spoken in different voices, or at another pace: each has a habit of its own. */
  manner: (chunk: Chunk) => string
  places: (chunk: Chunk) => ChunkPlaces
  toolsFor: (chunk: Chunk, slot: WorkerSlot) => Tools
  /** Runs a task for each item on the book's workers. */
  onWorkers: <Item>(
    items: readonly Item[],
    task: (item: Item, slot: WorkerSlot) => Promise<void>,
  ) => Promise<void>
  /** A chunk that sounded off, in its final form. */
  onHeard: (chunk: Chunk, made: MadeAgain) => Promise<void>
}

type Heard = StoredChunk & { facts: readonly SoundFacts[] }

/** Chunks that an older version has made were not listened to. */
async function factsOfAll({ stored, onWorkers }: BookEar): Promise<Heard[]> {
  const heard: Heard[] = []
  const unheard: StoredChunk[] = []
  for (const one of stored) {
    const facts = one.result.record.heard
    if (facts === null) unheard.push(one)
    else heard.push({ ...one, facts })
  }
  if (unheard.length === 0) return heard
  await onWorkers(unheard, async (one, slot) => {
    const { record, paths } = one.result
    const answer = await slot.worker().ask({ type: 'listen', wavPath: paths.wav, timings: record.timings })
    heard.push({ ...one, facts: soundFactsList.parse(answer) })
  })
  return heard.sort((a, b) => a.chunk.index - b.chunk.index)
}

function sentencesOf({ chunk, facts }: Heard): HeardSentence[] {
  return chunk.sentences.flatMap(({ said }, at) => {
    const heard = facts[at]
    return heard === undefined ? [] : [{ said, facts: heard }]
  })
}

function offChunk(heard: Heard, habit: Habit | null): OffChunk[] {
  // Who stands in for the voice has habits of its own.
  const isOwn = heard.result.record.otherVoices.length === 0
  const by = isOwn || habit === null ? habit : loosened(habit)
  const off = sentencesOf(heard)
    .map(({ said, facts }, at) => ({ said, facts, at, faults: faultsOf({ said, facts }, by) }))
    .filter(({ faults }) => faults.length > 0)
  return off.length === 0 ? [] : [{ chunk: heard.chunk, result: heard.result, off }]
}

function habitOf(heard: readonly Heard[]): Habit | null {
  return learnHabit(heard.filter(({ result }) => result.record.variant === null).flatMap(sentencesOf))
}

const worstIn = ({ off }: OffChunk): number => worstOf(off.flatMap(({ faults }) => faults))

/**
 * Compares every sentence with what is usual for its voice in this book, makes again what sounds off, and tells of it. What is usual is learned when all is spoken, so
 * that it does not hang on the order of the work.
 */
export async function listenToBook(ear: BookEar): Promise<void> {
  const heard = await factsOfAll(ear)
  const manners = new Map<string, Heard[]>()
  for (const one of heard) {
    const manner = ear.manner(one.chunk)
    const alike = manners.get(manner)
    if (alike === undefined) manners.set(manner, [one])
    else alike.push(one)
  }
  const habits = new Map([...manners].map(([manner, alike]) => [manner, habitOf(alike)]))
  const habitFor = (chunk: Chunk): Habit | null => habits.get(ear.manner(chunk)) ?? null
  const off = heard
    .flatMap((one) => offChunk(one, habitFor(one.chunk)))
    .sort((a, b) => worstIn(b) - worstIn(a) || a.chunk.index - b.chunk.index)
  if (off.length === 0) return
  const isPlanned = ({ result }: OffChunk): boolean => result.record.variant === null
  const most = Math.max(mostAtLeast, Math.round(heard.length * mostShare))
  const chosen = new Set(off.filter(isPlanned).slice(0, most))
  const told = async (one: OffChunk, slot: WorkerSlot): Promise<void> => {
    const made = chosen.has(one)
      ? await makeAgain(one, habitFor(one.chunk), ear.places(one.chunk), ear.toolsFor(one.chunk, slot))
      : { result: one.result, notes: notesOf(one, new Map()) }
    await ear.onHeard(one.chunk, made)
  }
  await ear.onWorkers(off, told)
}
