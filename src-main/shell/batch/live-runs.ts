import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { failureFrom, succeed, type Failure } from '../../../src-contract/failure.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import type { Book, Ending, RunSummary } from '../../core/batch/book.ts'
import { openBookLog, type BookLog } from '../logs/book-log.ts'
import { endWords } from '../logs/log-head.ts'
import { runTheirs } from '../orchestrator/their-run.ts'
import type { RunningProcess } from '../run/run-process.ts'
import { removeRunRecord, writeRunRecord } from '../run/run-records.ts'
import { runBuiltIn } from './built-in-run.ts'
import type { RunContext, RunJob, RunOrder } from './run-job.ts'
import { logPathFor } from './run-plan.ts'

export type LiveRuns = {
  start: (book: Book, runId: string, order: RunOrder) => void
  suspend: (book: Book, runId: string) => void
  resume: (runId: string) => void
  stop: (runId: string, why: Ending) => void
  limit: (runId: string, cores: number) => void
  ids: () => string[]
  allEnded: () => Promise<void>
}

type Live = { started: Promise<RunningProcess | null>; over: Promise<void>; cancel: AbortController }

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

  const carry = async (
    book: Book,
    runId: string,
    order: RunOrder,
    settle: (running: RunningProcess | null) => void,
    signal: AbortSignal,
  ): Promise<void> => {
    let summary: RunSummary = nothingRan
    let failure: Failure | null = null
    let log: BookLog | null = null
    try {
      const path = logPathFor(options.logsDir, book)
      log = await openBookLog(path, {
        onError: (error) => context.log(`${path}: ${error.message}`),
        least: () => options.config().log_level,
        secrets: () => [context.passwordFor(book.id) ?? ''],
      })
      const begun = async (running: RunningProcess): Promise<void> => {
        settle(running)
        if (running.pid !== undefined)
          await writeRunRecord(options.runsDir, { runId, bookId: book.id, pid: running.pid })
      }
      const asking: RunJob['asking'] = async (ask) => {
        dispatch({ type: 'run-asks', bookId: book.id, runId, asking: true })
        try {
          return await ask()
        } finally {
          dispatch({ type: 'run-asks', bookId: book.id, runId, asking: false })
        }
      }
      const job: RunJob = { context, book, runId, order, log, signal, begun, asking, nothingRan }
      const chosen = await asking(async () => options.orchestrator?.(signal) ?? succeed(null))
      if (!chosen.ok) failure = chosen.failure
      else {
        const ended = await (chosen.value === null ? runBuiltIn(job) : runTheirs(job, chosen.value))
        if (ended !== null) ({ summary, failure } = ended)
        log.phase(null)
        if (ended !== null && summary !== nothingRan) log.note('INFO', endWords(summary))
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
      const cancel = new AbortController()
      const entry: Live = { started: promise, over: Promise.resolve(), cancel }
      live.set(runId, entry)
      entry.over = carry(book, runId, order, resolve, cancel.signal)
    },
    suspend: (book, runId) => {
      void live.get(runId)?.started.then(async (running) => {
        const rests = await running?.suspend()
        if (rests === 'called-off') return
        dispatch({ type: rests === 'goes-on' ? 'run-goes-on' : 'run-suspended', bookId: book.id, runId })
      })
    },
    resume: (runId) => {
      void live.get(runId)?.started.then((running) => running?.resume())
    },
    stop: (runId, why) => {
      const entry = live.get(runId)
      if (entry === undefined) return
      entry.cancel.abort()
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
