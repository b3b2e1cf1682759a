import { setTimeout as delay } from 'node:timers/promises'
import { describeFailure, failureFrom, ExpectedFailure, type Failure } from '../../src-contract/failure.ts'
import { phaseOf, type PhaseNumber } from '../../src-contract/phases.ts'
import type { PhaseStatus } from '../../src-contract/pipeline-json/schema.ts'
import type { PhaseContext } from '../phase.ts'
import type { BookSteps, Step } from './book-steps.ts'
import type { PhaseStore } from './phase-store.ts'
import { mayPass } from './retry-rule.ts'

export type RunRequest = {
  phases: readonly PhaseNumber[]
  /** Further attempts at a phase after its first. */
  maxRetries: number
}

export type RunEnd =
  | { outcome: 'finished' }
  | { outcome: 'failed'; failure: Failure; phase: PhaseNumber | null }
  | { outcome: 'stopped' }

export type RunTools = {
  book: BookSteps
  store: PhaseStore
  context: PhaseContext
  now: () => Date
}

/** Ctrl-C reaches the whole process group: ffmpeg may end, and its phase fail, a moment before our own handler has heard of it. */
const signalGraceMs = 50

type Times = { start: Date; end: Date | null }

/**
 * Runs the requested phases of one book in order, emits what happens to it, and says how it ended. A stored output under the same key stands; phases
 * that were not requested are taken from the store or are missing.
 */
export async function runBook(tools: RunTools, request: RunRequest): Promise<RunEnd> {
  const { book, context } = tools
  const last = Math.max(...request.phases)
  for (const step of book.steps) {
    if (step.number > last) break
    const end = request.phases.includes(step.number)
      ? await runPhase(tools, step, request.maxRetries)
      : await takeStored(tools, step)
    if (end !== null) return close(context, end)
  }
  const finished = request.phases.includes(5) ? book.finished() : null
  const gaps = book.gaps() ?? []
  context.emit({
    type: 'finished',
    status: gaps.length > 0 ? 'done-with-gaps' : 'done',
    outputs: finished?.outputs.map((output) => output.path) ?? [],
    audioSec: finished?.audioSec ?? 0,
    chapters: finished?.chapters ?? [],
    gaps,
  })
  return { outcome: 'finished' }
}

function close(context: PhaseContext, end: Exclude<RunEnd, { outcome: 'finished' }>): RunEnd {
  if (end.outcome === 'stopped') {
    context.log('info', 'Stopped; the next run goes on from here')
    context.emit({ type: 'stopped' })
  } else {
    if (end.phase !== null) context.log('error', `Pipeline aborted at Phase ${end.phase}`)
    context.log('error', describeFailure(end.failure))
    context.emit({ type: 'failed', failure: end.failure, phase: end.phase })
  }
  return end
}

type BadEnd = Exclude<RunEnd, { outcome: 'finished' }>

async function runPhase(tools: RunTools, step: Step, maxRetries: number): Promise<BadEnd | null> {
  const { context, now } = tools
  for (let attempt = 0; ; attempt++) {
    const start = now()
    try {
      context.signal.throwIfAborted()
      await runOnce(tools, step, start)
      // What a phase has left (PDFium's memory and code, a book's pages) would stay until the heap is under pressure, while the next ones start processes of
      // their own. Measured on alice.pdf in phase 4: 159 MB resident after an ordinary collection, 93 MB after this one.
      globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
      return null
    } catch (error) {
      const end = await endOf(tools, step, error, start)
      if (end.outcome === 'stopped' || attempt >= maxRetries || !mayPass(end.failure.code)) return end
      context.log('warning', describeFailure(end.failure))
      context.log('info', `Retrying Phase ${step.number} (previous status: failed)`)
    }
  }
}

async function runOnce(tools: RunTools, step: Step, start: Date): Promise<void> {
  const { book, context, store, now } = tools
  const { number } = step
  const key = await step.key(context)
  const stored = await store.read(number)
  const reused = stored?.key === key && (await step.restore(stored.output, context))
  context.log(
    'info',
    reused
      ? `Skipping Phase ${number} (already completed)`
      : `Running Phase ${number} (${phaseOf(number).name})`,
  )
  context.emit({ type: 'phase-started', phase: number, done: 0, total: null, unit: phaseOf(number).unit })
  if (!reused) {
    record(tools, number, 'running', { start, end: null })
    const output = await step.run(context)
    context.signal.throwIfAborted()
    const seconds = secondsBetween(start, now())
    await store.write(number, { key, output, finishedAt: now().toISOString(), seconds })
  }
  const times = reused ? storedTimes(stored.finishedAt, stored.seconds) : { start, end: now() }
  recordDone(tools, step, times)
  const elapsedSec = reused ? 0 : secondsBetween(start, now())
  context.emit({ type: 'phase-finished', phase: number, reused, elapsedSec })
  const facts = number === 1 ? book.facts() : null
  if (facts !== null) context.emit({ type: 'facts', facts })
}

/** A phase that was not asked for: what it made is read, or it has to be run first. */
async function takeStored(tools: RunTools, step: Step): Promise<BadEnd | null> {
  const { context, store } = tools
  try {
    context.signal.throwIfAborted()
    const stored = await store.read(step.number)
    const key = await step.key(context)
    if (stored?.key === key && (await step.restore(stored.output, context))) return null
    throw new ExpectedFailure({
      code: 'previous-phase-missing',
      file: context.source,
      detail: `${step.number} (${phaseOf(step.number).name})`,
    })
  } catch (error) {
    return endOf(tools, step, error, null)
  }
}

/** `start` null: the phase was not begun, and its record stays as it is. */
async function endOf(tools: RunTools, step: Step, error: unknown, start: Date | null): Promise<BadEnd> {
  const { context, now } = tools
  if (!context.signal.aborted) await delay(signalGraceMs)
  if (context.signal.aborted) {
    if (start !== null) record(tools, step.number, 'pending', null)
    return { outcome: 'stopped' }
  }
  const failure = failureFrom(error, context.source)
  if (!(error instanceof ExpectedFailure))
    context.log('error', error instanceof Error ? (error.stack ?? error.message) : String(error))
  else if (error.cause instanceof Error) context.log('debug', error.cause.stack ?? error.cause.message)
  if (start !== null)
    record(tools, step.number, 'failed', { start, end: now() }, { errors: [describeFailure(failure)] })
  return { outcome: 'failed', failure, phase: step.number }
}

/** In every entry of ours, so that a reader of the record can tell it from another program's. */
const madeBy = 'bookspool'

function recordDone(tools: RunTools, step: Step, times: Times): void {
  const { book, context } = tools
  const gaps = step.number === 4 ? (book.gaps() ?? []) : null
  const spoken = gaps === null ? {} : { gaps, speed: context.settings.speed }
  const mastered = step.number === 5 ? { loudness_lufs: context.settings.loudness_lufs } : spoken
  const more = step.number === 1 ? { source_path: context.source } : mastered
  const status = gaps !== null && gaps.length > 0 ? 'partial_success' : 'success'
  record(tools, step.number, status, times, { errors: [], ...more, ...step.entry(context) })
}

function record(
  tools: RunTools,
  phase: PhaseNumber,
  status: PhaseStatus,
  times: Times | null,
  entry: Record<string, unknown> = {},
): void {
  const timestamps =
    times === null
      ? {}
      : {
          timestamps: {
            start: times.start.toISOString(),
            end: times.end?.toISOString() ?? null,
            duration: times.end === null ? null : secondsBetween(times.start, times.end),
          },
        }
  tools.context.emit({ type: 'record', phase, entry: { ...entry, status, ...timestamps, made_by: madeBy } })
}

function secondsBetween(start: Date, end: Date): number {
  return Math.max(0, (end.getTime() - start.getTime()) / 1000)
}

function storedTimes(finishedAt: string, seconds: number): Times {
  const end = new Date(finishedAt)
  return { start: new Date(end.getTime() - seconds * 1000), end }
}
