import { spawn } from 'node:child_process'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { didNotFit } from '../../../src-node/fs-failure.ts'
import { pathForProgram } from '../../../src-node/long-paths.ts'
import { processTimes, tickMs } from '../../../src-node/process-times.ts'
import type { Pace } from '../../phase.ts'

const stderrTailChars = 2000

/** Where ffmpeg writes for `onOutput`. By itself it writes each packet to a pipe when it is made, of MP3 a kilobyte: three hours are 400,000 writes, and a third of decoding's CPU. */
export const outputPipe: readonly string[] = ['-flush_packets', '0', 'pipe:1']

/** What ffmpeg must not inherit: it is a foreign program. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _options, ...rest } = process.env
  return rest
}

/** Between two pieces of what goes in or comes out a run waits while it is paused or has used more than its share. */
export type FfmpegPace = Pick<Pace, 'spent' | 'whenRunning'> & {
  /** Milliseconds of a core that ffmpeg takes for a byte of the stream, where the system does not tell what it took. */
  usualMsPerByte: number
}

export type FfmpegRun = {
  path: string
  args: readonly string[]
  signal: AbortSignal
  /** What it reads from stdin; each piece is asked for when the one before has left our memory. */
  input?: AsyncIterable<Uint8Array>
  /** Takes what it writes to `outputPipe`; the next bytes are read once this is done with these. */
  onOutput?: (bytes: Uint8Array) => void
  pace?: FfmpegPace
  /** The book or file that an error is about. */
  about: string
  /** What it writes, or the folder of that, where it is not `about`: on whose disk there may be no room. */
  writes?: string
}

/** Runs ffmpeg in our own process group, fed and read as streams. Throws ExpectedFailure 'encoding-failed', 'disk-full' or 'output-not-writable'. */
export async function runFfmpeg(run: FfmpegRun): Promise<void> {
  const { path, args, signal, input, onOutput } = run
  signal.throwIfAborted()
  const child = spawn(
    path,
    ['-hide_banner', '-nostdin', '-nostats', '-v', 'error', ...args.map((word) => pathForProgram(word))],
    {
      stdio: [input === undefined ? 'ignore' : 'pipe', onOutput === undefined ? 'ignore' : 'pipe', 'pipe'],
      env: cleanEnvironment(),
      windowsHide: true,
    },
  )
  const settle = settler(child.pid, run.pace)
  let stderr = ''
  const startErrors: Error[] = []
  child.on('error', (error) => startErrors.push(error))
  child.stderr?.setEncoding('utf8').on('data', (words: string) => {
    stderr = (stderr + words).slice(-stderrTailChars)
  })
  const kill = (): boolean => child.kill('SIGKILL')
  signal.addEventListener('abort', kill)
  const closed = new Promise<number | null>((resolve) => {
    child.on('close', (code) => resolve(code))
  })
  try {
    const { stdin, stdout } = child
    await Promise.all([
      input !== undefined && stdin !== null ? feed(stdin, input, closed, settle) : undefined,
      onOutput !== undefined && stdout !== null ? drain(stdout, onOutput, settle) : undefined,
    ])
    const code = await closed
    signal.throwIfAborted()
    if (code !== 0 || isCutShort(stderr)) throw ffmpegFailure(startErrors[0]?.message ?? stderr, run)
  } finally {
    signal.removeEventListener('abort', kill)
    kill()
  }
}

type Settle = (bytes: number) => Promise<void>

function settler(pid: number | undefined, pace: FfmpegPace | undefined): Settle {
  let knownMs = 0
  return async (bytes) => {
    if (pace === undefined) return
    const times = pid === undefined ? null : processTimes(pid)
    const usedMs = times === null ? knownMs + bytes * pace.usualMsPerByte : times.ownTicks * tickMs
    pace.spent(Math.max(0, usedMs - knownMs))
    knownMs = Math.max(knownMs, usedMs)
    await pace.whenRunning()
  }
}

async function drain(
  stdout: AsyncIterable<Uint8Array>,
  onOutput: (bytes: Uint8Array) => void,
  settle: Settle,
): Promise<void> {
  for await (const bytes of stdout) {
    onOutput(bytes)
    await settle(bytes.length)
  }
}

/** Ends early, without an error of its own, where ffmpeg ends before its input: its exit status and last words tell why. */
async function feed(
  stdin: NodeJS.WritableStream & { readonly destroyed?: boolean },
  input: AsyncIterable<Uint8Array>,
  closed: Promise<unknown>,
  settle: Settle,
): Promise<void> {
  const state = { broken: false }
  stdin.on('error', () => (state.broken = true))
  for await (const piece of input) {
    if (state.broken) return
    const gone = new Promise<void>((resolve) => stdin.write(piece, () => resolve()))
    await Promise.race([gone, closed])
    await settle(piece.length)
  }
  stdin.end()
}

const noRoom = /No space left on device|Disk quota exceeded/u

/** Whether the end of a file could not be written. Before version 7 it ends with status 0 all the same: a file of 40 kB was cut short so, without an error. */
const isCutShort = (words: string): boolean => noRoom.test(words) || words.includes('Error writing trailer')

function ffmpegFailure(words: string, { about, writes = about }: FfmpegRun): ExpectedFailure {
  const detail = words.trim().split('\n').at(-1)?.trim() || 'ffmpeg ended without a word'
  if (noRoom.test(words))
    return new ExpectedFailure({ code: 'disk-full', file: writes, detail: didNotFit(writes) })
  return new ExpectedFailure({ code: 'encoding-failed', file: about, detail })
}
