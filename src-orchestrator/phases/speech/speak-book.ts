import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import type { Chunk, ChunkList, SpokenBook, SpokenChunk } from '../../book/chunk.ts'
import type { PhaseContext } from '../../phase.ts'
import { charsPerSecond } from '../chunking/chunks.ts'
import { asideTeller } from '../aside.ts'
import { openOwnedFiles, type OwnedFiles } from '../owned-files.ts'
import type { BookVoices } from './choose-voices.ts'
import { chunkKey, voiceId, type ChosenVoice } from './chunk-key.ts'
import type { BookVoice, ChunkPlaces } from './chunk-job.ts'
import { openStore, publishChunk, storedChunk, storedPaths } from './chunk-store.ts'
import { isSilent, speakChunk, storeGappy, type Gappy, type SpokenResult, type Tools } from './speak-one.ts'
import { storedLinks, type StoredLinks } from './stored-links.ts'
import { runOnWorkers, type WorkerSlot, type WorkerTools } from './worker-pool.ts'

/** So many chunks one after the other without a word spoken: the engine does not work here, and the rest would only take time. */
const hopelessAfter = 8
/** Lines that the log gets while a book is spoken: it is read by people who wonder whether it still goes on. */
const logSteps = 20

function chunkPath(context: Pick<PhaseContext, 'folders'>, index: number): string {
  return join(context.folders.audioChunks, `chunk_${String(index + 1).padStart(4, '0')}.wav`)
}

function placesOf(chunk: Chunk, voice: ChosenVoice, { folders }: Pick<PhaseContext, 'folders'>): ChunkPlaces {
  const key = chunkKey(chunk, voice)
  const named = (end: string): ReturnType<typeof storedPaths> => storedPaths(folders, `${key}${end}`)
  return { whole: named(''), substitute: named('.other'), gap: named('.gap') }
}

/** A chunk in the best form that is stored; one with a gap counts only where its gap is recorded. */
async function storedForm(
  chunk: Chunk,
  voice: ChosenVoice,
  places: ChunkPlaces,
): Promise<SpokenResult | null> {
  const key = chunkKey(chunk, voice)
  for (const paths of [places.whole, places.substitute, places.gap]) {
    const record = await storedChunk(paths)
    if (record?.key === key && (paths !== places.gap || record.gap !== null)) return { record, paths }
  }
  return null
}

function spokenChunkFrom(
  chunk: Chunk,
  { record, paths }: SpokenResult,
  publishedPath: string,
  voice: ChosenVoice,
): SpokenChunk {
  const durationSec = record.sampleCount / record.sampleRateHz
  return {
    index: chunk.index,
    chapter: chunk.chapter,
    path: paths.wav,
    publishedPath,
    key: record.variant === null ? record.key : `${record.key} as ${record.variant}`,
    durationSec,
    timings: record.timings,
    after: chunk.sentences.at(-1)?.after ?? 'sentence',
    voice: voiceId(voice),
    engine: voice.engine,
    otherVoices: record.otherVoices,
    gap: record.gap?.reason ?? null,
    gapText: record.gap?.text ?? null,
    rtFactor: durationSec > 0 ? Math.round((record.elapsedSec / durationSec) * 100_000) / 100_000 : 0,
  }
}

/** Chunks of a longer reading would be taken for part of this one: ours go, others are moved aside. */
async function removeLeftovers(
  total: number,
  context: PhaseContext,
  owned: OwnedFiles,
  links: StoredLinks,
  tell: ReturnType<typeof asideTeller>,
): Promise<void> {
  for (const name of await readdir(context.folders.audioChunks)) {
    const number = Number(/^chunk_(\d{4,})\.wav$/u.exec(name)?.[1] ?? '0')
    if (number <= total) continue
    const path = join(context.folders.audioChunks, name)
    if ((await links.isOurs(path)) || (await owned.isOurs(path))) await rm(path)
    else tell(path, await owned.moveForeignAside(path))
  }
}

/**
 * Seconds that a character takes in this voice: of everything that it has spoken in this book as it should be, so that it does not depend on the order of the work.
 */
function secondsPerChar(
  list: ChunkList,
  spoken: ReadonlyMap<number, SpokenChunk>,
  { ofChunk }: Pick<BookVoices, 'ofChunk'>,
  voice: BookVoice,
): number {
  let sec = 0
  let chars = 0
  for (const chunk of list.chunks) {
    const done = spoken.get(chunk.index)
    if (done === undefined || done.gap !== null || done.voice !== voiceId(voice)) continue
    const length = done.timings.reduce((sum, { startSec, endSec }) => sum + endSec - startSec, 0)
    sec += length * ofChunk(chunk).speed
    chars += chunk.sentences.reduce((sum, { said }) => sum + said.length, 0)
  }
  const atOwnPace = chars === 0 ? 1 / charsPerSecond : sec / chars
  return Math.round((atOwnPace / voice.speed) * 1000) / 1000
}

/**
 * Speaks what is not stored yet, on the cores allowed now, and puts every chunk under the contract's name. A finished chunk is never made
 * twice. Throws ExpectedFailure 'speech-failed' where no chunk could be spoken.
 */
export async function speakBook(
  list: ChunkList,
  voices: BookVoices,
  workers: WorkerTools,
  context: PhaseContext,
): Promise<SpokenBook> {
  const { book: voice, ofChunk } = voices
  await openStore(context.folders)
  const owned = await openOwnedFiles(context.folders, 'audio-chunks')
  const links = await storedLinks(join(context.folders.private, 'speech'))
  const tell = asideTeller(context)
  const spoken = new Map<number, SpokenChunk>()
  const total = list.chunks.length
  const gappy: Gappy[] = []
  let hopeless: string | null = null
  let failedInARow = 0

  const tellProgress = (): void =>
    context.emit({ type: 'progress', phase: 4, done: spoken.size, total, unit: 'chunks' })
  const finish = async (chunk: Chunk, result: SpokenResult, reused: boolean): Promise<void> => {
    const path = chunkPath(context, chunk.index)
    tell(path, await publishChunk(result.paths.wav, path, owned, links))
    // What is published is read from our store: the name in the workspace is for people and other programs, who may change what stands there.
    const done = spokenChunkFrom(chunk, result, path, ofChunk(chunk))
    spoken.set(chunk.index, done)
    const isStep = (spoken.size * logSteps) % total < logSteps
    if (isStep && !reused) context.log('info', `${spoken.size} of ${total} chunks spoken`)
    const chapter = list.chapterTitles[chunk.chapter] ?? ''
    context.emit({ type: 'chunk-done', chunk: chunk.index, total, audioSec: done.durationSec, reused, path, chapter }) // prettier-ignore
    tellProgress()
  }

  const missing: Chunk[] = []
  for (const chunk of list.chunks) {
    await context.whenRunning()
    const own = ofChunk(chunk)
    const stored = await storedForm(chunk, own, placesOf(chunk, own, context))
    if (stored === null) missing.push(chunk)
    else await finish(chunk, stored, true)
  }
  context.log('info', `${missing.length} of ${total} chunks to be spoken by ${speakersOf(missing, voices)}`)

  const toolsFor = (chunk: Chunk, slot: WorkerSlot): Tools => ({
    voice: ofChunk(chunk),
    slot,
    attempts: 1 + context.settings.max_retries,
    onTrouble: (words) => context.log('warning', words),
    onStep: tellProgress,
  })
  const tellSubstitute = ({ index }: Chunk, { record: { variant, otherVoices } }: SpokenResult): void => {
    if (variant === null) return
    const by = otherVoices.length === 0 ? '' : `, some of it by ${otherVoices.join(' and ')}`
    context.emit({ type: 'warning', message: `Chunk ${index + 1} was spoken in parts${by}` })
  }
  const speakNext = async (chunk: Chunk, slot: WorkerSlot): Promise<void> => {
    const result = await speakChunk(chunk, placesOf(chunk, ofChunk(chunk), context), toolsFor(chunk, slot))
    if ('spoken' in result) {
      failedInARow = 0
      tellSubstitute(chunk, result.spoken)
      return finish(chunk, result.spoken, false)
    }
    gappy.push(result.gappy)
    const { reason } = result.gappy.gap
    context.emit({ type: 'warning', message: `Chunk ${chunk.index + 1} has a gap: ${reason}` })
    failedInARow = isSilent(result.gappy) ? failedInARow + 1 : 0
    if (failedInARow >= hopelessAfter) hopeless = reason
  }
  const queue = missing.values()
  await runOnWorkers(() => (hopeless === null ? nextOf(queue) : undefined), speakNext, context, workers)

  const isNothing = spoken.size === 0 && gappy.every(isSilent)
  const reason = hopeless ?? (isNothing ? (gappy[0]?.gap.reason ?? null) : null)
  if (reason !== null)
    throw new ExpectedFailure({ code: 'speech-failed', file: context.source, detail: reason })
  const fillGap = async (one: Gappy, slot: WorkerSlot): Promise<void> => {
    const own = ofChunk(one.chunk)
    const secPerChar = secondsPerChar(list, spoken, voices, own)
    const places = placesOf(one.chunk, own, context)
    await finish(one.chunk, await storeGappy(one, secPerChar, places, toolsFor(one.chunk, slot)), false)
  }
  const gaps = gappy.values()
  if (gappy.length > 0) await runOnWorkers(() => nextOf(gaps), fillGap, context, workers)

  await removeLeftovers(total, context, owned, links, tell)
  await owned.save()
  return {
    voice: voiceId(voice),
    engine: voice.engine,
    engineVersion: voice.engineVersion,
    sampleRateHz: voice.sampleRateHz,
    labels: voices.labels,
    chunks: [...spoken.values()].sort((a, b) => a.index - b.index),
  }
}

/** "espeak:en-us", or "espeak:en-us and hibari:heart" where chapters have their own. */
function speakersOf(chunks: readonly Chunk[], { book, ofChunk }: BookVoices): string {
  const ids = [...new Set(chunks.map((chunk) => voiceId(ofChunk(chunk))))]
  return ids.length === 0 ? voiceId(book) : ids.join(' and ')
}

function nextOf<Item>(queue: Iterator<Item, undefined>): Item | undefined {
  return queue.next().value
}
