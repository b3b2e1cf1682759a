import { setTimeout as delay } from 'node:timers/promises'
import { describeFailure, ExpectedFailure, type Failure } from '../../src-contract/failure.ts'
import { phaseOf, type PhaseNumber } from '../../src-contract/phases.ts'
import { isOurs } from '../../src-contract/pipeline-json/is-ours.ts'
import { failureOf } from '../../src-node/fs-failure.ts'
import { giveMemoryBack } from '../collect-garbage.ts'
import type { PhaseContext } from '../phase.ts'
import type { BookSteps, Step } from './book-steps.ts'
import type { PhaseStore, StoredPhase } from './phase-store.ts'
import { record, recordDone } from './record-phase.ts'
import { earlierPhase, mayPass } from './retry-rule.ts'
import { secondsBetween, storedTimes } from './run-times.ts'

export type RunRequest = {
  phases: readonly PhaseNumber[]
  /** Further attempts at a phase after its first. */
  maxRetries: number
  /** Phases that are to be made afresh, whatever another program left of them. */
  again: ReadonlySet<PhaseNumber>
}

export type RunEnd =
  | { outcome: 'finished' }
  | { outcome: 'failed'; failure: Failure; phase: PhaseNumber | null }
  | { outcome: 'stopped' }
type BadEnd = Exclude<RunEnd, { outcome: 'finished' }>

export type RunTools = {
  book: BookSteps
  store: PhaseStore
  context: PhaseContext
  now: () => Date
  /** What is to be done once the book stands, before anybody is told. */
  beforeFinished: () => Promise<void>
}

/** Ctrl-C reaches the whole group: ffmpeg may end, and its phase fail, before our own handler has heard of it. */
const signalGraceMs = 50

/**
 * Runs the requested phases of one book in order, emits what happens to it, and says how it ended. A stored output under the same key stands; phases
 * that were not requested are taken from the store or are missing.
 */
export async function runBook(tools: RunTools, request: RunRequest): Promise<RunEnd> {
  const { book, context } = tools
  const last = Math.max(...request.phases)
  let backs = 0
  for (let at = 0; ; at++) {
    const step = book.steps[at]
    if (step === undefined || step.number > last) break
    const end = request.phases.includes(step.number)
      ? await runPhase(tools, step, request)
      : await takeStored(tools, step, request)
    if (end === null) continue
    const back = end.outcome === 'failed' ? earlierPhase(end.failure.code) : null
    if (end.outcome === 'stopped' || back === null || !request.phases.includes(back))
      return close(context, end)
    if (backs++ === request.maxRetries) return close(context, end)
    context.log('warning', describeFailure(end.failure))
    at = book.steps.findIndex(({ number }) => number === back) - 1
  }
  await tools.beforeFinished()
  const finished = request.phases.includes(5) ? book.finished() : null
  const gaps = book.gaps() ?? []
  context.emit({
    type: 'finished',
    status: gaps.length > 0 ? 'done-with-gaps' : 'done',
    outputs: finished?.outputs.map((output) => output.path) ?? [],
    audioSec: finished?.audioSec ?? 0,
    chapters: finished?.chapters ?? [],
    gaps,
    sounds: book.sounds(context),
  })
  return { outcome: 'finished' }
}

function close(context: PhaseContext, end: BadEnd): RunEnd {
  if (end.outcome === 'stopped') {
    context.log('info', 'Stopped; the next run goes on from here')
    context.emit({ type: 'stopped' })
  } else {
    // The reason first: it is the line that a log is opened at.
    context.log('error', describeFailure(end.failure))
    if (end.phase !== null) context.log('error', `Pipeline aborted at Phase ${end.phase}`)
    context.emit({ type: 'failed', failure: end.failure, phase: end.phase })
  }
  return end
}

async function runPhase(tools: RunTools, step: Step, request: RunRequest): Promise<BadEnd | null> {
  const { context, now } = tools
  for (let attempt = 0; ; attempt++) {
    const start = now()
    try {
      context.signal.throwIfAborted()
      await runOnce(tools, step, start, request)
      return null
    } catch (error) {
      const end = await endOf(tools, step, error, start)
      if (end.outcome === 'stopped' || attempt >= request.maxRetries || !mayPass(end.failure.code)) return end
      context.log('warning', describeFailure(end.failure))
      context.log('info', `Retrying Phase ${step.number} (previous status: failed)`)
    }
  }
}

/** Another program's result counts where its record says success of this very file, and nobody asked for the phase to be done again. */
async function adopted(tools: RunTools, step: Step, request: RunRequest): Promise<boolean> {
  const { recorded } = tools.context
  const found = recorded.entry(step.number)
  if (found?.status !== 'success' || request.again.has(step.number)) return false
  if (isOurs(step.number, found.entry)) return false
  return (await recorded.isSameSource()) && step.adopt(tools.context)
}

function previousMissing(context: PhaseContext, phase: PhaseNumber): ExpectedFailure {
  const detail = `${phase} (${phaseOf(phase).name})`
  return new ExpectedFailure({ code: 'previous-phase-missing', file: context.source, detail })
}

/** A phase that another program did, and of whose result the next one's alone is left: phase 3's chunks stand for the text of phase 2. */
async function isLeftOut(tools: RunTools, step: Step, request: RunRequest): Promise<boolean> {
  const next = tools.book.steps.find(({ number }) => number === step.number + 1)
  const isDone = tools.context.recorded.entry(step.number)?.status === 'success'
  return step.number === 2 && next !== undefined && isDone && adopted(tools, next, request)
}

type Standing = { by: 'ours'; stored: StoredPhase } | { by: 'theirs' } | { by: null; key: string | null }

/**
 * What of a phase is there already. The record says who has made it last: a result that it calls another program's is newer than our own. But for phase
 * 1, where ours has looked at the file itself.
 */
async function standing(tools: RunTools, step: Step, request: RunRequest): Promise<Standing> {
  const { context, store } = tools
  const key = step.missingInput() === null ? await step.key(context) : null
  const takeOwn = async (): Promise<StoredPhase | null> => {
    const stored = key === null ? null : await store.read(step.number)
    return stored?.key === key && (await step.restore(stored?.output, context)) ? stored : null
  }
  const isTheirs = async (): Promise<boolean> => adopted(tools, step, request)
  const stored = step.number === 1 || !(await isTheirs()) ? await takeOwn() : null
  if (stored !== null) return { by: 'ours', stored }
  const isThere = (await isTheirs()) || (await isLeftOut(tools, step, request))
  return isThere ? { by: 'theirs' } : { by: null, key }
}

/** While the text is read the voice is loaded beside it, where there is a core for it: the first chunk can be heard a second sooner. */
async function prepareSpeech({ book, context }: RunTools, { phases }: RunRequest): Promise<void> {
  if (phases.includes(4) && context.cores() >= 2)
    await book.steps.find(({ number }) => number === 4)?.prepare(context)
}

async function runOnce(tools: RunTools, step: Step, start: Date, request: RunRequest): Promise<void> {
  const { book, context, store, now } = tools
  const { number } = step
  const found = await standing(tools, step, request)
  if (found.by === null && found.key === null) throw previousMissing(context, step.missingInput() ?? number)
  const reused = found.by !== null
  context.log(
    'info',
    reused
      ? `Skipping Phase ${number} (already completed)`
      : `Running Phase ${number} (${phaseOf(number).name})`,
  )
  context.emit({ type: 'phase-started', phase: number, done: 0, total: null, unit: phaseOf(number).unit })
  if (found.by === null) {
    record(tools, number, 'running', { start, end: null })
    await context.whenRunning()
    if (number === 2) await prepareSpeech(tools, request)
    // Speech and mastering start processes of their own.
    if (number >= 4) giveMemoryBack()
    const output = await step.run(context)
    context.signal.throwIfAborted()
    const seconds = secondsBetween(start, now())
    await store.write(number, { key: found.key ?? '', output, finishedAt: now().toISOString(), seconds })
  }
  // The record of another program's phase stays as it is.
  const stored = found.by === 'ours' ? storedTimes(found.stored.finishedAt, found.stored.seconds) : null
  if (found.by !== 'theirs') await recordDone(tools, step, stored ?? { start, end: now() })
  const elapsedSec = reused ? 0 : secondsBetween(start, now())
  context.emit({ type: 'phase-finished', phase: number, reused, elapsedSec })
  const facts = number === 1 ? book.facts() : null
  if (facts !== null) context.emit({ type: 'facts', facts })
}

/** A phase that was not asked for: what it made is read, or it has to be run first. */
async function takeStored(tools: RunTools, step: Step, request: RunRequest): Promise<BadEnd | null> {
  const { context } = tools
  try {
    context.signal.throwIfAborted()
    const found = await standing(tools, step, request)
    if (found.by === null) throw previousMissing(context, step.missingInput() ?? step.number)
    return null
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
  const failure = failureOf(error, context.source)
  if (!(error instanceof ExpectedFailure))
    context.log('error', error instanceof Error ? (error.stack ?? error.message) : String(error))
  else if (error.cause instanceof Error) context.log('debug', error.cause.stack ?? error.cause.message)
  if (start !== null)
    record(tools, step.number, 'failed', { start, end: now() }, { errors: [describeFailure(failure)] })
  return { outcome: 'failed', failure, phase: step.number }
}
