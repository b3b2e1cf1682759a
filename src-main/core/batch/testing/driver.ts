import type { BookFacts } from '../../../../src-contract/book-facts.ts'
import type { BatchEvent, EventNamed } from '../events.ts'
import { redoNothing, type Book, type RunSummary } from '../book.ts'
import { newBatch, type Batch, type Limits } from '../state.ts'
import { transition } from '../transition.ts'
import type { Command } from '../commands.ts'

export const limits: Limits = {
  maxWorkers: 2,
  batchSize: null,
  phaseTimeoutSec: 600,
  phases: [1, 2, 3, 4, 5],
}
export const place = { workspace: '/w', pipelineJson: '/w/pipeline.json', outputDir: null }

export function facts(sha256: string): BookFacts {
  return {
    path: '/in/x.pdf',
    bytes: 10,
    sha256,
    fileType: 'pdf',
    classification: 'text',
    title: null,
    author: null,
    language: 'en',
    pages: 3,
    words: 100,
    audioSec: 60,
    encrypted: false,
    repaired: false,
  }
}

export function summary(over: Partial<RunSummary> = {}): RunSummary {
  return {
    outcome: 'completed',
    exitCode: 0,
    signal: null,
    durationSec: 30,
    stderrTail: '',
    stdoutTail: '',
    ...over,
  }
}

/** A machine that is driven by hand: the last outcome's commands are kept. */
export type Driver = {
  state: () => Batch
  book: (id: string) => Book
  send: (event: BatchEvent, at?: number) => readonly Command[]
  ignored: () => string | null
  runOf: (id: string) => string
}

export function drive(over: Partial<Limits> = {}): Driver {
  return driveFrom(newBatch('s', { ...limits, ...over }))
}

export function driveFrom(begun: Batch): Driver {
  let state = begun
  let ignored: string | null = null
  const book = (id: string): Book => {
    const found = state.books.get(id)
    if (found === undefined) throw new Error(`no book ${id}`)
    return found
  }
  return {
    state: () => state,
    book,
    ignored: () => ignored,
    runOf: (id) => book(id).run?.runId ?? 'none',
    send: (event, at = 1000) => {
      const outcome = transition(state, event, at)
      state = outcome.state
      ignored = outcome.ignored
      return outcome.commands
    },
  }
}

export function checkedEvent(id: string, sha256 = id): EventNamed<'checked'> {
  return {
    type: 'checked',
    bookId: id,
    facts: facts(sha256),
    failure: null,
    fileId: id,
    place,
    standing: { kind: 'new' },
  }
}

export function addAll(driver: Driver, ids: readonly string[]): void {
  const files = ids.map((id) => ({
    id,
    path: `/in/${id}.pdf`,
    fileName: `${id}.pdf`,
    bytes: 10,
    otherFormats: [],
  }))
  driver.send({ type: 'added', files, redo: redoNothing })
  for (const id of ids) driver.send(checkedEvent(id))
}

export function finishedEvent(bookId: string, runId: string): BatchEvent {
  const event = {
    type: 'finished',
    status: 'done',
    outputs: ['/out/x.mp3'],
    audioSec: 60,
    chapters: [],
    gaps: [],
    sounds: [],
  } as const
  return {
    type: 'run-said',
    bookId,
    runId,
    event: { ...event, outputs: [...event.outputs], chapters: [], gaps: [], sounds: [] },
  }
}

export function endedEvent(bookId: string, runId: string, over: Partial<RunSummary> = {}): BatchEvent {
  return { type: 'run-ended', bookId, runId, summary: summary(over), failure: null }
}

export function placedEvent(bookId: string, runId: string, foreign: boolean): BatchEvent {
  const orchestrator = foreign ? 'orchestrator.py through python3' : 'Built in'
  return {
    type: 'run-placed',
    bookId,
    runId,
    place,
    fileId: bookId,
    logPath: '/logs/x.log',
    orchestrator,
    foreign,
  }
}
