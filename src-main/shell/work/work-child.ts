import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import { workAnswerSchema, type WorkAnswer, type WorkRequest } from '../../../src-contract/work-protocol.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { leanEnvironment, leanFlags } from '../../../src-node/lean-node.ts'
import { lineReader } from '../../../src-node/line-reader.ts'
import { childEnvironment, nodeBinary } from '../run/child-environment.ts'
import { lowerPriority } from '../../../src-node/lower-priority.ts'
import { killTree } from '../../../src-node/process-group.ts'

type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never
type Asked = WithoutId<WorkRequest>
type Answered = Exclude<WorkAnswer, { type: 'failed' }>

export type WorkChild = {
  ask: (request: Asked) => Promise<Result<Answered>>
  /** Ends it at once; what it was asked is answered with 'interrupted'. */
  stop: () => Promise<void>
}

/** A thousand books measured are 200 kB. */
const longestLine = 16_000_000
/** Long enough for the next request of the same pass. */
const idleMs = 1000

function parseAnswer(line: string): WorkAnswer | null {
  try {
    return workAnswerSchema.safeParse(JSON.parse(line)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The orchestrator's `work` verb in a process of its own, started when it is asked something, ended when idle. */
export function openWorkChild(program: string, log: (words: string) => void): WorkChild {
  const waiting = new Map<number, (answer: Result<Answered>) => void>()
  let child: ChildProcessWithoutNullStreams | null = null
  let exited: Promise<void> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let nextId = 1

  const settleAll = (failure: Failure): void => {
    for (const settle of waiting.values()) settle({ ok: false, failure })
    waiting.clear()
  }
  const open = (): ChildProcessWithoutNullStreams => {
    const started = spawn(nodeBinary(), [...leanFlags, program, 'work'], {
      env: { ...childEnvironment('work'), ...leanEnvironment },
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    lowerPriority(started.pid, log)
    const answers = lineReader((line) => {
      const answer = parseAnswer(line)
      const settle = answer === null ? undefined : waiting.get(answer.id)
      if (answer === null || settle === undefined) return log(`work: ${line.slice(0, 500)}`)
      waiting.delete(answer.id)
      settle(answer.type === 'failed' ? { ok: false, failure: answer.failure } : succeed(answer))
    }, longestLine)
    const words = lineReader((line) => log(`work: ${line.slice(0, 500)}`))
    started.stdout.on('data', (bytes: Buffer) => answers.write(bytes))
    started.stderr.on('data', (bytes: Buffer) => words.write(bytes))
    started.stdin.on('error', (error) => log(`work: stdin: ${error.message}`))
    exited = new Promise((resolve) => {
      const over = (detail: string): void => {
        resolve()
        if (child !== started) return
        child = null
        settleAll({ code: 'orchestrator-lost', file: program, detail })
      }
      started.once('error', (error) => over(error.message))
      started.once('close', (code, signal) => over(signal ?? `exit code ${code ?? 'unknown'}`))
    })
    return started
  }
  const rest = (): void => {
    clearTimeout(idle)
    idle = setTimeout(() => child?.stdin.end(), idleMs)
    idle.unref()
  }

  const askOnce = async (request: Asked): Promise<Result<Answered>> => {
    clearTimeout(idle)
    if (!(await fileExists(program)))
      return { ok: false, failure: { code: 'orchestrator-missing', file: program } }
    // One that is on its way out takes no more.
    if (child?.stdin.writableEnded === true) await exited
    child ??= open()
    const id = nextId++
    const answered = new Promise<Result<Answered>>((resolve) => waiting.set(id, resolve))
    child.stdin.write(`${JSON.stringify({ ...request, id })}\n`)
    const answer = await answered
    rest()
    return answer
  }

  return {
    ask: async (request) => {
      const answer = await askOnce(request)
      // Killed, by a system short of memory or by hand: each request does what is left to do, and at a terminal nobody asks later.
      return !answer.ok && answer.failure.code === 'orchestrator-lost' ? askOnce(request) : answer
    },
    stop: async () => {
      clearTimeout(idle)
      const last = child
      child = null
      settleAll({ code: 'interrupted' })
      if (last?.pid !== undefined) await killTree(last.pid)
      await exited
    },
  }
}
