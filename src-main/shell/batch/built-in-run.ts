import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure, succeed, type Failure } from '../../../src-contract/failure.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { fileExists, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { builtInLabel } from '../../core/orchestrator/choose.ts'
import { wishesOf } from '../../core/orchestrator/missing-voice.ts'
import type { VoiceAnswers } from '../orchestrator/voice-answers.ts'
import type { SpeechCommand } from '../../../src-contract/speech-command.ts'
import type { RunSummary } from '../../core/batch/book.ts'
import { startProcess } from '../run/run-process.ts'
import { beginRun } from './begin-run.ts'
import type { RunJob } from './run-job.ts'
import { asSaid, orchestratorArguments, pasteable, settingsFor, settingsPathFor } from './run-plan.ts'
import { spokenVoices } from './spoken-voices.ts'

type Placed = Awaited<ReturnType<RunJob['context']['placeBook']>>

/** What speaks where a voice of the book or of a chapter is missing. Throws ExpectedFailure where that cannot be found out. */
async function voiceAnswers(job: RunJob, recorded: PipelineJson, placed: Placed): Promise<VoiceAnswers> {
  const { voices, said, config } = job.context.options
  if (voices === undefined) return {}
  const speaks = job.order.phases.includes(4)
  let spoken: ReturnType<typeof spokenVoices> | null = null
  const answers: Record<string, string> = {}
  for (const wish of wishesOf(recorded, placed.fileId, {
    setting: config().voice,
    typed: said?.voice ?? null,
  })) {
    const answered = await voices.known(wish)
    // Nothing has spoken in its place, and nothing need.
    if (speaks && Object.keys(answered).length === 0 && (await voices.isHere(wish))) continue
    // What is not spoken now has been spoken with the answer of then.
    const isLeft = speaks && !(await (spoken ??= spokenVoices(job, placed)))(wish)
    const settled = isLeft ? await job.asking(async () => voices.settle(wish, job.signal)) : succeed(answered)
    if (!settled.ok) throw new ExpectedFailure(settled.failure)
    Object.assign(answers, settled.value)
  }
  return answers
}

/** The commands that may be run as voices. Throws ExpectedFailure where the one that is wanted may not. */
async function speechCommands(job: RunJob, voices: readonly string[]): Promise<SpeechCommand[]> {
  const { config, speech } = job.context.options
  const { speech_commands } = config()
  if (speech === undefined || speech_commands.length === 0) return speech_commands
  const allowed = await job.asking(async () =>
    speech.allowed(job.order.phases.includes(4) ? voices : [], job.signal),
  )
  if (!allowed.ok) throw new ExpectedFailure(allowed.failure)
  return allowed.value
}

async function prepare(job: RunJob): Promise<{ args: string[]; head: string[] }> {
  const { context, book, runId, order, log } = job
  const { options } = context
  const config = options.config()
  const placed = await context.placeBook(book)
  const { place, fileId } = placed
  await mkdir(join(options.runsDir, runId), { recursive: true })
  // Beside the log, and kept with it: its first line names this file and is to work when it is pasted.
  const settingsPath = settingsPathFor(log.path)
  const recorded = asSaid(await context.recordOf(book, placed), fileId, options)
  const answers = await voiceAnswers(job, recorded, placed)
  const wishes = wishesOf(recorded, fileId, { setting: config.voice, typed: options.said?.voice ?? null })
  const voices = [options.said?.voice ?? '', ...wishes, ...Object.values(answers)]
  const commands = await speechCommands(job, voices)
  const spoken = { ...config, speech_commands: commands }
  const replaceable = (await options.otherStates?.outputs(book.path, place)) ?? []
  const mayReplace = { overwrite: options.overwrite, replaceable }
  const settings = settingsFor(spoken, mayReplace, book.library, recorded, answers)
  await writeFileAtomic(settingsPath, JSON.stringify(settings))
  const hasPassword = context.passwordFor(book.id) !== null
  const { program } = context
  const { phases } = order
  const orchestrator = builtInLabel
  const head = await beginRun(job, { placed, orchestrator, foreign: false, program, phases, hasPassword })
  const args = orchestratorArguments({
    source: book.path,
    settingsPath,
    fileId,
    place,
    phases,
    voice: options.said?.voice ?? null,
    maxRetries: config.max_retries,
    redo: order.redo,
    overwrite: options.overwrite,
    hasPassword,
  })
  return { args, head }
}

/** One book by the built-in orchestrator, which speaks the line protocol; null: it was called off before it began. */
export async function runBuiltIn(
  job: RunJob,
): Promise<{ summary: RunSummary; failure: Failure | null } | null> {
  const { context, book, runId, log } = job
  if (!(await fileExists(context.program)))
    return { summary: job.nothingRan, failure: { code: 'orchestrator-missing', file: context.program } }
  const { args, head } = await prepare(job)
  if (job.signal.aborted) return null
  const running = startProcess({
    runId,
    program: context.program,
    args,
    log,
    onEvent: (event) => {
      if (event.type === 'phase-started') log.phase(event.phase)
      else if (event.type === 'warning') log.note('WARNING', event.message)
      else if (event.type === 'finished')
        for (const output of event.outputs) log.note('INFO', `Finished: ${output}`)
      context.options.onRunEvent?.(book.id, event)
      context.dispatch({ type: 'run-said', bookId: book.id, runId, event })
    },
  })
  log.head([pasteable(running.commandLine), ...head])
  const password = context.passwordFor(book.id)
  if (password !== null) running.send({ type: 'password', password })
  running.send({ type: 'limit', cores: context.coresNow() })
  await job.begun(running)
  const summary = await running.ended
  return { summary, failure: summary.failure }
}
