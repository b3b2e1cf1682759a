import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { assertNever } from '../../../src-contract/assert-never.ts'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { serveParent } from '../serve-parent.ts'
import { auditSpeech } from './audit.ts'
import { withCommaPauses } from './comma-pauses.ts'
import { joinPieces, trimSilence, type Timing } from './compose-chunk.ts'
import type { Retake } from './ear/retakes.ts'
import { soundFacts, type SoundFacts } from './ear/sound-facts.ts'
import type { EngineHooks, EngineLoader, SpeechEngine } from './engines/engine.ts'
import { resamplePcm } from './resample.ts'
import type {
  ChunkJob,
  ChunkRecord,
  Piece,
  PieceVoice,
  SampleRecord,
  Trial,
  WorkerRequest,
} from './worker-protocol.ts'
import { trackPrograms } from './started-programs.ts'
import { decodeWav, encodeWav } from './wav.ts'
import { writeChunk, writeSound } from './write-chunk.ts'

/** Seconds at normal speed between the parts of a sentence that had to be divided. */
const betweenPiecesSec = 0.12

const noSpeech = (came: string, said: string): string => `${came} came for “${said}”`

type Loaded = {
  engine: SpeechEngine
  rateOf: (voice: string) => number
  takes: number
  /** Resolves where it is the voice that the book was begun with, and has what it needs. Rejects with ExpectedFailure: every other chunk would fail too. */
  ensure: (by: PieceVoice) => Promise<void>
}
type Engines = (id: string) => Promise<Loaded>

/** Of a book's own voice: removed or replaced while the book is spoken, another one would take its place without a word. */
function ensureOwn({ id, store }: EngineLoader, engine: SpeechEngine): Loaded['ensure'] {
  const ensured = new Set<string>()
  return async ({ voice, revision }) => {
    if (revision === undefined || ensured.has(voice)) return
    const file = `${id}:${voice}`
    const there = engine.voices().find(({ name }) => name === voice)
    if (there === undefined) throw new ExpectedFailure({ code: 'voice-missing', detail: file })
    if (![there.revision ?? '', ...(there.otherRevisions ?? [])].includes(revision)) {
      const detail = 'it is not the one any more that this book was begun with'
      throw new ExpectedFailure({ code: 'voice-unusable', file, detail })
    }
    if (store !== null)
      await engine.ready?.(voice).catch((error: unknown) => {
        const detail = error instanceof Error ? error.message : String(error)
        throw new ExpectedFailure({ code: 'voice-unusable', file, detail }, { cause: error })
      })
    ensured.add(voice)
  }
}

function loadOnce(loaders: readonly EngineLoader[], hooks: EngineHooks): Engines {
  const load = async (id: string): Promise<Loaded> => {
    const loader = loaders.find((candidate) => candidate.id === id)
    if (loader === undefined) throw new Error(`there is no engine ${id}`)
    const engine = await loader.load(hooks)
    const own = new Map(engine.voices().map((voice) => [voice.name, voice.sampleRateHz]))
    const rateOf = (voice: string): number => own.get(voice) ?? loader.sampleRateHz
    return { engine, rateOf, takes: loader.abilities.takes, ensure: ensureOwn(loader, engine) }
  }
  const loaded = new Map<string, Promise<Loaded>>()
  return async (id) => {
    // The promise, so that who asks while it is loaded gets the same one.
    const known = loaded.get(id) ?? load(id)
    loaded.set(id, known)
    try {
      return await known
    } catch (error) {
      loaded.delete(id)
      throw error
    }
  }
}

/** What was said, and what came at the take before, where one was refused. */
type Said = { samples: Int16Array; retake: Omit<Retake, 'sentence'> | null }

/** The first take, from the one that is asked for on, that stands the audit. Which one that is depends on the words and the voice alone, so the samples do too. */
async function say(
  { said, by, take: first = 0 }: Extract<Piece, { said: string }>,
  { speed, sampleRateHz }: Pick<ChunkJob, 'speed' | 'sampleRateHz'>,
  engineFor: Engines,
): Promise<Said> {
  const { engine, rateOf, takes, ensure } = await engineFor(by.engine)
  await ensure(by)
  const ownRateHz = rateOf(by.voice)
  let came: string | null = null
  for (let take = first; take < takes; take++) {
    const spoken = await engine.synthesise(said, by.voice, { speed, take, revision: by.revision })
    const problem = auditSpeech(spoken, ownRateHz, said, speed)
    if (problem === null)
      return {
        // The pieces of a book are joined as they are.
        samples: resamplePcm(trimSilence(spoken, ownRateHz), ownRateHz, sampleRateHz),
        retake: came === null ? null : { came, take },
      }
    came = problem
  }
  throw new Error(came === null ? 'the engine gives no take' : noSpeech(came, said))
}

/** A sentence from its pieces, with its pauses at commas. */
async function sentenceOf(
  pieces: readonly Piece[],
  how: Omit<Trial, 'pieces'>,
  engineFor: Engines,
): Promise<Said> {
  const { speed, sampleRateHz, commaSec } = how
  const spoken: Int16Array[] = []
  let retake: Said['retake'] = null
  for (const piece of pieces) {
    if ('silentSec' in piece) {
      spoken.push(new Int16Array(Math.round(piece.silentSec * sampleRateHz)))
      continue
    }
    const one = await say(piece, how, engineFor)
    retake ??= one.retake
    spoken.push(
      commaSec === null ? one.samples : withCommaPauses(one.samples, piece.said, commaSec, sampleRateHz),
    )
  }
  return { samples: joinPieces(spoken, betweenPiecesSec / speed, sampleRateHz), retake }
}

async function speak(job: ChunkJob, engineFor: Engines): Promise<ChunkRecord> {
  const started = performance.now()
  const sentences: Int16Array[] = []
  const retakes: Retake[] = []
  for (const [sentence, pieces] of job.sentences.entries()) {
    const { samples, retake } = await sentenceOf(pieces, job, engineFor)
    sentences.push(samples)
    if (retake !== null) retakes.push({ sentence, ...retake })
  }
  return writeChunk(job, sentences, retakes, started)
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
  const problem = auditSpeech(samples, sampleRateHz, said, 1)
  if (problem !== null) throw new Error(noSpeech(problem, said))
  await writeSound(path, encodeWav(samples, sampleRateHz))
  return { audioSec: samples.length / sampleRateHz, elapsedSec }
}

/** Throws where the file is no chunk any more. */
async function listen(path: string, timings: readonly Timing[]): Promise<SoundFacts[]> {
  const wav = decodeWav(await readFile(path))
  if (wav === null) throw new Error(`${path} does not hold the samples of a chunk`)
  const { samples, sampleRateHz } = wav
  const inSamples = (sec: number): number => Math.round(sec * sampleRateHz)
  return timings.map(({ startSec, endSec }) =>
    soundFacts(samples.subarray(inSamples(startSec), inSamples(endSec)), sampleRateHz),
  )
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
      return soundFacts((await sentenceOf(request.pieces, request, engineFor)).samples, request.sampleRateHz)
    case 'listen':
      return listen(request.wavPath, request.timings)
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
