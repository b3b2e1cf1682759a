import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import type { Chunk, ChunkList, SpokenBook, SpokenChunk } from '../../book/chunk.ts'
import type { PhaseContext } from '../../phase.ts'
import { openOwnedFiles, type OwnedFiles } from '../owned-files.ts'
import { chunkKey, voiceId, type ChosenVoice } from './chunk-key.ts'
import { openStore, publishChunk, storedChunk, storedInodes, storedPaths } from './chunk-store.ts'
import { speakChunk, type SpokenResult } from './speak-one.ts'
import { runOnWorkers, type WorkerSlot } from './worker-pool.ts'

/** So many chunks one after the other without a word spoken: the engine does not work here, and the rest would only take time. */
const hopelessAfter = 8
/** Lines that the log gets while a book is spoken: it is read by people who wonder whether it still goes on. */
const logSteps = 20

function chunkPath(context: Pick<PhaseContext, 'folders'>, index: number): string {
  return join(context.folders.audioChunks, `chunk_${String(index + 1).padStart(4, '0')}.wav`)
}

function spokenChunkFrom(
  chunk: Chunk,
  result: SpokenResult,
  publishedPath: string,
  voice: ChosenVoice,
): SpokenChunk {
  const { record, gap } = result
  const durationSec = record.sampleCount / record.sampleRateHz
  return {
    index: chunk.index,
    chapter: chunk.chapter,
    path: result.paths.wav,
    publishedPath,
    key: gap === null ? record.key : `${record.key} with a gap`,
    durationSec,
    timings: record.timings,
    after: chunk.sentences.at(-1)?.after ?? 'sentence',
    voice: voiceId(voice),
    engine: voice.engine,
    gap,
    rtFactor: durationSec > 0 ? Math.round((record.elapsedSec / durationSec) * 100_000) / 100_000 : 0,
  }
}

/** Chunks of an earlier, longer reading that are ours would otherwise be taken for part of this one. */
async function removeLeftovers(total: number, context: PhaseContext, inodes: Set<string>): Promise<void> {
  for (const name of await readdir(context.folders.audioChunks)) {
    const number = Number(/^chunk_(\d{4,})\.wav$/u.exec(name)?.[1] ?? '0')
    if (number <= total) continue
    const path = join(context.folders.audioChunks, name)
    const { dev, ino } = await stat(path)
    if (inodes.has(`${dev}:${ino}`)) await rm(path)
  }
}

async function publish(
  stored: string,
  path: string,
  context: PhaseContext,
  owned: OwnedFiles,
  inodes: Set<string>,
): Promise<void> {
  const aside = await publishChunk(stored, path, owned, (inode) => inodes.has(inode))
  if (aside !== null) context.emit({ type: 'warning', message: `${path} was not ours; it is now ${aside}` })
}

/**
 * Speaks what is not stored yet, on the cores allowed now, and puts every chunk under the contract's name. A finished chunk is never made
 * twice. Throws ExpectedFailure 'speech-failed' where no chunk could be spoken.
 */
export async function speakBook(
  list: ChunkList,
  voice: ChosenVoice & { sampleRateHz: number },
  context: PhaseContext,
): Promise<SpokenBook> {
  await openStore(context.folders)
  const owned = await openOwnedFiles(context.folders.private, 'audio-chunks', context.runId)
  const inodes = await storedInodes(context.folders)
  const spoken = new Map<number, SpokenChunk>()
  const total = list.chunks.length
  let hopeless: string | null = null
  let failedInARow = 0

  const finish = async (chunk: Chunk, result: SpokenResult, reused: boolean): Promise<void> => {
    const path = chunkPath(context, chunk.index)
    await publish(result.paths.wav, path, context, owned, inodes)
    // What is published is read from our store: the name in the workspace is for people and other programs, who may change what stands there.
    const done = spokenChunkFrom(chunk, result, path, voice)
    spoken.set(chunk.index, done)
    const isStep = (spoken.size * logSteps) % total < logSteps
    if (isStep && !reused) context.log('info', `${spoken.size} of ${total} chunks spoken`)
    context.emit({ type: 'chunk-done', chunk: chunk.index, total, audioSec: done.durationSec, reused })
    context.emit({ type: 'progress', phase: 4, done: spoken.size, total, unit: 'chunks' })
  }

  const missing: Chunk[] = []
  for (const chunk of list.chunks) {
    context.signal.throwIfAborted()
    const key = chunkKey(chunk, voice)
    const paths = storedPaths(context.folders, key)
    const record = await storedChunk(paths, key)
    if (record === null) missing.push(chunk)
    else await finish(chunk, { record, paths, gap: null }, true)
  }
  context.log('info', `${missing.length} of ${total} chunks to be spoken by ${voiceId(voice)}`)

  const queue = missing.values()
  const speakNext = async (chunk: Chunk, slot: WorkerSlot): Promise<void> => {
    const key = chunkKey(chunk, voice)
    const places = {
      whole: storedPaths(context.folders, key),
      gap: storedPaths(context.folders, `${key}.gap`),
      sampleRateHz: voice.sampleRateHz,
    }
    const result = await speakChunk(chunk, voice, slot, places, (words) => {
      context.signal.throwIfAborted()
      context.log('warning', words)
    })
    if (result.gap !== null)
      context.emit({ type: 'warning', message: `Chunk ${chunk.index + 1} has a gap: ${result.gap}` })
    failedInARow = result.gap === null ? 0 : failedInARow + 1
    if (failedInARow >= hopelessAfter) hopeless = result.gap
    await finish(chunk, result, false)
  }
  await runOnWorkers(() => (hopeless === null ? nextOf(queue) : undefined), speakNext, context)

  const chunks = [...spoken.values()].sort((a, b) => a.index - b.index)
  const allFailed = chunks.every(({ gap }) => gap !== null) ? (chunks[0]?.gap ?? null) : null
  const reason = hopeless ?? allFailed
  if (reason !== null)
    throw new ExpectedFailure({ code: 'speech-failed', file: context.source, detail: reason })
  await removeLeftovers(total, context, inodes)
  await owned.save()
  return {
    voice: voiceId(voice),
    engine: voice.engine,
    engineVersion: voice.engineVersion,
    sampleRateHz: voice.sampleRateHz,
    chunks,
  }
}

function nextOf(queue: Iterator<Chunk, undefined>): Chunk | undefined {
  return queue.next().value
}
