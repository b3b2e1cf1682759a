import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import { assertNever } from '../../../src-contract/assert-never.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import {
  voiceActionReportSchema,
  voicesReportSchema,
  type Voice,
  type VoiceAction,
  type VoiceActionReport,
} from '../../../src-contract/reports.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import type { SpeechCommand } from '../../../src-contract/speech-command.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import { childEnvironment, nodeBinary } from '../run/child-environment.ts'

const run = promisify(execFile)
/** For what speaks nothing. What does takes as long as its voice may: the worker that speaks is watched over, and a command has a `timeout` of its own. */
const usualTimeoutMs = 60_000

export type VoiceQuestion = {
  /** The user's commands that are voices too; for a sample those that may be run. */
  commands?: readonly SpeechCommand[]
  program?: string
  /** 0: no limit. */
  timeoutMs?: number
}

/** The document that the built-in orchestrator prints for a question about voices. Its exit status says no more than the document does. */
async function askAboutVoices<Report>(
  words: readonly string[],
  schema: z.ZodType<Report>,
  { commands = [], program = orchestratorProgram(), timeoutMs = usualTimeoutMs }: VoiceQuestion,
): Promise<Result<Report>> {
  if (!(await fileExists(program))) return fail('orchestrator-missing', { file: program })
  try {
    const { stdout } = await run(nodeBinary(), [program, 'voices', ...words], {
      env: { ...childEnvironment('voices'), BOOKSPOOL_SPEECH_COMMANDS: JSON.stringify(commands) },
      timeout: timeoutMs,
      maxBuffer: 16_000_000,
      windowsHide: true,
    }).catch((error: unknown) => {
      const printed = printedSchema.safeParse(error)
      if (!printed.success) throw error
      return printed.data
    })
    return succeed(schema.parse(JSON.parse(stdout)))
  } catch (error) {
    const words = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    const tookTooLong = killedSchema.safeParse(error).success
    const detail = tookTooLong ? `no answer in ${timeoutMs / 1000} seconds` : words.trim().slice(-500)
    return fail('orchestrator-failed', { detail })
  }
}

/** What `execFile` rejects with where it has ended the program, for its time was over. */
const killedSchema = z.object({ killed: z.literal(true), signal: z.literal('SIGTERM') })

/** What `execFile` rejects with where the program has failed but told why. */
const printedSchema = z.object({ code: z.literal(1), stdout: z.string().min(1) })

/** The voices that the built-in orchestrator can speak with on this machine. */
export async function listVoices(question: VoiceQuestion = {}): Promise<Result<Voice[]>> {
  const report = await askAboutVoices(['list', '--json'], voicesReportSchema, question)
  return report.ok ? succeed(report.value.items) : report
}

/** An installation tells its progress: install-voice.ts. */
export type ShortVoiceAction = Exclude<VoiceAction, { action: 'install' }>

function wordsOf(action: ShortVoiceAction): string[] {
  switch (action.action) {
    case 'remove':
      return ['remove', '--', action.id]
    case 'sample':
      return ['sample', '--output', action.output, '--', action.id]
    case 'say': {
      const { id, text, language, pronunciations, output } = action
      const named = id === null ? [] : ['--voice', id]
      const spoken = output === null ? [] : ['--output', output]
      const inLanguage = language === null ? [] : ['--language', language]
      const list = ['--pronunciations', JSON.stringify(pronunciations)]
      return ['say', ...named, ...inLanguage, ...spoken, ...list, '--', text]
    }
    default:
      return assertNever(action)
  }
}

/** Removes or samples a voice; paths are absolute. Fails with what the orchestrator reports. */
export async function actOnVoices(
  action: ShortVoiceAction,
  question: VoiceQuestion = {},
): Promise<Result<VoiceActionReport>> {
  const [verb = '', ...rest] = wordsOf(action)
  const limit = action.action === 'remove' ? {} : { timeoutMs: 0 }
  const report = await askAboutVoices([verb, '--json', ...rest], voiceActionReportSchema, { ...question, ...limit }) // prettier-ignore
  if (!report.ok) return report
  return report.value.error === null ? report : { ok: false, failure: report.value.error }
}
