import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { failureFrom, type Failure } from '../../../src-contract/failure.ts'
import { fileExists, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import type { BatchEvent } from '../../core/batch/events.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { Book, Ending, Place, Redo, RunSummary } from '../../core/batch/state.ts'
import { openBookLog, type BookLog } from '../logs/book-log.ts'
import { endWords, logHead } from '../logs/log-head.ts'
import { startProcess, type RunningProcess } from '../run/run-process.ts'
import { removeRunRecord, writeRunRecord } from '../run/run-records.ts'
import type { ControllerOptions } from '../app/bookspool-api.ts'
import {
  logPathFor,
  mannerOf,
  orchestratorArguments,
  pasteable,
  settingsFor,
  settingsPathFor,
} from './run-plan.ts'

export type RunContext = {
  options: ControllerOptions
  program: string
  dispatch: (event: BatchEvent) => void
  /** Where the book's work goes and under which id, settled anew for each run. */
  placeBook: (book: Book) => Promise<{ place: Place; fileId: string }>
  passwordFor: (bookId: string) => string | null
  /** Cores for a run that begins now. */
  coresNow: () => number
  log: (words: string) => void
}

/** What the batch wants of one run. */
export type RunOrder = { redo: Redo; phases: readonly PhaseNumber[] }

export type LiveRuns = {
  start: (book: Book, runId: string, order: RunOrder) => void
  suspend: (book: Book, runId: string) => void
  resume: (runId: string) => void
  stop: (runId: string, why: Ending) => void
  limit: (runId: string, cores: number) => void
  ids: () => string[]
  allEnded: () => Promise<void>
}

type Live = { started: Promise<RunningProcess | null>; over: Promise<void>; cancelled: boolean }

const nothingRan: RunSummary = {
  outcome: 'failed',
  exitCode: null,
  signal: null,
  durationSec: 0,
  stderrTail: '',
  stdoutTail: '',
}

/** The processes behind the machine's runs. Whatever is asked of a run that is just being prepared waits until it is there. */
export function openLiveRuns(context: RunContext): LiveRuns {
  const { options, dispatch } = context
  const live = new Map<string, Live>()

  const prepare = async (
    book: Book,
    runId: string,
    order: RunOrder,
    log: BookLog,
  ): Promise<{ args: string[]; head: string[] }> => {
    const config = options.config()
    const { place, fileId } = await context.placeBook(book)
    await mkdir(join(options.runsDir, runId), { recursive: true })
    // Beside the log, and kept with it: its first line names this file and is to work when it is pasted.
    const settingsPath = settingsPathFor(log.path)
    await writeFileAtomic(settingsPath, JSON.stringify(settingsFor(config, options.overwrite, book.library)))
    dispatch({
      type: 'run-placed',
      bookId: book.id,
      runId,
      place,
      fileId,
      logPath: log.path,
      orchestrator: 'Built in',
      foreign: false,
    })
    const hasPassword = context.passwordFor(book.id) !== null
    const head = await logHead({
      orchestrator: 'Built in',
      program: context.program,
      attempt: book.attempt,
      phases: order.phases,
      manner: mannerOf(order.redo),
      workspace: place.workspace,
      output: place.outputDir ?? join(place.workspace, 'phase5_enhancement', 'output'),
      config,
      hasPassword,
    })
    const args = orchestratorArguments({
      source: book.path,
      settingsPath,
      fileId,
      place,
      phases: order.phases,
      maxRetries: config.max_retries,
      redo: order.redo,
      overwrite: options.overwrite,
      hasPassword,
    })
    return { args, head }
  }

  const launch = (
    book: Book,
    runId: string,
    { args, head }: { args: string[]; head: string[] },
    log: BookLog,
  ): RunningProcess => {
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
        dispatch({ type: 'run-said', bookId: book.id, runId, event })
      },
    })
    log.head([pasteable(running.commandLine), ...head])
    const password = context.passwordFor(book.id)
    if (password !== null) running.send({ type: 'password', password })
    running.send({ type: 'limit', cores: context.coresNow() })
    return running
  }

  const carry = async (
    book: Book,
    runId: string,
    order: RunOrder,
    settle: (running: RunningProcess | null) => void,
    isCancelled: () => boolean,
  ): Promise<void> => {
    let summary: RunSummary = nothingRan
    let failure: Failure | null = null
    let log: BookLog | null = null
    try {
      if (!(await fileExists(context.program)))
        failure = { code: 'orchestrator-missing', file: context.program }
      else {
        const path = logPathFor(options.logsDir, book)
        log = await openBookLog(path, {
          onError: (error) => context.log(`${path}: ${error.message}`),
          least: () => options.config().log_level,
          secrets: () => [context.passwordFor(book.id) ?? ''],
        })
        const prepared = await prepare(book, runId, order, log)
        if (!isCancelled()) {
          const running = launch(book, runId, prepared, log)
          settle(running)
          if (running.pid !== undefined)
            await writeRunRecord(options.runsDir, { runId, bookId: book.id, pid: running.pid })
          const end = await running.ended
          log.phase(null)
          log.note('INFO', endWords(end))
          summary = end
          failure = end.failure
        }
      }
    } catch (error) {
      // What cannot be prepared (a folder that cannot be written) fails this book alone.
      failure = fileFailure(error, options.runsDir, 'home-not-writable') ?? failureFrom(error, book.path)
      context.log(`${runId}: ${failure.detail ?? ''}`)
    }
    settle(null)
    await cleanUp(runId, log, failure)
    live.delete(runId)
    dispatch({ type: 'run-ended', bookId: book.id, runId, summary, failure })
  }

  const cleanUp = async (runId: string, log: BookLog | null, failure: Failure | null): Promise<void> => {
    try {
      if (failure !== null) log?.note('ERROR', `${failure.code}: ${failure.detail ?? ''}`)
      await log?.close()
      await removeRunRecord(options.runsDir, runId)
      await rm(join(options.runsDir, runId), { recursive: true, force: true })
    } catch (error) {
      context.log(`${runId}: its records could not be cleared: ${failureFrom(error).detail ?? ''}`)
    }
  }

  return {
    start: (book, runId, order) => {
      const { promise, resolve } = deferred<RunningProcess | null>()
      const entry: Live = { started: promise, over: Promise.resolve(), cancelled: false }
      live.set(runId, entry)
      entry.over = carry(book, runId, order, resolve, () => entry.cancelled)
    },
    suspend: (book, runId) => {
      void live.get(runId)?.started.then(async (running) => {
        await running?.suspend()
        dispatch({ type: 'run-suspended', bookId: book.id, runId })
      })
    },
    resume: (runId) => {
      void live.get(runId)?.started.then((running) => running?.resume())
    },
    stop: (runId, why) => {
      const entry = live.get(runId)
      if (entry === undefined) return
      entry.cancelled = true
      void entry.started.then(async (running) => {
        const report = await running?.stop(why === 'timeout' ? 'timed-out' : 'cancelled')
        if (report !== undefined && !report.exitSeen) context.log(`${runId}: its exit was not seen`)
      })
    },
    limit: (runId, cores) => {
      void live.get(runId)?.started.then((running) => running?.send({ type: 'limit', cores }))
    },
    ids: () => [...live.keys()],
    allEnded: async () => {
      while (live.size > 0) await Promise.all([...live.values()].map(async (entry) => entry.over))
    },
  }
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
