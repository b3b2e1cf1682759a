import { assertNever } from '../../../src-contract/assert-never.ts'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { auditSpeech } from './audit.ts'
import { withCommaPauses } from './comma-pauses.ts'
import { joinPieces, trimSilence } from './compose-chunk.ts'
import type { EngineLoader, SpeechEngine } from './engines/engine.ts'
import type {
  ChunkJob,
  ChunkRecord,
  Piece,
  PieceVoice,
  WorkerAnswer,
  WorkerRequest,
} from './worker-protocol.ts'
import { writeChunk } from './write-chunk.ts'

/** Seconds at normal speed between the parts of a sentence that had to be divided. */
const betweenPiecesSec = 0.12

type Loaded = { engine: SpeechEngine; rateOf: (voice: string) => number; takes: number }
type Engines = (id: string) => Promise<Loaded>

function loadOnce(loaders: readonly EngineLoader[]): Engines {
  const loaded = new Map<string, Loaded>()
  return async (id) => {
    const known = loaded.get(id)
    if (known !== undefined) return known
    const loader = loaders.find((candidate) => candidate.id === id)
    if (loader === undefined) throw new Error(`there is no engine ${id}`)
    const engine = await loader.load()
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
  // The pieces of a book are joined as they are.
  if (rateOf(by.voice) !== sampleRateHz) throw new Error(`${by.voice} does not speak at ${sampleRateHz} Hz`)
  let problem: string | null = null
  for (let take = 0; take < takes; take++) {
    const spoken = await engine.synthesise(said, by.voice, { speed, take })
    problem = auditSpeech(spoken, sampleRateHz, said, speed)
    if (problem === null) return trimSilence(spoken, sampleRateHz)
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

async function handle(request: WorkerRequest, engineFor: Engines): Promise<unknown> {
  switch (request.type) {
    case 'voices':
      return (await engineFor(request.engine)).engine.voices()
    case 'speak':
      return speak(request.job, engineFor)
    case 'ready':
      await (await engineFor(request.by.engine)).engine.ready?.(request.by.voice)
      return true
    case 'try':
      await say(request.said, request.by, request, engineFor)
      return true
    default:
      return assertNever(request)
  }
}

/** Serves the parent's requests until it lets go of this process. One after the other: the parent sends the next when this one has been answered. */
export function serveRequests(loaders: readonly EngineLoader[]): void {
  const engineFor = loadOnce(loaders)
  let reportedMs = 0
  const spent = (): Pick<WorkerAnswer, 'cpuMs' | 'memoryBytes'> => {
    const { user, system } = process.cpuUsage()
    const before = reportedMs
    reportedMs = (user + system) / 1000
    return { cpuMs: reportedMs - before, memoryBytes: process.memoryUsage.rss() }
  }
  const answer = async (request: WorkerRequest): Promise<WorkerAnswer> => {
    const { id } = request
    try {
      const value = await handle(request, engineFor)
      return { id, ok: true, value, ...spent() }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const failure = error instanceof ExpectedFailure ? error.failure : null
      return { id, ok: false, message, failure, ...spent() }
    }
  }
  process.on('message', (request: WorkerRequest) => {
    void answer(request).then((reply) => process.send?.(reply))
  })
  // The parent is gone, whatever became of it.
  process.on('disconnect', () => process.exit(0))
}
