import { assertNever } from '../../../src-contract/assert-never.ts'
import { embeddedEngine } from '../../../src-contract/voice-names.ts'
import { leanFlags, networkEnvironment } from '../../../src-node/lean-node.ts'
import { commandEngine, type SpeechCommand } from '../../../src-contract/speech-command.ts'
import { startChildWorker, type ChildWorker, type WorkerHooks } from '../child-worker.ts'
import type { Timing } from './compose-chunk.ts'
import { loadPatienceSec } from './engines/engine.ts'
import { commandsVariable } from './engines/command/handed-commands.ts'
import type { ChunkJob, Piece, PieceVoice, Trial } from './worker-protocol.ts'

function charactersOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + ('said' in piece ? piece.said.length : 0), 0)
}

function charactersIn(question: Question): number {
  switch (question.type) {
    case 'voices':
    case 'ready':
    case 'listen':
      return 0
    case 'try':
      return charactersOf(question.pieces)
    case 'sample':
      return 2 * question.said.length
    case 'speak':
      return charactersOf(question.job.sentences.flat())
    default:
      return assertNever(question)
  }
}

function isByCommand(question: Question): boolean {
  const isPieceOf = (piece: Piece): boolean => 'by' in piece && piece.by.engine === commandEngine
  switch (question.type) {
    case 'voices':
    case 'listen':
      return false
    case 'ready':
    case 'sample':
      return question.by.engine === commandEngine
    case 'try':
      return question.pieces.some(isPieceOf)
    case 'speak':
      return question.job.sentences.flat().some(isPieceOf)
    default:
      return assertNever(question)
  }
}

const loads: ReadonlySet<Question['type']> = new Set(['ready', 'sample'])

/**
 * Seconds after which a worker hangs: the slowest voice takes 0.1 s a character on an idle machine; this one may be anything but idle. A command has a
 * limit of its own, which its engine keeps.
 */
export function patienceSec(question: Question): number {
  if (isByCommand(question)) return Infinity
  return (loads.has(question.type) ? loadPatienceSec : 30) + 0.5 * charactersIn(question)
}

/**
 * Measured with eSpeak NG, which is one large script: compiled and collected on the worker's own thread it takes 30 MB less and a fifth less CPU. (The
 * orchestrator is the other way round: on one thread V8 keeps 30 MB of freed pages.) The samples live outside of V8's heap: an engine that fills
 * more than its limit is broken. Less inlining makes smaller graphs to compile: 4 MB, at no cost that can be measured.
 */
const workerFlags = [
  ...leanFlags,
  '--single-threaded',
  '--max-inlined-bytecode-size-cumulative=200',
  '--max-old-space-size=192',
]

export type Question =
  | { type: 'voices'; engine: string }
  | { type: 'speak'; job: ChunkJob }
  | { type: 'ready'; by: PieceVoice }
  | { type: 'sample'; by: PieceVoice; said: string; path: string }
  | ({ type: 'try' } & Trial)
  | { type: 'listen'; wavPath: string; timings: Timing[] }

export type SpeechWorker = ChildWorker<Question>

export type SpeechWorkerHooks = Omit<WorkerHooks<Question>, 'flags' | 'environment' | 'programs'> & {
  /** The id of the engine that it is for. */
  engine: string
  /** The user's commands that may be run as voices. */
  commands: readonly SpeechCommand[]
  /** What a command has said beside its sound. */
  onSaid: (words: string) => void
}

/** A worker that speaks: starts it in this process's own group. */
export function startWorker({ engine, commands, onSaid, ...hooks }: SpeechWorkerHooks): SpeechWorker {
  const handed = { [commandsVariable]: JSON.stringify(commands) }
  return startChildWorker({
    ...hooks,
    flags: workerFlags,
    environment: engine === embeddedEngine ? {} : networkEnvironment,
    ...(commands.length === 0 ? {} : { programs: { environment: handed, onSaid } }),
  })
}
