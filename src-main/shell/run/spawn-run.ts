import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { failureFrom, type Failure } from '../../../src-contract/failure.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { lineReader } from '../../../src-node/line-reader.ts'
import type { RunSummary } from '../../core/batch/book.ts'
import { lowerPriority } from '../../../src-node/lower-priority.ts'
import { runIdVariable } from './process-table.ts'
import { killTree, type GroupSignal } from '../../../src-node/process-group.ts'
import { familyOf, type RunFamily } from './run-family.ts'
import { tailKeeper } from './tail.ts'

const tailChars = 500
/** Control characters may be most of a line: enough of it is cleaned to keep the tail full. */
const cleanedChars = 8 * tailChars
/** How long the last output is awaited when the program itself is gone but something holds its pipes. */
const drainMs = 1500

/** Where a run's words go. `write` answers false when it wants no more for now; `onDrain` calls back once it does. */
export type LogSink = { write: (text: string) => boolean; onDrain: (again: () => void) => void }

export type RunEnd = RunSummary & { startedAt: number; commandLine: string[]; failure: Failure | null }

export type SpawnOptions = {
  /** Carried by whatever the run starts. */
  runId: string
  /** Program and arguments. */
  words: readonly string[]
  /** Left out: ours. */
  cwd?: string
  environment: NodeJS.ProcessEnv
  /** Without one, whoever reads it sees its end at once. */
  hasStdin: boolean
  log: LogSink
  /** Of stdout. True: it is taken, and is not for the log. */
  onLine: (line: string) => boolean
  /** Characters of a line of stdout; longer ones are cut. */
  longestLine?: number
  /** The program has exited: what has to be waited for before whatever is left of its group is ended. */
  beforeSweep?: () => Promise<void>
}

export type Spawned = {
  /** Undefined where it could not be started at all. */
  pid: number | undefined
  commandLine: string[]
  /** A line to its standard input, while it listens. */
  tell: (line: string) => void
  /** To its group, and to whoever of the run left it, one signal after the other; to nobody on Windows. */
  signal: (name: GroupSignal) => Promise<void>
  /** Null where it could not be started at all. */
  family: RunFamily | null
  /** All of them at once, on every system. */
  kill: () => Promise<void>
  /** What its end is to count as, where it does not end well by itself. The first one holds. */
  endAs: (why: 'cancelled' | 'timed-out') => void
  exit: Promise<unknown>
  ended: Promise<RunEnd>
}

/** Without a standard input they hear nothing of our end: where we leave at once (a second Ctrl-C), nothing else would end them. */
const deafToOurEnd = new Set<RunFamily>()
process.on('exit', () => {
  for (const family of deafToOurEnd) family.endAtOnce()
})

/** Feeds a log from a stream, and holds the stream back while the log is full: a flood waits instead of filling the memory. */
function guardFlow(stream: Readable, log: LogSink, text: string): void {
  if (log.write(text)) return
  stream.pause()
  log.onDrain(() => stream.resume())
}

function follow(
  stream: Readable | null,
  log: LogSink,
  onLine: (line: string) => boolean,
  longestLine?: number,
): () => string {
  const tail = tailKeeper(tailChars)
  if (stream === null) return () => ''
  const lines = lineReader((line) => {
    if (onLine(line)) return
    tail.add(`${stripVTControlCharacters(line.slice(-cleanedChars))}\n`)
    guardFlow(stream, log, `${line}\n`)
  }, longestLine)
  stream.on('data', (bytes: Buffer) => lines.write(bytes)).on('end', () => lines.end())
  return () => tail.text().trimEnd()
}

/** Starts a program on one book, in a process group of its own. Never throws for what the program does. */
export function spawnRun(options: SpawnOptions): Spawned {
  const { log } = options
  const startedAt = Date.now()
  const [binary = '', ...args] = options.words
  const child = spawn(binary, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...options.environment, [runIdVariable]: options.runId },
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: [options.hasStdin ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  })
  const { pid, stdin } = child
  const commandLine = [binary, ...args]
  const family = pid === undefined ? null : familyOf(pid, options.runId)
  let why: 'cancelled' | 'timed-out' | null = null
  let startFailure: Failure | null = null

  const stdout = follow(child.stdout, log, options.onLine, options.longestLine)
  const stderr = follow(child.stderr, log, () => false)
  // The child may be gone before a command reaches it: its end tells the rest.
  stdin?.on('error', (error) => {
    if (errorCode(error) !== 'EPIPE' && errorCode(error) !== 'ECONNRESET' && errorCode(error) !== 'EOF')
      log.write(`stdin: ${error.message}\n`)
  })
  child.on('error', (error) => {
    const missing = errorCode(error) === 'ENOENT'
    startFailure = missing ? { code: 'orchestrator-missing', file: binary } : failureFrom(error)
  })
  lowerPriority(pid, (words) => log.write(`${words}\n`))

  if (family !== null && !options.hasStdin) deafToOurEnd.add(family)
  const exit = exitOf(child)
  const ended = exit.then(async ({ code, signal }): Promise<RunEnd> => {
    await options.beforeSweep?.()
    // Whoever of it is left (a child that forked and went on) ends with its run.
    await family?.signal('SIGKILL')
    if (family !== null) deafToOurEnd.delete(family)
    await drained(child)
    const failed = code === null ? 'lost' : 'failed'
    return {
      outcome: code === 0 ? 'completed' : (why ?? failed),
      exitCode: code,
      signal,
      startedAt,
      // A sleeping machine's monotonic clock goes on with some systems and stands with others; by this one the batch takes the sleep off.
      durationSec: Math.max(0, Date.now() - startedAt) / 1000,
      commandLine,
      stderrTail: stderr(),
      stdoutTail: stdout(),
      failure: startFailure,
    }
  })
  return {
    pid,
    commandLine,
    tell: (line) => {
      if (stdin?.writable === true) stdin.write(`${line}\n`)
    },
    signal: async (name) => family?.signal(name),
    family,
    kill: async () => {
      if (process.platform !== 'win32') await family?.signal('SIGKILL')
      else if (pid !== undefined) await killTree(pid)
    },
    endAs: (reason) => {
      why ??= reason
    },
    exit,
    ended,
  }
}

async function exitOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    child.once('error', () => resolve({ code: null, signal: null }))
  })
}

/** Waits for the pipes' end, but not for ever: a descendant outside the group may hold them open. */
async function drained(child: ChildProcess): Promise<void> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), drainMs)
  const pipes = [child.stdout, child.stderr].filter((stream) => stream !== null)
  try {
    const { signal } = patience
    const open = pipes.filter((stream) => !stream.closed && !stream.destroyed)
    await Promise.all(open.map(async (stream) => once(stream, 'close', { signal })))
  } catch (error) {
    if (!patience.signal.aborted) throw error
    for (const stream of pipes) stream.destroy()
  } finally {
    clearTimeout(timer)
    child.stdin?.destroy()
  }
}
