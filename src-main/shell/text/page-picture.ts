import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { pageReportSchema, type PageView } from '../../../src-contract/page-view.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import { nodeEnvironment } from '../app/ask-orchestrator.ts'

const run = promisify(execFile)
const answerTimeoutMs = 60_000

export type PageAsked = {
  /** Absolute, as `output` is. */
  source: string
  page: number
  /** The PNG. */
  output: string
  workspace: string
  fileId: string
  ffmpeg: string | null
}

/** What `execFile` rejects with where the program has failed but told why. */
const printedSchema = z.object({ code: z.literal(1), stdout: z.string().min(1) })

/** Has the built-in orchestrator write the picture of a page of a book that was read, with the kinds of its pieces coloured. Fails with what it reports. */
export async function pagePicture(asked: PageAsked): Promise<Result<PageView>> {
  const { source, page, output, workspace, fileId, ffmpeg } = asked
  const named = ffmpeg === null ? [] : ['--ffmpeg', ffmpeg]
  const words = ['--page', String(page), '--output', output, '--workspace', workspace, '--file-id', fileId]
  try {
    const { stdout } = await run(
      process.execPath,
      [orchestratorProgram(), 'page', ...words, ...named, '--', source],
      { env: nodeEnvironment(), timeout: answerTimeoutMs, maxBuffer: 16_000_000, windowsHide: true },
    ).catch((error: unknown) => {
      const printed = printedSchema.safeParse(error)
      if (!printed.success) throw error
      return printed.data
    })
    const { view, error } = pageReportSchema.parse(JSON.parse(stdout))
    if (error !== null) return { ok: false, failure: error }
    return view === null ? fail('orchestrator-failed', { detail: 'it showed no page' }) : succeed(view)
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    return fail('orchestrator-failed', { detail: detail.trim().slice(-500) })
  }
}
