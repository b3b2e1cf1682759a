import { mkdir, open, rm } from 'node:fs/promises'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { commitFile, namingFile, temporaryBeside, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import type { Ffmpeg } from '../../../src-node/ffmpeg.ts'
import type { Pace } from '../../phase.ts'
import { bytesOf, chapterSamples, sampleReader } from './chapter-samples.ts'
import type { PlannedChapter } from './chapter-plan.ts'
import { outputPipe, runFfmpeg } from './ffmpeg-process.ts'
import { codecShapes, pcmArgs, type Codec } from './formats.ts'
import { applyLevel } from './limiter.ts'
import { extentOf, pieceKey, piecePath, standingPiece, type Encoder, type Piece } from './piece-store.ts'
import { furtherReductions, reductionDbAt, windowSamples, type Reductions } from './reductions.ts'
import { soundMeter, type Measured } from './sound-meter.ts'
import { streamArgs } from './stream-args.ts'
import { peakMeter, type Overshoots } from './true-peak.ts'

/** What a finished file must stay under, dBTP, with a margin for meters that interpolate differently. */
const truePeakLimitDb = -3.15
const attempts = 5

export type EncodeOptions = {
  ffmpeg: Ffmpeg
  folder: string
  sampleRateHz: number
  /** dB, of the chapter's voice under a codec’s ceiling. */
  gainDbOf: (codec: Codec) => number
  encoders: readonly Encoder[]
  about: string
  /** Seconds of the chapter that are done, but for what has to be encoded again. */
  onDone: (audioSec: number) => void
} & Pace

/** An encoder with the file that it writes, and where that goes. */
type Target = { encoder: Encoder; key: string; path: string; temporary: string }

/** Samples at the same level, for one or more encoders. */
type Pass = { gainDb: number; ceilingDb: number; reductions: Reductions; targets: readonly Target[] }

/** What was measured of a chapter's sound, and where it is above the limit. */
type Heard = { measured: Measured; overshoots: Overshoots }

function ear(sampleRateHz: number): { add: (samples: Int16Array) => void; heard: () => Heard } {
  const peak = peakMeter({ limitDb: truePeakLimitDb, windowSamples: windowSamples(sampleRateHz) })
  const meter = soundMeter(sampleRateHz, peak)
  return {
    add: meter.add,
    heard: () => ({ measured: meter.result(), overshoots: peak.overshoots() }),
  }
}

/** A chapter's samples at their level, with what each encoder takes of the silences around them. */
async function* mastered(
  chapter: PlannedChapter,
  { gainDb, ceilingDb, reductions }: Pass,
  { sampleRateHz }: EncodeOptions,
): AsyncGenerator<Int16Array> {
  yield* chapterSamples(chapter, sampleRateHz, (samples, start) => {
    const here = (at: number): number => reductionDbAt(reductions, start + at, sampleRateHz)
    applyLevel(samples, gainDb, { ceilingDb, reductionDbAt: here }, sampleRateHz)
  })
}

async function drain(pieces: AsyncGenerator<Uint8Array>, whenRunning: () => Promise<void>): Promise<void> {
  let step = await pieces.next()
  while (step.done !== true) {
    await whenRunning()
    step = await pieces.next()
  }
}

/** Of 16-bit samples, where a second of them takes so many milliseconds. */
const msPerByte = (msPerSec: number, sampleRateHz: number): number => msPerSec / (2 * sampleRateHz)

/** Makes the samples once and gives them to all encoders of the pass at the same time. Answers with what was measured of the samples themselves. */
async function encodePass(
  chapter: PlannedChapter,
  pass: Pass,
  options: EncodeOptions,
  isFirst: boolean,
): Promise<Heard> {
  const { ffmpeg, sampleRateHz, signal, about, onDone, spent, whenRunning } = options
  const { targets } = pass
  const streams = targets.filter(({ encoder }) => codecShapes[encoder.codec].stream !== null)
  const plain = targets.find(({ encoder }) => codecShapes[encoder.codec].stream === null)
  const { add, heard } = ear(sampleRateHz)
  const file = plain === undefined ? null : await open(plain.temporary, 'w')
  async function* input(): AsyncGenerator<Uint8Array> {
    for await (const samples of mastered(chapter, pass, options)) {
      const bytes = bytesOf(samples)
      if (file !== null) {
        add(samples)
        await namingFile(options.folder, async () => file.writeFile(bytes))
      }
      yield bytes
      if (isFirst) onDone(samples.length / sampleRateHz)
      signal.throwIfAborted()
    }
  }
  try {
    if (streams.length === 0) await drain(input(), whenRunning)
    else {
      const source = ['-threads', '1', ...pcmArgs(sampleRateHz), '-i', 'pipe:0']
      const args = streams.flatMap(({ encoder, temporary }) => streamArgs(encoder, temporary, sampleRateHz))
      const msPerSec = streams.reduce(
        (sum, { encoder }) => sum + codecShapes[encoder.codec].encodeMsPerSec,
        0,
      )
      const pace = { spent, whenRunning, usualMsPerByte: msPerByte(msPerSec, sampleRateHz) }
      await runFfmpeg({
        path: ffmpeg.path,
        args: [...source, ...args],
        signal,
        about,
        writes: options.folder,
        input: input(),
        pace,
      })
    }
  } finally {
    await file?.close()
  }
  return heard()
}

/** What a listener's decoder will make of it, at the rate of that: Opus decodes to 48 kHz, and to sounds that 24 kHz do not hold (decision 16). */
async function measureStream(path: string, { codec }: Encoder, options: EncodeOptions): Promise<Heard> {
  const { ffmpeg, signal, about, sampleRateHz, spent, whenRunning } = options
  const { clockHz } = codecShapes[codec].frame(sampleRateHz)
  const { add, heard } = ear(clockHz)
  const take = sampleReader(add)
  const input = codec === 'opus' ? ['-i', path] : ['-f', codec, '-i', path]
  const output = [...pcmArgs(clockHz), ...outputPipe]
  await runFfmpeg({
    path: ffmpeg.path,
    args: ['-threads', '1', ...input, ...output],
    signal,
    about,
    onOutput: take,
    pace: { spent, whenRunning, usualMsPerByte: msPerByte(codecShapes[codec].decodeMsPerSec, clockHz) },
  })
  return heard()
}

/** What of a chapter stands from before, and what is still to be made. */
async function lookFor(
  chapter: PlannedChapter,
  { folder, encoders, sampleRateHz, gainDbOf, ffmpeg }: EncodeOptions,
): Promise<{ standing: Piece[]; missing: Target[] }> {
  const standing: Piece[] = []
  const missing: Target[] = []
  for (const encoder of encoders) {
    const { ceilingDb, frame } = codecShapes[encoder.codec]
    const { clockHz } = frame(sampleRateHz)
    const key = pieceKey(chapter, encoder, {
      ffmpegVersion: ffmpeg.version,
      sampleRateHz,
      gainDb: gainDbOf(encoder.codec),
      limits: [truePeakLimitDb, ceilingDb, ...(clockHz === sampleRateHz ? [] : [clockHz])],
    })
    const path = piecePath(folder, key, encoder.codec)
    const known = await standingPiece(path, key, encoder.codec)
    if (known === null) missing.push({ encoder, key, path, temporary: temporaryBeside(path) })
    else standing.push(known)
  }
  return { standing, missing }
}

/** A pass for all encoders whose samples are limited alike. */
function firstPasses(targets: readonly Target[], { gainDbOf }: EncodeOptions): Pass[] {
  const passes = new Map<number, Pass>()
  for (const target of targets) {
    const { codec } = target.encoder
    const { ceilingDb } = codecShapes[codec]
    const others = passes.get(ceilingDb)?.targets ?? []
    const targets = [...others, target]
    passes.set(ceilingDb, { gainDb: gainDbOf(codec), ceilingDb, reductions: new Map(), targets })
  }
  return [...passes.values()]
}

/** Stores what a pass has made; or answers where it must be quieter, where its true peak is above the limit and another attempt is left. */
async function store(
  { encoder, key, path, temporary }: Target,
  ofSamples: Heard,
  mayRepeat: boolean,
  options: EncodeOptions,
): Promise<{ piece: Piece } | { overshoots: Overshoots }> {
  const extent = await extentOf(temporary, encoder.codec)
  if (extent === null)
    throw new ExpectedFailure({
      code: 'encoding-failed',
      file: options.about,
      detail: `ffmpeg wrote no ${encoder.codec}`,
    })
  const isPlain = codecShapes[encoder.codec].stream === null
  const { measured, overshoots } = isPlain ? ofSamples : await measureStream(temporary, encoder, options)
  if (overshoots.size > 0 && mayRepeat) return { overshoots }
  await commitFile(temporary, path)
  const record = { key, ...extent, ...measured }
  await writeFileAtomic(`${path}.json`, JSON.stringify(record))
  return { piece: { ...record, path, codec: encoder.codec } }
}

/**
 * Encodes a chapter with every encoder, as bare streams, each kept under a key of its chunks, its level and the encoder's settings. What stands is not
 * made again. What decodes with a true peak above the limit is encoded again with less gain there.
 */
export async function encodeChapter(chapter: PlannedChapter, options: EncodeOptions): Promise<Piece[]> {
  const { standing: pieces, missing } = await lookFor(chapter, options)
  if (missing.length === 0) {
    options.onDone(chapter.samples / options.sampleRateHz)
    return pieces
  }
  await mkdir(options.folder, { recursive: true })
  try {
    let passes = firstPasses(missing, options)
    const [first] = passes
    for (let attempt = 1; passes.length > 0; attempt++) {
      const again: Pass[] = []
      for (const pass of passes) {
        const ofSamples = await encodePass(chapter, pass, options, pass === first)
        for (const target of pass.targets) {
          const stored = await store(target, ofSamples, attempt < attempts, options)
          if ('piece' in stored) pieces.push(stored.piece)
          else
            again.push({
              ...pass,
              reductions: furtherReductions(pass.reductions, stored.overshoots),
              targets: [target],
            })
        }
      }
      passes = again
    }
  } finally {
    await Promise.all(missing.map(async ({ temporary }) => rm(temporary, { force: true })))
  }
  return pieces
}
