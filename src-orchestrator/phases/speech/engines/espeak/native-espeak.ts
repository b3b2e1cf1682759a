import { execFileSync, spawn } from 'node:child_process'
import { errorCode } from '../../../../../src-node/atomic-file.ts'

/** The eSpeak NG that is installed on this machine. */
export type NativeEspeak = {
  version: string
  /** The files of its voices, e.g. "gmw/en-US". */
  voices: ReadonlySet<string>
}

const program = 'espeak-ng'
const probeMs = 5000
/** What it writes before its samples; their number is not in it, as it writes to a pipe. */
const headBytes = 44

function ask(flag: string): string | null {
  try {
    return execFileSync(program, [flag], {
      encoding: 'utf8',
      timeout: probeMs,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    })
  } catch (error) {
    // Not there, or it does not run here: then there is none.
    if (error instanceof Error && (errorCode(error) !== undefined || 'status' in error)) return null
    throw error
  }
}

function probe(): NativeEspeak | null {
  // A process for each sentence is what makes it twice as fast on Linux; on Windows and macOS starting one costs several times that.
  if (process.platform !== 'linux') return null
  const version = /^eSpeak NG text-to-speech: (\S+)/u.exec(ask('--version') ?? '')?.[1]
  if (version === undefined) return null
  const files = (ask('--voices') ?? '').split('\n').slice(1).map((line) => line.trim().split(/\s+/u)[4] ?? '') // prettier-ignore
  return { version, voices: new Set(files.filter((file) => file !== '')) }
}

let found: NativeEspeak | null | undefined

/** Looked for once in the life of a process. */
export function nativeEspeak(): NativeEspeak | null {
  if (found === undefined) found = probe()
  return found
}

/** One text, already escaped, by a process of its own: it keeps no state. Rejects where no sound comes of it. `rate`: words a minute. */
export async function speakNatively(
  text: string,
  voice: string,
  rate: number,
  sampleRateHz: number,
): Promise<Int16Array> {
  const child = spawn(program, ['-v', voice, '-s', String(rate), '-b', '1', '-m', '--stdin', '--stdout'], {
    windowsHide: true,
  })
  const parts: Buffer[] = []
  let words = ''
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  child.stderr.setEncoding('utf8').on('data', (said: string) => {
    words = `${words}${said}`.slice(-300)
  })
  // It may have ended before.
  child.stdin.on('error', () => undefined)
  child.stdin.end(text)
  const ended = await new Promise<string | null>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', (status, signal) => resolve(status === 0 ? null : (signal ?? `exit status ${status}`)))
  })
  const bytes = Buffer.concat(parts)
  if (ended !== null) throw new Error(`${program}: ${ended} ${words.trim()}`.trim())
  if (bytes.length < headBytes || bytes.toString('latin1', 36, 40) !== 'data')
    throw new Error(`${program} gives no sound ${words.trim()}`.trim())
  if (bytes.readUInt32LE(24) !== sampleRateHz)
    throw new Error(`${program} speaks ${voice} at ${bytes.readUInt32LE(24)} Hz`)
  // A copy, because samples begin at an even place of their buffer.
  return new Int16Array(Uint8Array.from(bytes.subarray(headBytes, bytes.length - (bytes.length % 2))).buffer)
}
