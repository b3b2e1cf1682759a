import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { OrchestratorEvent } from '../../src-contract/orchestrator-protocol.ts'
import { phaseOf } from '../../src-contract/phases.ts'
import type { LogLevel } from '../phase.ts'

/** Where a run's words and events go: to main, or to a person at a terminal. */
export type Outlet = {
  event: (event: OrchestratorEvent) => void
  words: (level: LogLevel, words: string) => void
  /** Resolves when all of it has been handed to the system. */
  settled: () => Promise<void>
}

const ranks: Record<LogLevel, number> = { debug: 0, info: 1, warning: 2, error: 3 }
const leastRank = { DEBUG: 0, INFO: 1, WARNING: 2, ERROR: 3, CRITICAL: 3 } as const

export function isWorthSaying(level: LogLevel, threshold: keyof typeof leastRank): boolean {
  return ranks[level] >= leastRank[threshold]
}

/** A line of a log: when (UTC), how grave, what. Further lines are indented, so that one entry stays one. */
export function logLine(at: Date, level: LogLevel, words: string): string {
  return `${at.toISOString()} ${level.toUpperCase().padEnd(7)} ${words.replaceAll('\n', '\n    ')}\n`
}

type TerminalStreams = {
  out: { write: (text: string) => unknown; isTTY?: boolean }
  err: { write: (text: string) => unknown; isTTY?: boolean }
}

const clearLine = '\r\u001B[2K'
const progressEveryMs = 100

/** Words as the Python program says them, on stdout; warnings and errors on stderr; where a person looks on, a line of progress below them. */
export function terminalOutlet(streams: TerminalStreams): Outlet {
  const { out, err } = streams
  let hasProgress = false
  let lastAt = Number.NEGATIVE_INFINITY
  const clear = (): void => {
    if (hasProgress) err.write(clearLine)
    hasProgress = false
  }
  const say = (stream: TerminalStreams['out'], words: string): void => {
    clear()
    stream.write(`${words}\n`)
  }
  return {
    event: (event) => {
      if (event.type === 'progress') {
        if (err.isTTY !== true || performance.now() < lastAt + progressEveryMs) return
        lastAt = performance.now()
        hasProgress = true
        const done = `${Math.floor(event.done)} of ${Math.ceil(event.total)} ${event.unit}`
        err.write(`${clearLine}  ${phaseOf(event.phase).label}: ${done}`)
      } else if (event.type === 'warning') say(err, `Warning: ${event.message}`)
      else if (event.type === 'finished') for (const path of event.outputs) say(out, `Finished: ${path}`)
      else if (event.type === 'phase-finished') clear()
    },
    words: (level, words) => say(level === 'warning' || level === 'error' ? err : out, words),
    settled: async () => clear(),
  }
}

/** Appends to a book's log, in order. A log that cannot be written stops no book: `onTrouble` hears of it once. */
export function logFile(
  path: string,
  onTrouble: (error: unknown) => void,
): { append: (line: string) => void; settled: () => Promise<void> } {
  let broken = false
  let queue: Promise<unknown> = mkdir(dirname(path), { recursive: true })
  const append = (line: string): void => {
    queue = queue
      .then(async () => (broken ? undefined : appendFile(path, line)))
      .catch((error: unknown) => {
        if (!broken) onTrouble(error)
        broken = true
      })
  }
  return {
    append,
    settled: async () => {
      await queue
    },
  }
}
