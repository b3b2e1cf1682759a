import type { Ffmpeg } from '../../../src-node/ffmpeg.ts'
import type { PhaseContext } from '../../phase.ts'
import { rest, runOnSlots } from '../slots.ts'
import { chapterSamples } from './chapter-samples.ts'
import type { PlannedChapter } from './chapter-plan.ts'
import { encodeChapter, type EncodedChapter } from './encode-chapter.ts'
import { integratedLufs, loudnessMeter } from './loudness.ts'

/** More would lift a book that is nearly silent, and its noise with it. */
const greatestGainDb = 24

/** The gain that brings a book to its level, in hundredths of a dB, so that a key made from it does not hang on the last bit of a sum. */
export function gainFor(measuredLufs: number, targetLufs: number): number {
  if (!Number.isFinite(measuredLufs)) return 0
  return Math.round(Math.min(greatestGainDb, targetLufs - measuredLufs) * 100) / 100
}

async function measure(
  plan: readonly PlannedChapter[],
  sampleRateHz: number,
  context: PhaseContext,
): Promise<number> {
  const pieces: number[][] = []
  for (const chapter of plan) {
    const meter = loudnessMeter(sampleRateHz)
    let started = performance.now()
    for await (const samples of chapterSamples(chapter, sampleRateHz)) {
      meter.add(samples)
      context.signal.throwIfAborted()
      await context.whenRunning()
      await rest(performance.now() - started, context)
      started = performance.now()
    }
    pieces.push(meter.hops())
  }
  return integratedLufs(pieces)
}

/**
 * Measures the whole book once, then brings every chapter to the book's level and encodes it, as many side by side as the cores allow. The result
 * does not depend on how many.
 */
export async function masterChapters(
  plan: readonly PlannedChapter[],
  sampleRateHz: number,
  ffmpeg: Ffmpeg,
  folder: string,
  context: PhaseContext,
): Promise<{ encoded: EncodedChapter[]; gainDb: number }> {
  const measured = await measure(plan, sampleRateHz, context)
  const gainDb = gainFor(measured, context.settings.loudness_lufs)
  context.log('info', `${measured.toFixed(1)} LUFS before, ${gainDb} dB of gain`)
  const total = plan.reduce((sum, { durationSec }) => sum + durationSec, 0)
  let done = 0
  const encoded = new Map<PlannedChapter, EncodedChapter>()
  const onFed = async (audioSec: number, busyMs: number): Promise<void> => {
    done = Math.min(total, done + audioSec)
    context.emit({ type: 'progress', phase: 5, done, total, unit: 'seconds' })
    await context.whenRunning()
    await rest(busyMs, context)
  }
  const options = {
    ffmpeg,
    folder,
    sampleRateHz,
    gainDb,
    signal: context.signal,
    about: context.source,
    onFed,
  }
  // The longest first: the last one to end then ends soonest.
  const queue = [...plan].sort((a, b) => b.durationSec - a.durationSec).values()
  const next = (): PlannedChapter | undefined => queue.next().value
  await runOnSlots(
    next,
    async (chapter) => {
      encoded.set(chapter, await encodeChapter(chapter, options))
    },
    context,
  )
  return { encoded: plan.flatMap((chapter) => encoded.get(chapter) ?? []), gainDb }
}
