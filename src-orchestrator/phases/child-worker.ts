import { fork, type ChildProcess } from 'node:child_process'
import { z } from 'zod'
import { ExpectedFailure, failureSchema, type Failure } from '../../src-contract/failure.ts'
import { leanEnvironment } from '../../src-node/lean-node.ts'
import { waitedForCoreMs } from '../../src-node/process-times.ts'
import { killTree } from '../../src-node/process-group.ts'
import { memoryWatch } from './memory-watch.ts'

const spentSchema = z.object({ id: z.number(), cpuMs: z.number(), memoryBytes: z.number() })
/** What a worker tells between its answers: the processes of others that it has started and that run now, by their pids; what such a one has said. */
export type WorkerNotice = { programs: number[] } | { words: string }
const noticeSchema = z.union([z.object({ programs: z.array(z.number()) }), z.object({ words: z.string() })])

const answerSchema = z.union([
  spentSchema.extend({ ok: z.literal(true), value: z.unknown() }),
  spentSchema.extend({
    ok: z.literal(false),
    message: z.string(),
    tookTooLong: z.boolean(),
    failure: failureSchema.nullable(),
  }),
])

/** `cpuMs`: what the worker has used since its last answer, its start included. `memoryBytes`: what it holds now. `failure`: what stands in the way of every piece of work, a full disk for one. */
export type WorkerAnswer = { id: number; cpuMs: number; memoryBytes: number } & (
  { ok: true; value: unknown } | { ok: false; message: string; tookTooLong: boolean; failure: Failure | null }
)

/** For a worker that has programs of its own to end. */
const lastWordsMs = 2000

/** Counted in ticks, so that a suspension does not count. */
const tickMs = 1000

/** What a worker throws where something that it had started did not end in time. */
export class TookTooLong extends Error {}

class WorkerTrouble extends Error {
  /** It did nothing for as long as it was given. */
  readonly tookTooLong: boolean
  constructor(message: string, tookTooLong = false) {
    super(message)
    this.tookTooLong = tookTooLong
  }
}
/** The worker said no to this request; it is well. */
export class RefusedByWorker extends WorkerTrouble {}
/** The worker ended or had to be ended; whatever it was doing may be tried in another one. */
export class WorkerDied extends WorkerTrouble {}

export type ChildWorker<Question> = {
  pid: number | undefined
  /** Rejects with RefusedByWorker or WorkerDied; with ExpectedFailure where no other worker would fare better. */
  ask: (question: Question) => Promise<unknown>
  alive: () => boolean
  /** Whether it holds so much more memory than after its first answers that another one should take its place. */
  grown: () => boolean
  end: () => void
}

export type WorkerHooks<Question> = {
  program: string
  /** Options of Node. */
  flags: readonly string[]
  /** Beside what keeps it small. */
  environment?: Readonly<Record<string, string>>
  /** Seconds that a question may take; while other programs have all cores none of them pass. */
  patienceSec: (question: Question) => number
  onWords: (words: string) => void
  /** Milliseconds of CPU that it has used since it told last. */
  onSpent: (coreMs: number) => void
  /** For one that starts programs of others: what it finds in its environment, and who hears what they say. */
  programs?: { environment: Readonly<Record<string, string>>; onSaid: (words: string) => void }
  /** Milliseconds that a process has waited for a core so far. */
  waitedForCore?: (pid: number) => number
}

/** Starts a worker in this process's own group, so that it is suspended and ended with it. It leaves when its channel to us closes. */
export function startChildWorker<Question extends object>({
  program,
  flags,
  environment,
  patienceSec: patience,
  onWords,
  onSpent,
  programs: foreign,
  waitedForCore = waitedForCoreMs,
}: WorkerHooks<Question>): ChildWorker<Question> {
  const child: ChildProcess = fork(program, [], {
    execArgv: [...flags],
    env: { ...process.env, ...leanEnvironment, ...environment, ...foreign?.environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let nextId = 1
  const memory = memoryWatch()
  let ended: string | null = null
  /** What it has started: it cannot end them where it crashes. */
  let started: readonly number[] = []
  const die = (reason: string, tookTooLong = false): void => {
    ended ??= reason
    for (const { reject } of waiting.values()) reject(new WorkerDied(reason, tookTooLong))
    waiting.clear()
    for (const pid of started) void killTree(pid)
    started = []
    if (foreign === undefined || !child.connected) child.kill('SIGKILL')
    else {
      // It ends what it has started, of which we may not have heard yet, and itself; native code may keep it from that.
      child.disconnect()
      setTimeout(() => child.kill('SIGKILL'), lastWordsMs).unref()
    }
  }
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (words: string) => onWords(words.trimEnd()))
  child.on('error', (error) => die(error.message))
  child.on('exit', (code, signal) =>
    die(
      signal === null
        ? `its process ended with exit status ${code ?? '?'}`
        : `its process was ended by ${signal}`,
    ),
  )
  child.on('message', (message) => {
    const notice = noticeSchema.safeParse(message)
    if (notice.success) {
      if ('words' in notice.data) foreign?.onSaid(notice.data.words)
      else started = notice.data.programs
      return
    }
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
    else if (answer.data.failure === null)
      question?.reject(new RefusedByWorker(answer.data.message, answer.data.tookTooLong))
    else question?.reject(new ExpectedFailure(answer.data.failure))
  })
  const ask = async (question: Question): Promise<unknown> => {
    if (ended !== null) throw new WorkerDied(ended)
    const mostSec = patience(question)
    const waitedMs = (): number => (child.pid === undefined ? 0 : waitedForCore(child.pid))
    const waitedBeforeMs = waitedMs()
    let ticks = 0
    const timer = setInterval(
      () => {
        ticks++
        if (ticks * tickMs - (waitedMs() - waitedBeforeMs) > mostSec * 1000)
          die(`no answer in ${Math.round(mostSec)} seconds`, true)
      },
      Math.min(tickMs, mostSec * 1000),
    )
    try {
      return await new Promise((resolve, reject) => {
        const id = nextId++
        waiting.set(id, { resolve, reject })
        child.send({ ...question, id }, (error) => {
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
