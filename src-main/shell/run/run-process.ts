import {
  orchestratorEventSchema,
  type OrchestratorCommand,
  type OrchestratorEvent,
} from '../../../src-contract/orchestrator-protocol.ts'
import { leanEnvironment, orchestratorFlags } from '../../../src-node/lean-node.ts'
import { childEnvironment, nodeBinary } from './child-environment.ts'
import { spawnRun, type LogSink, type RunEnd } from './spawn-run.ts'
import { climbStopLadder, type StopReport } from './stop-ladder.ts'

/** A record of a long book names thousands of chunk files in one line. */
const longestLine = 16_000_000

export type RunOptions = {
  runId: string
  /** The orchestrator's script, run by our own binary. */
  program: string
  args: readonly string[]
  log: LogSink
  onEvent: (event: OrchestratorEvent) => void
}

/** `resting`: it takes no CPU any more; `goes-on`: it cannot be suspended; `called-off`: something else was asked of it meanwhile. */
export type Suspension = 'resting' | 'goes-on' | 'called-off'

export type RunningProcess = {
  /** Undefined where it could not be started at all. */
  pid: number | undefined
  commandLine: string[]
  /** Heard by the built-in orchestrator alone. */
  send: (command: OrchestratorCommand) => void
  /** Takes the CPU away at once, or, on Windows, resolves when the program says that it rests. */
  suspend: () => Promise<Suspension>
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

/** Starts the built-in orchestrator on one book, in a process group of its own. Never throws for what the program does. */
export function startProcess(options: RunOptions): RunningProcess {
  const rests = new Set<() => void>()
  const child = spawnRun({
    words: [nodeBinary(), ...orchestratorFlags, options.program, ...options.args],
    runId: options.runId,
    environment: { ...childEnvironment(options.runId), ...leanEnvironment },
    hasStdin: true,
    log: options.log,
    longestLine,
    onLine: (line) => {
      const event = parseEvent(line)
      if (event === null) return false
      if (event.type === 'paused') for (const done of rests) done()
      options.onEvent(event)
      return true
    },
  })
  const { pid, commandLine, ended, exit } = child
  const send = (command: OrchestratorCommand): void => child.tell(JSON.stringify(command))
  const resume = (): void => {
    if (pid === undefined) return
    if (process.platform === 'win32') send({ type: 'resume' })
    else void child.signal('SIGCONT')
  }
  return {
    pid,
    commandLine,
    send,
    resume,
    ended,
    suspend: async () => {
      if (pid === undefined) return 'called-off'
      if (process.platform !== 'win32') {
        await child.signal('SIGSTOP')
        return 'resting'
      }
      const rested = new Promise<void>((resolve) => rests.add(resolve))
      send({ type: 'pause' })
      await Promise.race([rested, exit])
      return 'resting'
    },
    stop: async (reason) => {
      child.endAs(reason)
      resume()
      return climbStopLadder({
        ask: () => send({ type: 'stop' }),
        terminate: async () => child.signal('SIGTERM'),
        kill: child.kill,
        exited: exit,
      })
    },
  }
}
