import { fork, type ChildProcess } from 'node:child_process'
import { z } from 'zod'
import { assertNever } from '../../../src-contract/assert-never.ts'
import { ExpectedFailure, failureSchema } from '../../../src-contract/failure.ts'
import { leanEnvironment, leanFlags } from '../../../src-node/lean-node.ts'
import { memoryWatch } from './memory-watch.ts'
import type { ChunkJob, PieceVoice, WorkerRequest } from './worker-protocol.ts'

const spentSchema = z.object({ id: z.number(), cpuMs: z.number(), memoryBytes: z.number() })
const answerSchema = z.union([
  spentSchema.extend({ ok: z.literal(true), value: z.unknown() }),
  spentSchema.extend({ ok: z.literal(false), message: z.string(), failure: failureSchema.nullable() }),
])

/** Counted in ticks, so that a suspension does not count. */
const tickMs = 1000

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

/** The engine said no to this request; the worker is well. */
export class RefusedByEngine extends Error {}
/** The worker ended or had to be ended; whatever it was doing may be tried in another one. */
export class WorkerDied extends Error {}

export type Question =
  | { type: 'voices'; engine: string }
  | { type: 'speak'; job: ChunkJob }
  | { type: 'ready'; by: PieceVoice }
  | { type: 'try'; by: PieceVoice; speed: number; sampleRateHz: number; said: string }

export type SpeechWorker = {
  pid: number | undefined
  /** Rejects with RefusedByEngine or WorkerDied; with ExpectedFailure where no other worker would fare better. */
  ask: (question: Question) => Promise<unknown>
  alive: () => boolean
  /** Whether it holds so much more memory than after its first words that another one should take its place. */
  grown: () => boolean
  end: () => void
}

export type WorkerHooks = {
  program: string
  /** How long a question may take. */
  patienceSec: (question: Question) => number
  onWords: (words: string) => void
  /** Milliseconds of CPU that it has used since it told last. */
  onSpent: (coreMs: number) => void
}

/** Starts a worker in this process's own group, so that it is suspended and ended with it. It leaves when its channel to us closes. */
export function startWorker({ program, patienceSec: patience, onWords, onSpent }: WorkerHooks): SpeechWorker {
  const child: ChildProcess = fork(program, [], {
    execArgv: workerFlags,
    env: { ...process.env, ...leanEnvironment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let nextId = 1
  const memory = memoryWatch()
  let ended: string | null = null
  const die = (reason: string): void => {
    ended ??= reason
    for (const { reject } of waiting.values()) reject(new WorkerDied(reason))
    waiting.clear()
    child.kill('SIGKILL')
  }
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (words: string) => onWords(words.trimEnd()))
  child.on('error', (error) => die(error.message))
  child.on('exit', (code, signal) => die(signal === null ? `exit status ${code ?? '?'}` : signal))
  child.on('message', (message) => {
    const answer = answerSchema.safeParse(message)
    if (!answer.success) {
      die('it answered in words that nobody understands')
      return
    }
    onSpent(answer.data.cpuMs)
    const question = waiting.get(answer.data.id)
    memory.push(answer.data.memoryBytes)
    waiting.delete(answer.data.id)
    if (answer.data.ok) question?.resolve(answer.data.value)
    else if (answer.data.failure === null) question?.reject(new RefusedByEngine(answer.data.message))
    else question?.reject(new ExpectedFailure(answer.data.failure))
  })
  const ask = async (question: Question): Promise<unknown> => {
    if (ended !== null) throw new WorkerDied(ended)
    const mostSec = patience(question)
    let ticks = 0
    const timer = setInterval(
      () => {
        ticks++
        if (ticks * tickMs > mostSec * 1000) die(`no answer in ${Math.round(mostSec)} seconds`)
      },
      Math.min(tickMs, mostSec * 1000),
    )
    try {
      return await new Promise((resolve, reject) => {
        const id = nextId++
        waiting.set(id, { resolve, reject })
        const request: WorkerRequest = { ...question, id }
        child.send(request, (error) => {
          if (error !== null) die(error.message)
        })
      })
    } finally {
      clearInterval(timer)
    }
  }
  return {
    pid: child.pid,
    ask,
    alive: () => ended === null,
    grown: memory.grown,
    end: () => die('ended'),
  }
}
