import { z } from 'zod'
import { gapSchema, offSoundSchema, type Gap, type OffSound } from '../orchestrator-protocol.ts'
import { inPhaseOrder, type PhaseNumber } from '../phases.ts'
import { recordedHash, sectionIn, statusOf, type BookIdentity, type Section } from './read.ts'
import type { PhaseStatus, PipelineJson } from './schema.ts'

export type SkipDecision =
  | {
      skip: true
      /** As recorded, absolute or relative to pipeline.json: the caller looks whether they are still there. Empty: none is recorded. */
      outputs: string[]
      gaps: Gap[]
      sounds: OffSound[]
    }
  | { skip: false; reason: 'hash-changed'; recorded: string }
  | { skip: false; reason: 'phase-not-done'; phase: PhaseNumber; status: PhaseStatus }

const gapListSchema = z.array(gapSchema)
const soundListSchema = z.array(offSoundSchema)

/** The gaps that our own phase 4 lists in its entry. A foreign entry lists none in this shape. */
export function recordedGaps(entry: Section | null): Gap[] {
  const parsed = gapListSchema.safeParse(entry?.['gaps'])
  return parsed.success ? parsed.data : []
}

/** What sounded off, as our own phase 4 lists it in its entry; empty where it does not. */
function recordedSounds(entry: Section | null): OffSound[] {
  return soundListSchema.safeParse(entry?.['sounds']).data ?? []
}

const outputKeys = ['output_file', 'output_files', 'output_path', 'outputs', 'audiobook_path']

/** The finished files that an entry of phase 5 names, as they stand there. */
export function recordedOutputs(entry: Section | null): string[] {
  const found = [entry, sectionIn(entry, 'artifacts')].flatMap((source) =>
    source === null ? [] : outputKeys.flatMap((key) => pathsIn(source[key])),
  )
  return [...new Set(found)]
}

/** Ours lists each file with what is known of it. */
const fileSchema = z.union([z.string(), z.object({ path: z.string() }).transform(({ path }) => path)])

function pathsIn(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.flatMap((item) => fileSchema.safeParse(item).data ?? []).filter((path) => path !== '')
}

function isDone(phase: PhaseNumber, status: PhaseStatus, entry: Section | null): boolean {
  if (status === 'success') return true
  return phase === 4 && status === 'partial_success' && recordedGaps(entry).length > 0
}

/**
 * Whether a file needs no run: every requested phase stands at success for it (or at our own phase 4's partial_success with its gaps listed), and
 * its sha256 is still the recorded one where one is recorded. That a recorded output still exists is for the caller to see.
 */
export function skipDecision(
  pipeline: PipelineJson,
  book: BookIdentity,
  requested: readonly PhaseNumber[],
): SkipDecision {
  const first = statusOf(pipeline, book, 1)
  const recorded = first.entry === null ? null : recordedHash(first.entry)
  if (recorded !== null && book.sha256 !== null && recorded !== book.sha256.toLowerCase())
    return { skip: false, reason: 'hash-changed', recorded }
  for (const phase of inPhaseOrder(requested)) {
    const { status, entry } = statusOf(pipeline, book, phase)
    if (!isDone(phase, status, entry)) return { skip: false, reason: 'phase-not-done', phase, status }
  }
  const outputs = requested.includes(5) ? recordedOutputs(statusOf(pipeline, book, 5).entry) : []
  const spoken = statusOf(pipeline, book, 4).entry
  return { skip: true, outputs, gaps: recordedGaps(spoken), sounds: recordedSounds(spoken) }
}
