import { spawn } from 'node:child_process'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { installEventSchema, type VoiceActionReport } from '../../../src-contract/reports.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import { lineReader } from '../../../src-node/line-reader.ts'
import { childEnvironment, nodeBinary } from '../run/child-environment.ts'

export type VoiceInstallation = {
  /** In bytes, of what is fetched or of a packed file that is read; not called where there is neither. */
  onProgress: (progress: { done: number; total: number }) => void
  /** Calls it off; what has come of a download is kept for the next time. */
  signal: AbortSignal
  program?: string
}

function parseEvent(line: string): ReturnType<typeof installEventSchema.safeParse> {
  try {
    return installEventSchema.safeParse(JSON.parse(line))
  } catch (error) {
    if (error instanceof SyntaxError) return installEventSchema.safeParse(null)
    throw error
  }
}

/** Installs a voice of the catalogue, a file or a folder, by the built-in orchestrator. Fails with what that reports, and with 'orchestrator-missing'. */
export async function installVoice(
  what: string,
  { onProgress, signal, program = orchestratorProgram() }: VoiceInstallation,
): Promise<Result<VoiceActionReport>> {
  if (!(await fileExists(program))) return fail('orchestrator-missing', { file: program })
  const child = spawn(nodeBinary(), [program, 'voices', 'install', '--events', 'ndjson', '--', what], {
    // Where a proxy is set, Node 24 and later use it.
    env: { ...childEnvironment('voices'), NODE_USE_ENV_PROXY: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  let report: VoiceActionReport | null = null
  let words = ''
  const lines = lineReader((line) => {
    const event = parseEvent(line)
    if (!event.success) return
    if (event.data.type === 'report') ({ report } = event.data)
    else onProgress(event.data)
  })
  child.stdout.on('data', (bytes: Buffer) => lines.write(bytes))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = `${words}${text}`.slice(-500)
  })
  // It may have ended before.
  child.stdin.on('error', () => undefined)
  const stop = (): void => {
    child.stdin.end()
  }
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const ended = await new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', (status, by) => resolve(by ?? `exit status ${status}`))
  })
  signal.removeEventListener('abort', stop)
  lines.end()
  const said: VoiceActionReport | null = report
  return said === null ? fail('orchestrator-failed', { detail: words.trim() || ended }) : settled(said)
}

/** A report, or the failure in it. */
export function settled(report: VoiceActionReport): Result<VoiceActionReport> {
  return report.error === null ? succeed(report) : { ok: false, failure: report.error }
}
