import { setTimeout as wait } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { lockFile, type FileLock } from '../../../src-node/file-lock.ts'
import type { Theirs } from '../../core/orchestrator/choose.ts'
import { theirEnvironment } from '../run/child-environment.ts'
import type { GroupSignal } from '../../../src-node/process-group.ts'
import type { RunningProcess, Suspension } from '../run/run-process.ts'
import { spawnRun, type LogSink } from '../run/spawn-run.ts'
import { climbStopLadder } from '../run/stop-ladder.ts'
import type { Login } from './find-orchestrator.ts'

/** As long as the Python side itself waits for the lock; whoever holds it for longer is not waited for, and the pause comes after the book. */
const suspendWaitMs = 10_000
/** One that was taking the lock when it was stopped has it in its hand afterwards (seen once in a hundred suspensions of a busy machine): it goes on, and is stopped again. */
const mostSuspensions = 5
/** At an end a program that hangs with the lock in its hand must not hold everybody up. */
const signalWaitMs = 700
/** Short beside the moments between two writes of a program that writes often. */
const lockRetryMs = 5
/** A signal has reached every process of a run after a few milliseconds, on a busy machine after some ten: none sees it before its next turn. */
const settleMs = 100
/**
 * At most so long for all of them to have stopped: one that waits for the lock and has not had its turn when we let go of it takes it, and stops with it in its hand. Beside two test suites 100 ms
 * were too few, and the look at the lock behind them came too early as well.
 */
const stopWaitMs = 2000
/** Together with the waits for the lock they stay below the ten seconds within which a terminal's Ctrl-C ends. */
const graceMs = { ask: 3000, terminate: 3000 }
/** What is looked at of a line. */
const lookedAtChars = 1000

export type TheirRun = {
  runId: string
  theirs: Theirs
  /** Without the words that start it. */
  args: readonly string[]
  login: Login
  pipelineJson: string
  log: LogSink
  /** Each line of stdout and stderr, without control characters. */
  onLine: (line: string) => void
}

/** Does something while nobody holds the lock on pipeline.json, so that no write is cut in two. False: somebody held it all the time. */
async function whileUnlocked(
  pipelineJson: string,
  waitMs: number,
  act: () => Promise<void> = async () => Promise.resolve(),
): Promise<boolean> {
  const lock = await lockOf(pipelineJson, waitMs)
  if (lock === null) return false
  try {
    await act()
    await wait(settleMs)
    return true
  } finally {
    await lock.release()
  }
}

async function lockOf(pipelineJson: string, waitMs: number): Promise<FileLock | null> {
  try {
    return await lockFile(`${pipelineJson}.lock`, waitMs, lockRetryMs)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    // Where the lock cannot even be opened (a folder that was deleted or made read-only) nobody can be writing under it.
    return { release: async () => Promise.resolve() }
  }
}

export type TheirProcess = RunningProcess & {
  /** Sees whom it has started by now: who leaves it is known of later. */
  look: () => Promise<void>
}

/** Starts an orchestrator of another make on one book: in its own folder, without standard input, in a process group of its own. */
export function startTheirs(run: TheirRun): TheirProcess {
  const { pipelineJson } = run
  const log: LogSink = {
    write: (text) => {
      run.onLine(stripVTControlCharacters(text.slice(0, lookedAtChars)).trimEnd())
      return run.log.write(text)
    },
    onDrain: run.log.onDrain,
  }
  const child = spawnRun({
    runId: run.runId,
    words: [...run.theirs.words, ...run.args],
    cwd: run.theirs.cwd,
    environment: theirEnvironment(run.login),
    hasStdin: false,
    log,
    onLine: () => false,
    beforeSweep: async () => {
      await whileUnlocked(pipelineJson, signalWaitMs)
    },
  })
  const { pid, commandLine, exit, ended, signal } = child
  /** Told between two writes of the record where that can be waited for, else all the same. */
  const signalBetweenWrites = async (...names: GroupSignal[]): Promise<void> => {
    const all = async (): Promise<void> => {
      for (const name of names) await signal(name)
    }
    if (!(await whileUnlocked(pipelineJson, signalWaitMs, all))) await all()
  }
  const untilStopped = async (isCalledOff: () => boolean): Promise<void> => {
    const deadline = performance.now() + stopWaitMs
    while (!isCalledOff() && performance.now() < deadline) {
      if ((await child.family?.isStopped()) !== false) return
      await wait(lockRetryMs)
    }
  }
  /** Counts what was asked of it: a suspension that waits for the lock is called off by what comes after it. */
  let wish = 0
  const suspend = async (): Promise<Suspension> => {
    wish += 1
    const mine = wish
    if (process.platform === 'win32') return 'goes-on'
    for (let attempt = 0; attempt < mostSuspensions; attempt++) {
      const stopped = await whileUnlocked(pipelineJson, suspendWaitMs, async () => {
        if (mine !== wish) return
        await signal('SIGSTOP')
        await untilStopped(() => mine !== wish)
      })
      if (mine !== wish) return 'called-off'
      if (!stopped) return 'goes-on'
      if (await whileUnlocked(pipelineJson, 0)) return 'resting'
      if (mine !== wish) return 'called-off'
      await signal('SIGCONT')
    }
    return 'goes-on'
  }
  return {
    pid,
    commandLine,
    look: async () => child.family?.look(),
    // It listens to nobody.
    send: () => undefined,
    suspend,
    resume: () => {
      wish += 1
      void signal('SIGCONT')
    },
    stop: async (reason) => {
      wish += 1
      child.endAs(reason)
      return climbStopLadder({
        // What Ctrl-C in a terminal sends, to the group as a terminal does: Python ends by it tidily.
        ask: async () => signalBetweenWrites('SIGINT', 'SIGCONT'),
        terminate: async () => signalBetweenWrites('SIGTERM', 'SIGCONT'),
        kill: async () => {
          await signalBetweenWrites('SIGKILL')
          await child.kill()
        },
        exited: exit,
        graceMs: process.platform === 'win32' ? { ask: 0, terminate: 0 } : graceMs,
      })
    },
    ended,
  }
}
