import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { failureFrom, type Failure } from '../../../src-contract/failure.ts'
import {
  orchestratorEventSchema,
  type OrchestratorCommand,
  type OrchestratorEvent,
} from '../../../src-contract/orchestrator-protocol.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { leanEnvironment, leanFlags } from '../../../src-node/lean-node.ts'
import { lineReader } from '../../../src-node/line-reader.ts'
import type { RunSummary } from '../../core/batch/state.ts'
import { childEnvironment, nodeBinary } from './child-environment.ts'
import { lowerPriority } from './lower-priority.ts'
import { killTree, signalGroup } from './process-tree.ts'
import { climbStopLadder, type StopReport } from './stop-ladder.ts'
import { tailKeeper } from './tail.ts'

const tailChars = 500
/** A record of a long book names thousands of chunk files in one line. */
const longestLine = 16_000_000
/** How long the last output is awaited when the program itself is gone but something holds its pipes. */
const drainMs = 1500

/** Where a run's words go. `write` answers false when it wants no more for now; `onDrain` calls back once it does. */
export type LogSink = { write: (text: string) => boolean; onDrain: (again: () => void) => void }

export type RunOptions = {
  runId: string
  /** The orchestrator's script, run by our own binary. */
  program: string
  args: readonly string[]
  log: LogSink
  onEvent: (event: OrchestratorEvent) => void
}

export type RunEnd = RunSummary & { startedAt: number; commandLine: string[]; failure: Failure | null }

export type RunningProcess = {
  /** Undefined where it could not be started at all. */
  pid: number | undefined
  commandLine: string[]
  send: (command: OrchestratorCommand) => void
  /** Takes the CPU away at once, or, on Windows, resolves when the program says that it rests. */
  suspend: () => Promise<void>
  resume: () => void
  /** `why` becomes the outcome. */
  stop: (why: 'cancelled' | 'timed-out') => Promise<StopReport>
  ended: Promise<RunEnd>
}

function parseEvent(line: string): OrchestratorEvent | null {
  if (!line.startsWith('{')) return null
  try {
    const parsed = orchestratorEventSchema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Feeds a log from a stream, and holds the stream back while the log is full: a flood waits instead of filling the memory. */
function guardFlow(stream: NodeJS.ReadableStream, log: LogSink, text: string): void {
  if (log.write(text)) return
  stream.pause()
  log.onDrain(() => stream.resume())
}

function readOutput(
  child: ChildProcessWithoutNullStreams,
  options: RunOptions,
  onEvent: (event: OrchestratorEvent) => void,
): { stdout: () => string; stderr: () => string } {
  const stdoutTail = tailKeeper(tailChars)
  const stderrTail = tailKeeper(tailChars)
  const events = lineReader((line) => {
    const event = parseEvent(line)
    if (event !== null) return onEvent(event)
    stdoutTail.add(`${line}\n`)
    guardFlow(child.stdout, options.log, `${line}\n`)
  }, longestLine)
  const words = lineReader((line) => {
    stderrTail.add(`${line}\n`)
    guardFlow(child.stderr, options.log, `${line}\n`)
  })
  child.stdout.on('data', (bytes: Buffer) => events.write(bytes)).on('end', () => events.end())
  child.stderr.on('data', (bytes: Buffer) => words.write(bytes)).on('end', () => words.end())
  return { stdout: () => stdoutTail.text().trimEnd(), stderr: () => stderrTail.text().trimEnd() }
}

/** Starts the built-in orchestrator on one book, in a process group of its own. Never throws for what the program does. */
export function startProcess(options: RunOptions): RunningProcess {
  const startedAt = Date.now()
  const begun = performance.now()
  const binary = nodeBinary()
  const args = [...leanFlags, options.program, ...options.args]
  const child = spawn(binary, args, {
    env: { ...childEnvironment(options.runId), ...leanEnvironment },
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const pid = child.pid
  const commandLine = [binary, ...args]
  const rests = new Set<() => void>()
  let why: 'cancelled' | 'timed-out' | null = null
  let startFailure: Failure | null = null

  const tails = readOutput(child, options, (event) => {
    if (event.type === 'paused') for (const done of rests) done()
    options.onEvent(event)
  })
  // The child may be gone before a command reaches it: its end tells the rest.
  child.stdin.on('error', (error) => {
    if (errorCode(error) !== 'EPIPE' && errorCode(error) !== 'ECONNRESET' && errorCode(error) !== 'EOF')
      options.log.write(`stdin: ${error.message}\n`)
  })
  child.on('error', (error) => {
    const missing = errorCode(error) === 'ENOENT'
    startFailure = missing ? { code: 'orchestrator-missing', file: binary } : failureFrom(error)
  })
  lowerPriority(pid, (words) => options.log.write(`${words}\n`))

  const exit = exitOf(child)
  const ended = exit.then(async ({ code, signal }): Promise<RunEnd> => {
    // Whoever of the group is left (a child that forked and went on) ends with its run.
    if (pid !== undefined && process.platform !== 'win32') signalGroup(pid, 'SIGKILL')
    await drained(child)
    const failed = code === null ? 'lost' : 'failed'
    return {
      outcome: code === 0 ? 'completed' : (why ?? failed),
      exitCode: code,
      signal,
      startedAt,
      durationSec: (performance.now() - begun) / 1000,
      commandLine,
      stderrTail: tails.stderr(),
      stdoutTail: tails.stdout(),
      failure: startFailure,
    }
  })

  const send = (command: OrchestratorCommand): void => {
    if (child.stdin.writable) child.stdin.write(`${JSON.stringify(command)}\n`)
  }
  const resume = (): void => {
    if (pid === undefined) return
    if (process.platform === 'win32') send({ type: 'resume' })
    else signalGroup(pid, 'SIGCONT')
  }
  return {
    pid,
    commandLine,
    send,
    resume,
    ended,
    suspend: async () => {
      if (pid === undefined) return
      if (process.platform !== 'win32') {
        signalGroup(pid, 'SIGSTOP')
        return
      }
      const rested = new Promise<void>((resolve) => rests.add(resolve))
      send({ type: 'pause' })
      await Promise.race([rested, exit])
    },
    stop: async (reason) => {
      why ??= reason
      resume()
      return climbStopLadder({
        ask: () => send({ type: 'stop' }),
        terminate: () => {
          if (pid !== undefined) signalGroup(pid, 'SIGTERM')
        },
        kill: async () => {
          if (pid !== undefined) await killTree(pid)
        },
        exited: exit,
      })
    },
  }
}

async function exitOf(
  child: ChildProcessWithoutNullStreams,
): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    child.once('error', () => resolve({ code: null, signal: null }))
  })
}

/** Waits for the pipes' end, but not for ever: a descendant outside the group may hold them open. */
async function drained(child: ChildProcessWithoutNullStreams): Promise<void> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), drainMs)
  try {
    const { signal } = patience
    const streams = [child.stdout, child.stderr].filter((stream) => !stream.closed && !stream.destroyed)
    await Promise.all(streams.map(async (stream) => once(stream, 'close', { signal })))
  } catch (error) {
    if (!patience.signal.aborted) throw error
    child.stdout.destroy()
    child.stderr.destroy()
  } finally {
    clearTimeout(timer)
    child.stdin.destroy()
  }
}
