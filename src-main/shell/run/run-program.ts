import { randomUUID } from 'node:crypto'
import { describeFailure } from '../../../src-contract/failure.ts'
import { spawnRun } from './spawn-run.ts'
import { tailKeeper } from './tail.ts'

const tailChars = 4000

export type ProgramEnd = {
  /** Null: ended by a signal, or never begun. */
  exitCode: number | null
  /** The last words on stdout and stderr together, in the order in which they came. */
  tail: string
  elapsedSec: number
}

export type ProgramRun = {
  /** Program and arguments. */
  words: readonly string[]
  cwd: string
  environment: NodeJS.ProcessEnv
  /** Ends it, with all that it has started. */
  signal?: AbortSignal | undefined
  /** Keeps the first words too. */
  keepHead?: boolean
}

/** Runs a program to its end, without standard input; what it says is kept only at its end, however much it is. What it leaves running ends with it. */
export async function runProgram({
  words,
  cwd,
  environment,
  signal,
  keepHead = false,
}: ProgramRun): Promise<ProgramEnd> {
  const tail = tailKeeper(tailChars)
  let head = ''
  const take = (text: string): boolean => {
    if (keepHead && head.length < tailChars) head += text.slice(0, tailChars)
    tail.add(text)
    return true
  }
  const child = spawnRun({
    runId: `program-${randomUUID()}`,
    words,
    cwd,
    environment,
    hasStdin: false,
    log: { write: take, onDrain: (again) => again() },
    onLine: () => false,
    longestLine: tailChars,
  })
  const end = (): void => {
    void child.kill()
  }
  signal?.addEventListener('abort', end, { once: true })
  if (signal?.aborted === true) end()
  try {
    const { exitCode, durationSec, failure } = await child.ended
    if (failure !== null) take(failure.detail ?? describeFailure(failure))
    return {
      exitCode,
      tail: `${head}${tail.text()}`,
      elapsedSec: Math.round(1000 * durationSec) / 1000,
    }
  } finally {
    signal?.removeEventListener('abort', end)
  }
}
