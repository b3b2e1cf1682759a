import type { Ffmpeg } from '../../../src-node/ffmpeg.ts'
import type { PhaseContext } from '../../phase.ts'
import { runOnSlots } from '../slots.ts'
import { chapterSamples, chunkReader } from './chapter-samples.ts'
import type { PlannedChapter, PlannedChunk } from './chapter-plan.ts'
import { encodeChapter } from './encode-chapter.ts'
import { codecShapes, type Codec } from './formats.ts'
import { applyLevel } from './limiter.ts'
import { integratedLufs, loudnessMeter } from './loudness.ts'
import type { Encoder, Piece } from './piece-store.ts'

/** More would lift a book that is nearly silent, and its noise with it. */
const greatestGainDb = 24

/** How much quieter than its gain says the limiter leaves a book: measured on so many chunks, evenly taken. Read anew each time: together they would be 20 MB. */
const sampledChunks = 24
const gainIterations = 4

/**
 * The gain that brings a book to its level although the limiter takes some of it back; `lossDb` says how much at a given gain, 0 or below. In
 * hundredths of a dB, so that a key made from it does not hang on the last bit of a sum.
 */
async function gainFor(
  measuredLufs: number,
  targetLufs: number,
  lossDb: (gainDb: number) => Promise<number>,
): Promise<number> {
  if (!Number.isFinite(measuredLufs)) return 0
  let gainDb = Math.min(greatestGainDb, targetLufs - measuredLufs)
  for (let iteration = 0; iteration < gainIterations; iteration++)
    gainDb = Math.min(greatestGainDb, targetLufs - measuredLufs - (await lossDb(gainDb)))
  return Math.round(gainDb * 100) / 100
}

function evenSample(plan: readonly PlannedChapter[]): PlannedChunk[] {
  const chunks = plan.flatMap((chapter) => chapter.chunks)
  const step = Math.max(1, chunks.length / sampledChunks)
  return chunks.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}

function limiterLoss(
  sample: readonly PlannedChunk[],
  sampleRateHz: number,
  context: Pick<PhaseContext, 'signal' | 'whenRunning'>,
): (gainDb: number, ceilingDb: number) => Promise<number> {
  const read = chunkReader(sampleRateHz)
  const measured = async (level: (samples: Int16Array) => void): Promise<number> => {
    const hops: number[][] = []
    for (const { path } of sample) {
      context.signal.throwIfAborted()
      await context.whenRunning()
      const samples = await read(path)
      level(samples)
      const meter = loudnessMeter(sampleRateHz)
      meter.add(samples)
      hops.push(meter.hops())
    }
    return integratedLufs(hops)
  }
  let before: number | null = null
  return async (gainDb, ceilingDb) => {
    before ??= await measured(() => undefined)
    const after = await measured((samples) => applyLevel(samples, gainDb, { ceilingDb }, sampleRateHz))
    return Number.isFinite(after) ? Math.min(0, after - before - gainDb) : 0
  }
}

async function measure(
  plan: readonly PlannedChapter[],
  sampleRateHz: number,
  context: PhaseContext,
): Promise<number> {
  const pieces: number[][] = []
  for (const chapter of plan) {
    const meter = loudnessMeter(sampleRateHz)
    for await (const samples of chapterSamples(chapter, sampleRateHz)) {
      meter.add(samples)
      context.signal.throwIfAborted()
      await context.whenRunning()
    }
    pieces.push(meter.hops())
  }
  return integratedLufs(pieces)
}

function byVoice(plan: readonly PlannedChapter[]): Map<string, PlannedChapter[]> {
  const groups = new Map<string, PlannedChapter[]>()
  for (const chapter of plan) groups.set(chapter.voice, [...(groups.get(chapter.voice) ?? []), chapter])
  return groups
}

/** dB by the ceiling that samples are held under, dBFS: a lower one takes more of the level, which is given back. */
type Gains = ReadonlyMap<number, number>

/**
 * The gains of each voice, by its id: one that is louder by nature than the others of a book would make its chapters louder too. Of the book's level all the same,
 * and never of a sentence's.
 */
async function voiceGains(
  plan: readonly PlannedChapter[],
  sampleRateHz: number,
  ceilingsDb: ReadonlySet<number>,
  context: PhaseContext,
): Promise<Map<string, Gains>> {
  const ofVoices = new Map<string, Gains>()
  for (const [voice, chapters] of byVoice(plan)) {
    const measured = await measure(chapters, sampleRateHz, context)
    const lossDb = limiterLoss(evenSample(chapters), sampleRateHz, context)
    const gains = new Map<number, number>()
    for (const ceilingDb of ceilingsDb) {
      const loss = async (gainDb: number): Promise<number> => lossDb(gainDb, ceilingDb)
      gains.set(ceilingDb, await gainFor(measured, context.settings.loudness_lufs, loss))
    }
    ofVoices.set(voice, gains)
    const whose = chapters.length === plan.length ? '' : `${voice}: `
    const gainWords = [...new Set(gains.values())].join(' or ')
    context.log('info', `${whose}${measured.toFixed(1)} LUFS before, ${gainWords} dB of gain`)
  }
  return ofVoices
}

/** The voice that speaks longest. */
function mainVoice(plan: readonly PlannedChapter[]): string {
  const lengths = [...byVoice(plan)].map(
    ([voice, chapters]) => [chapters.reduce((sum, { samples }) => sum + samples, 0), voice] as const,
  )
  return lengths.sort(([one], [other]) => other - one)[0]?.[1] ?? ''
}

/** Every chapter in one codec, in the order of the plan; the gain of a codec is that of the voice that speaks longest. */
export type Mastered = { pieces: ReadonlyMap<Codec, readonly Piece[]>; gainDbOf: (codec: Codec) => number }

/**
 * Measures the whole book once, voice by voice, then brings every chapter to the book's level and encodes it with all encoders, as many chapters side by side as the cores
 * allow. The result does not depend on how many.
 */
export async function masterChapters(
  plan: readonly PlannedChapter[],
  sampleRateHz: number,
  encoders: readonly Encoder[],
  { ffmpeg, folder }: { ffmpeg: Ffmpeg; folder: string },
  context: PhaseContext,
): Promise<Mastered> {
  const ceilingsDb = new Set(encoders.map(({ codec }) => codecShapes[codec].ceilingDb))
  const gains = await voiceGains(plan, sampleRateHz, ceilingsDb, context)
  const gainDbOf = (voice: string, codec: Codec): number =>
    gains.get(voice)?.get(codecShapes[codec].ceilingDb) ?? 0
  const total = plan.reduce((sum, { samples }) => sum + samples, 0) / sampleRateHz
  let done = 0
  const encoded = new Map<PlannedChapter, Piece[]>()
  const onDone = (audioSec: number): void => {
    done = Math.min(total, done + audioSec)
    context.emit({ type: 'progress', phase: 5, done, total, unit: 'seconds' })
  }
  const { signal, source: about, spent, whenRunning } = context
  const options = { ffmpeg, folder, sampleRateHz, encoders, signal, about, onDone, spent, whenRunning }
  // The longest first: the last one to end then ends soonest.
  const queue = [...plan].sort((a, b) => b.samples - a.samples).values()
  const next = (): PlannedChapter | undefined => queue.next().value
  await runOnSlots(
    next,
    async (chapter) => {
      const own = (codec: Codec): number => gainDbOf(chapter.voice, codec)
      encoded.set(chapter, await encodeChapter(chapter, { ...options, gainDbOf: own }))
    },
    context,
  )
  const piecesOf = (wanted: Codec): Piece[] =>
    plan.flatMap((chapter) => encoded.get(chapter)?.find(({ codec }) => codec === wanted) ?? [])
  const voice = mainVoice(plan)
  return {
    pieces: new Map(encoders.map(({ codec }) => [codec, piecesOf(codec)])),
    gainDbOf: (codec) => gainDbOf(voice, codec),
  }
}
