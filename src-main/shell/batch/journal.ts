import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { bookFactsSchema } from '../../../src-contract/book-facts.ts'
import { batchStates, bookStates, phaseProgressSchema } from '../../../src-contract/book-view.ts'
import { failureSchema, succeed, type Result } from '../../../src-contract/failure.ts'
import { chapterMarkSchema, gapSchema, offSoundSchema } from '../../../src-contract/orchestrator-protocol.ts'
import { isPhaseNumber, type PhaseNumber } from '../../../src-contract/phases.ts'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import type { SavedBatch } from '../../core/batch/restore.ts'
import { newRun, runOutcomes } from '../../core/batch/book.ts'
import { foundBookSchema } from '../pile/pile-messages.ts'
import { journalText } from './journal-text.ts'

const time = z.number()
const place = z.object({
  workspace: z.string(),
  pipelineJson: z.string(),
  outputDir: z.string().nullable(),
})

/** A live run keeps only that it was one: who it was stands in its run record. */
const savedRunSchema = z.object({ runId: z.string(), startedAt: time })

const summarySchema = z.object({
  outcome: z.enum(runOutcomes),
  exitCode: z.number().nullable(),
  signal: z.string().nullable(),
  durationSec: z.number(),
  stderrTail: z.string(),
  stdoutTail: z.string(),
})

const redoSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('all') }),
  z.object({
    kind: z.literal('from'),
    phase: z.custom<PhaseNumber>(isPhaseNumber),
    keeps: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('gaps') }),
])

const savedBookSchema = z.object({
  id: z.string(),
  path: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  state: z.enum(bookStates),
  wanted: z.boolean(),
  facts: bookFactsSchema.nullable(),
  fileId: z.string().nullable(),
  place: place.nullable(),
  failure: failureSchema.nullable(),
  duplicateOf: z.string().nullable(),
  doneOn: z.string().nullable(),
  interrupted: z.boolean(),
  redo: redoSchema.default({ kind: 'nothing' }),
  // Earlier journals tell only whether; the earliest phase that it may be is as right for both.
  madeOtherwise: z
    .union([z.boolean().transform((is) => (is ? 4 : null)), z.custom<PhaseNumber>(isPhaseNumber).nullable()])
    .default(null),
  standingNote: z.string().nullable().default(null),
  otherFormats: z.array(z.string()).default([]),
  fileType: z.string().nullable().default(null),
  library: foundBookSchema.shape.library.default(null),
  orchestrator: z.string().nullable().default(null),
  foreign: z.boolean().default(false),
  voice: z.string().nullable().default(null),
  phaseStartedAt: time.nullable().default(null),
  workedSec: z.number().default(0),
  phases: z.array(phaseProgressSchema),
  phase: z.custom<PhaseNumber>(isPhaseNumber).nullable(),
  outputs: z.array(z.string()),
  chapters: z.array(chapterMarkSchema),
  gaps: z.array(gapSchema),
  sounds: z.array(offSoundSchema).default([]),
  audioSec: z.number().nullable(),
  warnings: z.number(),
  attempt: z.number(),
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  logPath: z.string().nullable(),
  run: savedRunSchema.transform(newRun).nullable(),
  lastRun: summarySchema.nullable(),
  unreported: z.boolean(),
  pace: z.unknown().transform(() => null),
})

const journalSchema = z.object({
  version: z.literal(1),
  at: time,
  batch: z.object({
    mode: z.enum(batchStates),
    workPerAudio: z.number().nullable(),
    workPerScan: z.number().nullable().default(null),
    interrupted: z
      .object({ at: time, booksLeft: z.number(), wasPaused: z.boolean() })
      .nullable()
      .default(null),
    current: z.object({ id: z.string(), startedAt: time, begun: z.number() }).nullable().default(null),
  }),
  books: z.array(savedBookSchema),
})

export type LoadedJournal = {
  saved: SavedBatch | null
  /** Where a journal that could not be read was put, and why. */
  setAside: { path: string; reason: string } | null
}

/** Reads the journal. One that cannot be understood is moved aside, never lost; one that cannot be read at all is a failure. */
export async function loadJournal(path: string): Promise<Result<LoadedJournal>> {
  try {
    const text = await readFile(path, 'utf8')
    const parsed = parseJournal(text)
    if (parsed.saved !== null) return succeed({ saved: parsed.saved, setAside: null })
    const aside = `${path}.unreadable-${new Date().toISOString().replaceAll(':', '-')}`
    await rename(path, aside)
    return succeed({ saved: null, setAside: { path: aside, reason: parsed.reason } })
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return succeed({ saved: null, setAside: null })
    const failure = fileFailure(error, path, 'home-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}

function parseJournal(text: string): { saved: SavedBatch; reason: '' } | { saved: null; reason: string } {
  try {
    const parsed = journalSchema.safeParse(JSON.parse(text))
    if (parsed.success) return { saved: parsed.data, reason: '' }
    return { saved: null, reason: z.prettifyError(parsed.error).slice(0, 500) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { saved: null, reason: error.message }
  }
}

/** How long less important changes wait for each other. */
const journalEveryMs = 1000

export type Journal = {
  /** `urgent`: something that must outlive a crash; written at once, or right after the write that is under way. */
  touch: (urgent: boolean) => void
  /** Resolves when everything touched so far has been written (or its failure told). */
  saved: () => Promise<void>
}

/** Keeps the state on disk: whole, atomic, never two writes at a time. A failed write is told and tried again at the next change. */
export function openJournal(
  path: string,
  read: () => SavedBatch,
  onError: (error: unknown) => void,
): Journal {
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> | null = null
  let dirty = false

  const write = async (): Promise<void> => {
    while (dirty) {
      dirty = false
      try {
        await mkdir(dirname(path), { recursive: true })
        await writeFileAtomic(path, journalText(read()))
      } catch (error) {
        onError(error)
      }
    }
    writing = null
  }
  const flush = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (dirty) writing ??= write()
    if (writing !== null) await writing
  }
  return {
    touch: (urgent) => {
      dirty = true
      if (urgent) void flush()
      else if (timer === null && writing === null) timer = setTimeout(() => void flush(), journalEveryMs)
    },
    saved: flush,
  }
}
