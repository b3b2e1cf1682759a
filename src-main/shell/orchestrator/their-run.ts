import { setTimeout as wait } from 'node:timers/promises'
import type { Failure, Result } from '../../../src-contract/failure.ts'
import type { OrchestratorEvent } from '../../../src-contract/orchestrator-protocol.ts'
import { nothingOwn, recordedSpeech, withSaidSpeech } from '../../../src-contract/own-speech.ts'
import type { RunSummary } from '../../core/batch/book.ts'
import type { Theirs } from '../../core/orchestrator/choose.ts'
import {
  beyondTheirs,
  phasesToAsk,
  theirArguments,
  theirVoice,
} from '../../core/orchestrator/their-arguments.ts'
import { theirEnd } from '../../core/orchestrator/their-end.ts'
import { beginTheirs, heardLine, sawRecords, type Heard } from '../../core/orchestrator/their-progress.ts'
import type { ChosenOrchestrator } from '../app/bookspool-api.ts'
import { beginRun } from '../batch/begin-run.ts'
import type { RunJob } from '../batch/run-job.ts'
import { theirPasteable } from '../batch/run-plan.ts'
import type { StoredStanding } from '../store/store-messages.ts'
import { ownName } from './own-name.ts'
import { startTheirs } from './their-process.ts'

/** How often pipeline.json is looked at while another program writes it. The store worker reads it again only where it has changed. */
const lookEveryMs = 2000
/** Reading a large record and the list of processes again takes a tenth of the time at most. */
const lookCostFactor = 9
/** A flood of lines counts as one sign of life a second. */
const heardEveryMs = 1000

type Ended = { summary: RunSummary; failure: Failure | null }

/** One book by an orchestrator of another make: its words and pipeline.json tell of its progress, and pipeline.json of what became of the book. */
export async function runTheirs(job: RunJob, chosen: ChosenOrchestrator): Promise<Ended | null> {
  const { context, book, runId, order, log } = job
  const placed = await context.placeBook(book)
  const { place, fileId } = placed
  const { pipelineJson } = place
  const { theirs, login } = chosen
  const source = await ownName(book.path, fileId, place.workspace)
  const held = await context.store.hold(pipelineJson)
  if (!held.ok) return { summary: job.nothingRan, failure: held.failure }
  try {
    const config = context.options.config()
    const phases = phasesToAsk(order.phases, order.redo)
    const identity = { fileId, sha256: book.facts?.sha256 ?? null, sourcePath: book.path }
    const look = async (): Promise<Result<StoredStanding>> =>
      context.store.standing(pipelineJson, identity, {
        phases: order.phases,
        resumes: true,
        sourceThere: true,
        anyChunks: true,
      })
    const before = await look()
    if (!before.ok) return { summary: job.nothingRan, failure: before.failure }
    const { label: orchestrator, program } = theirs
    const head = await beginRun(job, { placed, orchestrator, foreign: true, program, phases, hasPassword: false }) // prettier-ignore
    const record = await context.recordOf(book, placed)
    const ownWords = beyondTheirs(withSaidSpeech(recordedSpeech(record, fileId), context.options.said ?? nothingOwn)) // prettier-ignore
    if (ownWords !== null) log.note('WARNING', ownWords)
    const voice = theirVoice(record, fileId, {
      setting: config.voice,
      typed: context.options.said?.voice ?? null,
    })
    const voiced = (name: string | null): void => {
      if (name !== null) context.dispatch({ type: 'run-voiced', bookId: book.id, runId, voice: name })
    }
    const isSpoken =
      order.redo.kind === 'nothing' &&
      before.value.records.some(({ phase, status }) => phase === 4 && status === 'success')
    voiced(isSpoken ? before.value.voice : voice.expected)
    if (job.signal.aborted) return null

    let progress = beginTheirs(phases, order.redo.kind !== 'nothing', before.value.records)
    const say = (event: OrchestratorEvent): void => {
      if (event.type === 'phase-started') {
        log.phase(event.phase)
        // A phase may begin with a server that is started and let go.
        void running.look()
      } else if (event.type === 'finished')
        for (const output of event.outputs) log.note('INFO', `Finished: ${output}`)
      context.dispatch({ type: 'run-said', bookId: book.id, runId, event })
    }
    const take = (heard: Heard): void => {
      progress = heard.progress
      heard.events.forEach(say)
    }
    let lastHeard = 0
    const running = startTheirs({
      runId,
      theirs,
      args: theirArguments({ source, pipelineJson, phases: order.phases, redo: order.redo, maxRetries: config.max_retries, voice: voice.told, subtitles: config.subtitles.length > 0 }), // prettier-ignore
      login,
      pipelineJson,
      log,
      onLine: (line) => {
        take(heardLine(progress, line))
        const now = performance.now()
        if (now - lastHeard < heardEveryMs) return
        lastHeard = now
        context.dispatch({ type: 'run-heard', bookId: book.id, runId })
      },
    })
    log.head([theirPasteable(theirs.cwd, running.commandLine), ...head])
    await job.begun(running)
    const over = new AbortController()
    const watch = async (): Promise<void> => {
      let pauseMs = lookEveryMs
      while (!over.signal.aborted) {
        await sleep(pauseMs, over.signal)
        if (over.signal.aborted) return
        const begun = performance.now()
        await running.look()
        const seen = await look()
        pauseMs = Math.max(lookEveryMs, lookCostFactor * (performance.now() - begun))
        // One that is just being written by a program that writes in place cannot be read for a moment: the next look can.
        if (seen.ok && !over.signal.aborted) take(sawRecords(progress, seen.value.records, seen.value.chunks))
      }
    }
    const watching = watch()
    const summary = await running.ended
    over.abort()
    await watching
    if (summary.failure !== null) return { summary, failure: unstarted(summary.failure, theirs) }
    const after = await look()
    voiced(after.ok ? after.value.voice : null)
    const { result, failure, phase } = theirEnd(
      book.path,
      summary,
      progress,
      after.ok ? after.value : after.failure,
    )
    if (result !== null) say(result)
    else if (failure !== null && !job.signal.aborted) say({ type: 'failed', failure, phase })
    return { summary, failure }
  } finally {
    context.store.release(pipelineJson)
  }
}

/** Why a program that was there, and proved, could not be started all the same. */
function unstarted(failure: Failure, { program, words }: Theirs): Failure {
  return failure.code === 'orchestrator-missing'
    ? { code: 'orchestrator-not-found', file: words[0] ?? program }
    : { code: 'orchestrator-unusable', file: program, detail: failure.detail ?? 'it could not be started' }
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
