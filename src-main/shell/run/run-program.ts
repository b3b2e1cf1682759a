import { spawn } from 'node:child_process'
import { lowerPriority } from './lower-priority.ts'
import { killTree } from './process-tree.ts'
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

/** Runs a program to its end, without standard input; what it says is kept only at its end, however much it is. */
export async function runProgram({
  words,
  cwd,
  environment,
  signal,
  keepHead = false,
}: ProgramRun): Promise<ProgramEnd> {
  const [program = '', ...args] = words
  const begun = performance.now()
  const tail = tailKeeper(tailChars)
  let head = ''
  const child = spawn(program, args, {
    cwd,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  lowerPriority(child.pid, (line) => tail.add(`${line}\n`))
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      if (keepHead && head.length < tailChars) head += text.slice(0, tailChars)
      tail.add(text)
    })
  }
  const end = (): void => {
    if (child.pid !== undefined) void killTree(child.pid)
  }
  signal?.addEventListener('abort', end, { once: true })
  if (signal?.aborted === true) end()
  try {
    return await new Promise<ProgramEnd>((resolve) => {
      const over = (exitCode: number | null): void =>
        resolve({
          exitCode,
          tail: `${head}${tail.text()}`,
          elapsedSec: Math.round(performance.now() - begun) / 1000,
        })
      child.once('error', (error) => {
        tail.add(error.message)
        over(null)
      })
      child.once('close', over)
    })
  } finally {
    signal?.removeEventListener('abort', end)
  }
}
