import { spawn, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  orchestratorEventSchema,
  type OrchestratorEvent,
} from '../../../src-contract/orchestrator-protocol.ts'
import { lineReader } from '../../../src-node/line-reader.ts'

/** A Node that runs TypeScript: this one, else the pinned one of the checkout. */
function sourceNode(): string {
  const major = Number.parseInt(process.versions.node, 10)
  if (major >= 24) return process.execPath
  const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

export type ChildProgram = {
  child: ChildProcess
  /** Lines of stdout, as they came. */
  lines: string[]
  events: () => OrchestratorEvent[]
  stderr: () => string
  command: (command: unknown) => void
  /** Resolves with the first event that fits, past or to come; rejects when the program ends without it. */
  whenEvent: (fits: (event: OrchestratorEvent) => boolean) => Promise<OrchestratorEvent>
  exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** Starts a program of ours as a real process, its sources run by Node itself. */
export function startProgram(
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
  { ownGroup = false }: { ownGroup?: boolean } = {},
): ChildProgram {
  const child = spawn(sourceNode(), [program, ...args], {
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: 'pipe',
    detached: ownGroup,
  })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  let stderr = ''
  let ended = false
  const wake = (): void => {
    for (const look of waiting) look()
  }
  const reader = lineReader((line) => {
    lines.push(line)
    wake()
  })
  child.stdout.on('data', (bytes: Buffer) => reader.write(bytes))
  child.stderr.on('data', (bytes: Buffer) => {
    stderr += bytes.toString()
  })
  // A program that has left no longer reads its commands.
  child.stdin.on('error', () => undefined)
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      reader.end()
      ended = true
      wake()
      resolve({ code, signal })
    })
  })
  const events = (): OrchestratorEvent[] =>
    lines.map((line) => orchestratorEventSchema.parse(JSON.parse(line)))
  return {
    child,
    lines,
    events,
    stderr: () => stderr,
    command: (command) => child.stdin.write(`${JSON.stringify(command)}\n`),
    whenEvent: async (fits) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = events().find((event) => fits(event))
          if (found === undefined && !ended) return
          waiting.delete(look)
          if (found === undefined) reject(new Error(`ended without it:\n${lines.join('\n')}\n${stderr}`))
          else resolve(found)
        }
        waiting.add(look)
        look()
      }),
    exit,
  }
}
