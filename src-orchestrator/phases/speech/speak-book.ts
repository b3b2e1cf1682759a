import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import type { Chunk, ChunkList, SoundNote, SpokenBook, SpokenChunk } from '../../book/chunk.ts'
import type { PhaseContext } from '../../phase.ts'
import { asideTeller } from '../aside.ts'
import { openOwnedFiles, type OwnedFiles } from '../owned-files.ts'
import type { BookVoices } from './choose-voices.ts'
import { chunkKey, voiceId } from './chunk-key.ts'
import { ownVoice, type ChunkPlaces } from './chunk-job.ts'
import { openStore } from './chunk-store.ts'
import { watchHangs, type HangWatch } from './hang-watch.ts'
import { isSilent, speakChunk, storeGappy, type Gappy, type SpokenResult, type Tools } from './speak-one.ts'
import { dropUnwanted } from './drop-unwanted.ts'
import { noteManners } from './note-manners.ts'
import { listenToBook, type BookEar, type StoredChunk } from './ear/listen-to-book.ts'
import { noteLines } from './ear/note-lines.ts'
import { withRetakes } from './ear/retakes.ts'
import { secondsPerChar, spokenChunkFrom } from './spoken-chunk.ts'
import { publishChunk } from './publish-chunk.ts'
import { placesOf, storedForm } from './stored-form.ts'
import { storedLinks, type StoredLinks } from './stored-links.ts'
import { runOnWorkers, type WorkerSlot, type WorkerTools } from './worker-pool.ts'

/** So many chunks one after the other without a word spoken: the engine does not work here, and the rest would only take time. */
const hopelessAfter = 8
/** Lines that the log gets while a book is spoken: it is read by people who wonder whether it still goes on. */
const logSteps = 20

function chunkPath(context: Pick<PhaseContext, 'folders'>, index: number): string {
  return join(context.folders.audioChunks, `chunk_${String(index + 1).padStart(4, '0')}.wav`)
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
  const tell = asideTeller(context)
  await openStore(context.folders, tell)
  const keyOf = (chunk: Chunk): string => chunkKey(chunk, ofChunk(chunk))
  await noteManners(list, keyOf, context, true)
  const owned = await openOwnedFiles(context.folders, 'audio-chunks')
  const links = await storedLinks(join(context.folders.private, 'speech'))
  const spoken = new Map<number, SpokenChunk>()
  const stored: StoredChunk[] = []
  const total = list.chunks.length
  const gappy: Gappy[] = []
  let hopeless: string | null = null
  let failedInARow = 0

  const tellProgress = (): void =>
    context.emit({ type: 'progress', phase: 4, done: spoken.size, total, unit: 'chunks' })
  const publish = async (
    chunk: Chunk,
    result: SpokenResult,
    ours: StoredLinks,
    notes: readonly SoundNote[],
  ): Promise<SpokenChunk> => {
    const path = chunkPath(context, chunk.index)
    tell(path, await publishChunk(result.paths.wav, path, owned, ours))
    // What is published is read from our store: the name in the workspace is for people and other programs, who may change what stands there.
    const sounds = withRetakes(chunk, result.record, notes)
    const done = spokenChunkFrom(chunk, result, path, ofChunk(chunk), sounds)
    spoken.set(chunk.index, done)
    return done
  }
  const tellDone = (chunk: Chunk, { durationSec, publishedPath }: SpokenChunk, reused: boolean): void => {
    const chapter = list.chapterTitles[chunk.chapter] ?? ''
    context.emit({ type: 'chunk-done', chunk: chunk.index, total, audioSec: durationSec, reused, path: publishedPath, chapter }) // prettier-ignore
  }
  const finish = async (chunk: Chunk, result: SpokenResult, reused: boolean): Promise<void> => {
    const done = await publish(chunk, result, links, [])
    if (result.record.gap === null) stored.push({ chunk, result })
    const isStep = (spoken.size * logSteps) % total < logSteps
    if (isStep && !reused) context.log('info', `${spoken.size} of ${total} chunks spoken`)
    if (!reused) for (const line of noteLines(chunk.index, done.sounds)) context.log('warning', line)
    tellDone(chunk, done, reused)
    // What stands is counted in one go: chunk by chunk, a book that goes on would begin at nothing once more.
    if (!reused) tellProgress()
  }

  const missing: Chunk[] = []
  for (const chunk of list.chunks) {
    await context.whenRunning()
    const stored = await storedForm(chunk, ofChunk(chunk), context)
    if (stored === null) missing.push(chunk)
    else await finish(chunk, stored, true)
  }
  tellProgress()
  context.log('info', `${missing.length} of ${total} chunks to be spoken by ${speakersOf(missing, voices)}`)

  const hangs = new Map<string, HangWatch>()
  const hangsOf = (chunk: Chunk): HangWatch => {
    const voice = ofChunk(chunk)
    const watch = hangs.get(voiceId(voice)) ?? watchHangs(ownVoice(voice))
    hangs.set(voiceId(voice), watch)
    return watch
  }
  const toolsFor = (chunk: Chunk, slot: WorkerSlot): Tools => ({
    voice: ofChunk(chunk),
    slot,
    hangs: hangsOf(chunk),
    attempts: 1 + context.settings.max_retries,
    signal: context.signal,
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

  const places = (chunk: Chunk): ChunkPlaces => placesOf(chunk, ofChunk(chunk), context)
  const onWorkers: BookEar['onWorkers'] = async (items, task) => {
    const left = items.values()
    await runOnWorkers(() => nextOf(left), task, context, workers)
  }
  const onHeard: BookEar['onHeard'] = async (chunk, { result, notes }) => {
    // What was published in this run is not among the links that there were when it began.
    const ours = await storedLinks(join(context.folders.private, 'speech'), isChunkOf(keyOf(chunk)))
    const heardFirst = spoken.get(chunk.index)?.path
    const done = await publish(chunk, result, ours, notes)
    if (done.path !== heardFirst) tellDone(chunk, done, false)
    for (const line of noteLines(chunk.index, notes)) context.log('warning', line)
  }
  const manner = (chunk: Chunk): string => JSON.stringify([voiceId(ofChunk(chunk)), ofChunk(chunk).speed])
  await listenToBook({ stored, manner, places, toolsFor, onWorkers, onHeard })

  await removeLeftovers(total, context, owned, links, tell)
  await owned.save()
  const dropped = await dropUnwanted(join(context.folders.private, 'speech'), new Set(list.chunks.map(keyOf)))
  if (dropped > 0) {
    context.log(
      'info',
      `${dropped} stored chunks are not wanted any more (other words, voice, speed or pauses) and were dropped`,
    )
    await noteManners(list, keyOf, context, false)
  }
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

function isChunkOf(key: string): (name: string) => boolean {
  return (name) => name.startsWith(key)
}

function nextOf<Item>(queue: Iterator<Item, undefined>): Item | undefined {
  return queue.next().value
}
