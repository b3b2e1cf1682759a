import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { voicesReportSchema, type Voice } from '../../../src-contract/reports.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'

const run = promisify(execFile)
const answerTimeoutMs = 60_000

/** The environment in which `process.execPath` is plain Node, under Electron too. */
export function nodeEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _dropped, ...rest } = process.env
  return process.versions['electron'] === undefined ? rest : { ...rest, ELECTRON_RUN_AS_NODE: '1' }
}

/** The voices that the built-in orchestrator can speak with on this machine. */
export async function listVoices(program: string = orchestratorProgram()): Promise<Result<Voice[]>> {
  if (!(await fileExists(program))) return fail('orchestrator-missing', { file: program })
  try {
    const { stdout } = await run(process.execPath, [program, 'voices', '--json'], {
      env: nodeEnvironment(),
      timeout: answerTimeoutMs,
      maxBuffer: 16_000_000,
      windowsHide: true,
    })
    const document: unknown = JSON.parse(stdout)
    return succeed(voicesReportSchema.parse(document).items)
  } catch (error) {
    const words = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    return fail('orchestrator-failed', { detail: words.trim().slice(-500) })
  }
}
