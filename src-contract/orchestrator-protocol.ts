import { z } from 'zod'
import { bookFactsSchema } from './book-facts.ts'
import { failureSchema } from './failure.ts'
import { pageViewSchema, pageWishSchema } from './page-view.ts'
import { isPhaseNumber, type PhaseNumber } from './phases.ts'
import { phaseEntrySchema } from './pipeline-json/schema.ts'
import { encodingChoiceSchema, textSampleSchema } from './text-encodings.ts'

/**
 * The line protocol of `--events ndjson`, one JSON object a line: events on stdout, commands on stdin. docs/orchestrator-protocol.md
 * describes it for other orchestrators. The number goes up when a reader of the old one would misunderstand the new one; new event types and new
 * keys do not count, because readers leave out what they do not know.
 */
export const protocolVersion = 1

const phase = z.custom<PhaseNumber>(isPhaseNumber)
const count = z.number().nonnegative()
const unit = z.enum(['bytes', 'pages', 'chapters', 'chunks', 'seconds'])

export const chapterMarkSchema = z.object({
  title: z.string(),
  /** Seconds from the start of the book. */
  startSec: count,
})
export type ChapterMark = z.infer<typeof chapterMarkSchema>

export const gapSchema = z.object({
  /** Number of the chunk, from 0. */
  chunk: z.number().int().nonnegative(),
  text: z.string(),
  reason: z.string(),
})
export type Gap = z.infer<typeof gapSchema>

/** A sentence that sounded off when it was listened to, and what came of it. */
export const offSoundSchema = z.object({
  /** Number of the chunk, from 0. */
  chunk: z.number().int().nonnegative(),
  /** As printed. */
  text: z.string(),
  /** Seconds from the start of the book. */
  atSec: count,
  /** What was wrong, in words that follow the sentence: "breaks off". */
  reason: z.string(),
  /** How it was made again, e.g. "take 2"; null: nothing that was tried is better. */
  again: z.string().nullable(),
  /** What is wrong still; null: it is well. */
  left: z.string().nullable(),
})
export type OffSound = z.infer<typeof offSoundSchema>

export const orchestratorEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), protocol: z.number().int(), name: z.string(), version: z.string() }),
  z.object({ type: z.literal('facts'), facts: bookFactsSchema }),
  /** `done` of `total` units stand already from an earlier run. */
  z.object({ type: z.literal('phase-started'), phase, done: count, total: count.nullable(), unit }),
  /** Coalesced by the sender to at most ten a second. */
  z.object({ type: z.literal('progress'), phase, done: count, total: count, unit }),
  /** `reused`: everything stood already, nothing was done. */
  z.object({ type: z.literal('phase-finished'), phase, reused: z.boolean(), elapsedSec: count }),
  z.object({
    type: z.literal('chunk-done'),
    /** From 0, in the order of the book. */
    chunk: z.number().int().nonnegative(),
    total: z.number().int().positive(),
    audioSec: count,
    reused: z.boolean(),
    /** Absolute path of its sound, and the title of its chapter: what a player needs. */
    path: z.string().optional(),
    chapter: z.string().optional(),
  }),
  /** This book's entry of pipeline.json for one phase, for its one writer to store. */
  z.object({ type: z.literal('record'), phase, entry: phaseEntrySchema }),
  /** `at_once`: whoever looks on may want to stop the book for it. */
  z.object({ type: z.literal('warning'), message: z.string(), at_once: z.boolean().optional() }),
  z.object({
    type: z.literal('artifact'),
    kind: z.enum(['audio', 'subtitles', 'text', 'cover']),
    path: z.string(),
    bytes: count,
  }),
  z.object({ type: z.literal('paused') }),
  z.object({ type: z.literal('resumed') }),
  z.object({ type: z.literal('failed'), failure: failureSchema, phase: phase.nullable() }),
  /** Stopped on request, resumable. */
  z.object({ type: z.literal('stopped') }),
  z.object({
    type: z.literal('finished'),
    status: z.enum(['done', 'done-with-gaps']),
    /** Absolute paths of finished audio. */
    outputs: z.array(z.string()),
    audioSec: count,
    chapters: z.array(chapterMarkSchema),
    gaps: z.array(gapSchema),
    sounds: z.array(offSoundSchema).default([]),
  }),
])
export type OrchestratorEvent = z.infer<typeof orchestratorEventSchema>
export type EventOf<Type extends OrchestratorEvent['type']> = Extract<OrchestratorEvent, { type: Type }>

export const orchestratorCommandSchema = z.discriminatedUnion('type', [
  /** How much of the machine it may use, in cores; fractions mean waiting part of the time. */
  z.object({ type: z.literal('limit'), cores: z.number().positive() }),
  /** Answers `password-needed`. Never on argv, never logged. */
  z.object({ type: z.literal('password'), password: z.string() }),
  z.object({ type: z.literal('pause') }),
  z.object({ type: z.literal('resume') }),
  z.object({ type: z.literal('stop') }),
])
export type OrchestratorCommand = z.infer<typeof orchestratorCommandSchema>

/** The `inspect` verb: a line {id, path, password?} in, a line of the answer out, in any order, until stdin closes. */
export const inspectRequestSchema = z.object({
  id: z.string(),
  path: z.string(),
  password: z.string().optional(),
  /** How the file, which is one text, begins in this encoding is wanted, or with `auto` in the one that is found out; no facts then. */
  sample: encodingChoiceSchema.optional(),
  /** The picture of a page of the book, which was read, is wanted, and what reading made of its pieces; no facts then. */
  page: pageWishSchema.optional(),
})
export type InspectRequest = z.infer<typeof inspectRequestSchema>

export const inspectAnswerSchema = z.object({
  id: z.string(),
  facts: bookFactsSchema.nullable(),
  /** What stands in the way of converting it, if anything does. */
  failure: failureSchema.nullable(),
  /** Where it was wanted. */
  sample: textSampleSchema.optional(),
  view: pageViewSchema.optional(),
})
export type InspectAnswer = z.infer<typeof inspectAnswerSchema>
