import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import type { BookFacts } from '../../../src-contract/book-facts.ts'
import { succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import {
  inspectAnswerSchema,
  type InspectAnswer,
  type InspectRequest,
} from '../../../src-contract/orchestrator-protocol.ts'
import type { PageView, PageWish } from '../../../src-contract/page-view.ts'
import type { TextSample } from '../../../src-contract/text-encodings.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { leanEnvironment, leanFlags } from '../../../src-node/lean-node.ts'
import { lineReader } from '../../../src-node/line-reader.ts'
import { childEnvironment, nodeBinary } from '../run/child-environment.ts'
import { lowerPriority } from '../../../src-node/lower-priority.ts'
import { killTree } from '../../../src-node/process-group.ts'

export type Look = { facts: BookFacts | null; failure: Failure | null }
export type Inspector = {
  look: (path: string, password: string | null) => Promise<Look>
  /** How a plain text begins in an encoding, or with `auto` in the one that is found out. */
  sample: (path: string, encoding: string) => Promise<Result<TextSample>>
  /** Writes the picture of a page of a book that was read, and answers what reading made of its pieces. It goes before all that wait. */
  page: (path: string, password: string | null, wish: PageWish) => Promise<Result<PageView>>
  close: () => Promise<void>
}

/** How many files are with the child at a time; the rest wait here, so that one that kills it takes few along. */
const inFlight = 4
/** Long enough for the rest of a folder that is being dropped; it holds 100 MB, and starting it again takes 0.3 s. */
const idleMs = 1500
/** Whoever looks at a page turns it. */
const pageIdleMs = 30_000
const closeGraceMs = 1000
/** A file that ended the child twice is not tried a third time. */
const tries = 2

type Job = { request: InspectRequest; tries: number; settle: (answer: Omit<InspectAnswer, 'id'>) => void }

function parseAnswer(line: string): InspectAnswer | null {
  try {
    const parsed = inspectAnswerSchema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** One long-lived `inspect` child that looks at added files; started when needed, again if it dies, ended when idle. */
export function openInspector(program: string, log: (words: string) => void): Inspector {
  const waiting: Job[] = []
  const sent = new Map<string, Job>()
  let child: ChildProcessWithoutNullStreams | null = null
  let exited: Promise<void> = Promise.resolve()
  let idle: NodeJS.Timeout | null = null
  let closed = false
  let nextId = 1
  let idleFor = idleMs
  /** Asked once for all that are added in one go. */
  let missing: Promise<boolean> | null = null

  const died = (detail: string): void => {
    child = null
    for (const [id, job] of sent) {
      sent.delete(id)
      if (job.tries < tries && !closed) waiting.unshift(job)
      else job.settle({ facts: null, failure: { code: 'orchestrator-lost', file: job.request.path, detail } })
    }
    if (waiting.length > 0 && !closed) pump()
  }

  const open = (): ChildProcessWithoutNullStreams => {
    const started = spawn(nodeBinary(), [...leanFlags, program, 'inspect'], {
      env: { ...childEnvironment('inspect'), ...leanEnvironment },
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    lowerPriority(started.pid, (words) => log(`inspect: ${words}`))
    const answers = lineReader((line) => {
      const answer = parseAnswer(line)
      const job = answer === null ? undefined : sent.get(answer.id)
      if (answer === null || job === undefined) return log(`inspect: ${line.slice(0, 500)}`)
      sent.delete(answer.id)
      job.settle(answer)
      pump()
    }, 4_000_000)
    const words = lineReader((line) => log(`inspect: ${line.slice(0, 500)}`))
    started.stdout.on('data', (bytes: Buffer) => answers.write(bytes))
    started.stderr.on('data', (bytes: Buffer) => words.write(bytes))
    started.stdin.on('error', (error) => log(`inspect: stdin: ${error.message}`))
    exited = new Promise((resolve) => {
      const over = (detail: string): void => {
        resolve()
        if (child === started) died(detail)
      }
      started.once('error', (error) => over(error.message))
      started.once('close', (code, signal) => over(signal ?? `exit code ${code ?? 'unknown'}`))
    })
    return started
  }

  function pump(): void {
    if (closed) return
    if (idle !== null) clearTimeout(idle)
    idle = null
    while (waiting[0] !== undefined && (sent.size < inFlight || waiting[0].request.page !== undefined)) {
      const job = waiting.shift()
      if (job === undefined) break
      child ??= open()
      job.tries += 1
      sent.set(job.request.id, job)
      child.stdin.write(`${JSON.stringify(job.request)}\n`)
    }
    if (sent.size > 0 || child === null) return
    idle = setTimeout(() => child?.stdin.end(), idleFor)
    idle.unref()
  }

  const ask = async (wanted: Omit<InspectRequest, 'id'>): Promise<Omit<InspectAnswer, 'id'>> => {
    missing ??= fileExists(program).then((there) => {
      missing = null
      return !there
    })
    if (await missing) return { facts: null, failure: { code: 'orchestrator-missing', file: program } }
    return new Promise((settle) => {
      const job = { request: { id: String(nextId++), ...wanted }, tries: 0, settle }
      if (wanted.page === undefined) waiting.push(job)
      else waiting.unshift(job)
      idleFor = wanted.page === undefined ? idleMs : pageIdleMs
      pump()
    })
  }

  return {
    look: async (path, password) => {
      const { facts, failure } = await ask(password === null ? { path } : { path, password })
      return { facts, failure }
    },
    sample: async (path, encoding) => {
      const { sample, failure } = await ask({ path, sample: encoding })
      if (sample !== undefined) return succeed(sample)
      return { ok: false, failure: failure ?? { code: 'orchestrator-lost', file: path } }
    },
    page: async (path, password, page) => {
      const { view, failure } = await ask({ path, page, ...(password === null ? {} : { password }) })
      if (view !== undefined) return succeed(view)
      return { ok: false, failure: failure ?? { code: 'orchestrator-lost', file: path } }
    },
    close: async () => {
      closed = true
      if (idle !== null) clearTimeout(idle)
      const last = child
      if (last === null) return
      last.stdin.end()
      const timer = setTimeout(() => {
        if (last.pid !== undefined) void killTree(last.pid)
      }, closeGraceMs)
      await exited
      clearTimeout(timer)
    },
  }
}
