import { z } from 'zod'
import { assertNever } from '../../../src-contract/assert-never.ts'
import { serveParent } from '../serve-parent.ts'
import { auditSpeech } from './audit.ts'
import { withCommaPauses } from './comma-pauses.ts'
import { joinPieces, trimSilence } from './compose-chunk.ts'
import type { EngineHooks, EngineLoader, SpeechEngine } from './engines/engine.ts'
import { resamplePcm } from './resample.ts'
import type {
  ChunkJob,
  ChunkRecord,
  Piece,
  PieceVoice,
  SampleRecord,
  WorkerRequest,
} from './worker-protocol.ts'
import { trackPrograms } from './started-programs.ts'
import { encodeWav } from './wav.ts'
import { writeChunk, writeSound } from './write-chunk.ts'

/** Seconds at normal speed between the parts of a sentence that had to be divided. */
const betweenPiecesSec = 0.12

type Loaded = { engine: SpeechEngine; rateOf: (voice: string) => number; takes: number }
type Engines = (id: string) => Promise<Loaded>

function loadOnce(loaders: readonly EngineLoader[], hooks: EngineHooks): Engines {
  const loaded = new Map<string, Loaded>()
  return async (id) => {
    const known = loaded.get(id)
    if (known !== undefined) return known
    const loader = loaders.find((candidate) => candidate.id === id)
    if (loader === undefined) throw new Error(`there is no engine ${id}`)
    const engine = await loader.load(hooks)
    const own = new Map(engine.voices().map((voice) => [voice.name, voice.sampleRateHz]))
    const rateOf = (voice: string): number => own.get(voice) ?? loader.sampleRateHz
    const fresh = { engine, rateOf, takes: loader.abilities.takes }
    loaded.set(id, fresh)
    return fresh
  }
}

/** The first take that stands the audit. Which one that is depends on the words and the voice alone, so the samples do too. */
async function say(
  said: string,
  by: PieceVoice,
  { speed, sampleRateHz }: Pick<ChunkJob, 'speed' | 'sampleRateHz'>,
  engineFor: Engines,
): Promise<Int16Array> {
  const { engine, rateOf, takes } = await engineFor(by.engine)
  const ownRateHz = rateOf(by.voice)
  let problem: string | null = null
  for (let take = 0; take < takes; take++) {
    const spoken = await engine.synthesise(said, by.voice, { speed, take })
    problem = auditSpeech(spoken, ownRateHz, said, speed)
    // The pieces of a book are joined as they are.
    if (problem === null) return resamplePcm(trimSilence(spoken, ownRateHz), ownRateHz, sampleRateHz)
  }
  throw new Error(problem ?? 'the engine gives no take')
}

async function speak(job: ChunkJob, engineFor: Engines): Promise<ChunkRecord> {
  const started = performance.now()
  const { speed, sampleRateHz, commaSec } = job
  const paced = (samples: Int16Array, said: string): Int16Array =>
    commaSec === null ? samples : withCommaPauses(samples, said, commaSec, sampleRateHz)
  const samplesOf = async (piece: Piece): Promise<Int16Array> =>
    'silentSec' in piece
      ? new Int16Array(Math.round(piece.silentSec * sampleRateHz))
      : paced(await say(piece.said, piece.by, job, engineFor), piece.said)
  const sentences: Int16Array[] = []
  for (const pieces of job.sentences) {
    const spoken: Int16Array[] = []
    for (const piece of pieces) spoken.push(await samplesOf(piece))
    sentences.push(joinPieces(spoken, betweenPiecesSec / speed, sampleRateHz))
  }
  return writeChunk(job, sentences, started)
}

/** Speaks it twice: the first words wait for the model, a book's do not. */
async function speakSample(
  { by, said, path }: Extract<WorkerRequest, { type: 'sample' }>,
  { engine, rateOf }: Loaded,
): Promise<SampleRecord> {
  const samples = await engine.synthesise(said, by.voice, { speed: 1 })
  const begin = performance.now()
  await engine.synthesise(said, by.voice, { speed: 1 })
  const elapsedSec = (performance.now() - begin) / 1000
  const sampleRateHz = rateOf(by.voice)
  await writeSound(path, encodeWav(samples, sampleRateHz))
  return { audioSec: samples.length / sampleRateHz, elapsedSec }
}

async function handle(request: WorkerRequest, engineFor: Engines): Promise<unknown> {
  switch (request.type) {
    case 'voices':
      return (await engineFor(request.engine)).engine.voices()
    case 'speak':
      return speak(request.job, engineFor)
    case 'ready':
      await (await engineFor(request.by.engine)).engine.ready?.(request.by.voice)
      return true
    case 'sample':
      return speakSample(request, await engineFor(request.by.engine))
    case 'try':
      await say(request.said, request.by, request, engineFor)
      return true
    default:
      return assertNever(request)
  }
}

/** Of one build with us, and sent by nobody else. */
const requestSchema = z.custom<WorkerRequest>(
  (value) => typeof value === 'object' && value !== null && 'id' in value,
)

/** Serves the parent's requests with these engines until it lets go of this process. */
export function serveRequests(loaders: readonly EngineLoader[]): void {
  const programs = trackPrograms()
  const engineFor = loadOnce(loaders, programs.hooks)
  serveParent(requestSchema, async (request) => handle(request, engineFor), programs)
}
