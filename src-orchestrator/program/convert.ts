import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { describeFailure, type Failure } from '../../src-contract/failure.ts'
import { failureOf } from '../../src-node/fs-failure.ts'
import { ownSpeechWords } from '../../src-contract/own-speech-words.ts'
import { protocolVersion, type OrchestratorEvent } from '../../src-contract/orchestrator-protocol.ts'
import type { TextChoices } from '../../src-contract/text-choices.ts'
import { homeFolder } from '../../src-node/home-folder.ts'
import { lowerOwnPriority } from '../../src-node/lower-priority.ts'
import { readTextChoices } from '../../src-node/text-choices-file.ts'
import type { LogLevel, Pace, PhaseContext } from '../phase.ts'
import type { ConvertRequest } from './arguments.ts'
import { bookSteps, type BookPhases } from './book-steps.ts'
import { cpuShare } from './cpu-share.ts'
import { isWorthSaying, logFile, logLine, type Outlet } from './outlet.ts'
import { prepareBook, type PreparedBook } from './prepare-book.ts'
import { interruptedExitCode } from './lifeline.ts'
import { forgetRedo } from './redo-note.ts'
import { runBook, type RunEnd } from './run-book.ts'
import type { RunControl } from './run-control.ts'

export type ConvertTools = {
  phases: BookPhases
  outlet: Outlet
  control: RunControl
  version: string
  now: () => Date
}

/** One book, from the command line to the exit status: 0 success, gaps included; 1 failed; 130 stopped. */
export async function convert(request: ConvertRequest, tools: ConvertTools): Promise<number> {
  const { outlet, control, version } = tools
  outlet.event({ type: 'hello', protocol: protocolVersion, name: 'bookspool-orchestrator', version })
  // People work on this machine. Workers and ffmpeg inherit it.
  lowerOwnPriority('usual', (words) => outlet.words('debug', words))
  const runId = randomUUID()
  let prepared: PreparedBook
  const pace = paceOf(control)
  try {
    prepared = await prepareBook(request, pace)
    if (request.passwordOnStdin) await control.whenPasswordGiven()
  } catch (error) {
    if (control.signal.aborted) return stopped(outlet)
    return refused(outlet, error, request)
  }
  try {
    if (prepared.doneElsewhere !== null) return sayDone(request, outlet, prepared.doneElsewhere)
    return await runPrepared(request, tools, prepared, { runId, pace })
  } finally {
    await prepared.lock.release()
  }
}

function stopped(outlet: Outlet): number {
  outlet.event({ type: 'stopped' })
  return interruptedExitCode
}

function refused(outlet: Outlet, error: unknown, request: ConvertRequest): number {
  const failure = failureOf(error, request.file)
  if (failure.code === 'internal' && error instanceof Error)
    outlet.words('error', error.stack ?? error.message)
  return failed(outlet, failure)
}

function failed(outlet: Outlet, failure: Failure): number {
  outlet.words('error', describeFailure(failure))
  outlet.event({ type: 'failed', failure, phase: null })
  return 1
}

function sayDone(request: ConvertRequest, outlet: Outlet, outputs: string[]): number {
  for (const phase of request.phases) outlet.words('info', `Skipping Phase ${phase} (already completed)`)
  outlet.event({ type: 'finished', status: 'done', outputs, audioSec: 0, chapters: [], gaps: [], sounds: [] })
  return 0
}

async function runPrepared(
  request: ConvertRequest,
  tools: ConvertTools,
  prepared: PreparedBook,
  run: { runId: string; pace: Pace },
): Promise<number> {
  const { outlet, now } = tools
  const { record, places, settings, fileId } = prepared
  const path = join(places.workspace, 'logs', `${fileId}.log`)
  const file =
    record === null
      ? null
      : logFile(path, (error) => outlet.words('warning', `No log is written to ${path}: ${String(error)}`))
  const log = (level: LogLevel, words: string): void => {
    if (!isWorthSaying(level, settings.log_level)) return
    outlet.words(level, words)
    file?.append(logLine(now(), level, words))
  }
  if (record !== null)
    log('info', `${places.source}\nWorkspace: ${places.workspace}\nOutput: ${places.output}`)
  const own = ownSpeechWords(prepared.speech)
  if (own !== null) log('info', `Chosen for this book: ${own}`)
  if (prepared.workDroppedAt !== null)
    log(
      'info',
      `The working files of this book were dropped on ${prepared.workDroppedAt.slice(0, 10)}, to free the disk; what is needed of them is made again`,
    )
  const emit = (event: OrchestratorEvent): void => {
    if (event.type === 'record') record?.store(fileId, event)
    else if (event.type === 'warning') file?.append(logLine(now(), 'warning', event.message))
    outlet.event(event)
  }
  const context = contextOf(tools, prepared, run, emit, log)
  const end = await runBook(
    {
      book: bookSteps(tools.phases),
      store: prepared.store,
      context,
      now,
      beforeFinished: async () => forgetRedo(prepared.folders),
    },
    { phases: request.phases, maxRetries: settings.max_retries, again: prepared.again },
  )
  const unrecorded = (await record?.settled()) ?? null
  if (unrecorded !== null) log('error', describeFailure(unrecorded))
  await file?.settled()
  return unrecorded === null ? exitCodeOf(end) : Math.max(1, exitCodeOf(end))
}

function paceOf(control: RunControl): Pace {
  const share = cpuShare(control)
  return {
    signal: control.signal,
    whenRunning: async () => {
      await control.whenRunning()
      await share.settle()
    },
    spent: share.spent,
  }
}

function contextOf(
  { control }: ConvertTools,
  { places, fileId, folders, settings, recorded }: PreparedBook,
  { runId, pace }: { runId: string; pace: Pace },
  emit: PhaseContext['emit'],
  log: PhaseContext['log'],
): PhaseContext {
  const { cores, onCoresChange, password } = control
  const { source } = places
  let choices: Promise<TextChoices> | null = null
  return {
    source,
    fileId,
    folders,
    settings,
    runId,
    emit,
    log,
    ...pace,
    cores,
    onCoresChange,
    password,
    recorded,
    textChoices: async (sha256) => (choices ??= readTextChoices(homeFolder(), sha256)),
  }
}

function exitCodeOf(end: RunEnd): number {
  if (end.outcome === 'finished') return 0
  return end.outcome === 'stopped' ? interruptedExitCode : 1
}

/** What we may use of the machine by ourselves. */
export function defaultCores(): number {
  return availableParallelism()
}
