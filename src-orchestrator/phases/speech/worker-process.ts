import { assertNever } from '../../../src-contract/assert-never.ts'
import { leanFlags } from '../../../src-node/lean-node.ts'
import { startChildWorker, type ChildWorker, type WorkerHooks } from '../child-worker.ts'
import type { ChunkJob, PieceVoice } from './worker-protocol.ts'

function charactersIn(question: Question): number {
  switch (question.type) {
    case 'voices':
    case 'ready':
      return 0
    case 'try':
      return question.said.length
    case 'speak': {
      const said = question.job.sentences.flat().map((piece) => ('said' in piece ? piece.said.length : 0))
      return said.reduce((sum, length) => sum + length, 0)
    }
    default:
      return assertNever(question)
  }
}

/**
 * Seconds after which a worker hangs: the slowest voice takes 0.1 s a character on an idle machine, and loads its model in a few; this one may be
 * anything but idle.
 */
export function patienceSec(question: Question): number {
  return 30 + 0.5 * charactersIn(question)
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
  | { type: 'try'; by: PieceVoice; speed: number; sampleRateHz: number; said: string }

export type SpeechWorker = ChildWorker<Question>

/** A worker that speaks: starts it in this process's own group. */
export function startWorker(hooks: Omit<WorkerHooks<Question>, 'flags'>): SpeechWorker {
  return startChildWorker({ ...hooks, flags: workerFlags })
}
