import { z } from 'zod'
import { titlesFoundSchema } from '../../src-contract/chapter-speech.ts'

/** What comes after a sentence decides the pause behind it. */
const breakAfterSchema = z.enum(['sentence', 'paragraph', 'heading', 'chapter'])
export type BreakAfter = z.infer<typeof breakAfterSchema>

const sentenceSchema = z.object({
  /** As printed. */
  text: z.string().min(1),
  /** As it is to be said: numbers, abbreviations and symbols in words. */
  said: z.string().min(1),
  after: breakAfterSchema,
  /** BCP 47, of a passage in another language than the book's. */
  language: z.string().optional(),
})
export type Sentence = z.infer<typeof sentenceSchema>

/** About 10 to 30 seconds of speech, never across a chapter. */
const chunkSchema = z.object({
  /** From 0, in the order of the book. */
  index: z.number().int().nonnegative(),
  /** Index of the chapter that it belongs to. */
  chapter: z.number().int().nonnegative(),
  sentences: z.array(sentenceSchema).min(1),
  /** BCP 47, of a passage in another language than the book's. */
  language: z.string().optional(),
})
export type Chunk = z.infer<typeof chunkSchema>

/** What phase 3 makes. */
export const chunkListSchema = z.object({
  language: z.string(),
  chapterTitles: z.array(z.string()),
  /** What the chapters were called before the listener named, joined or left out any; left out where nothing was. */
  titlesFound: titlesFoundSchema.optional(),
  chunks: z.array(chunkSchema),
})
export type ChunkList = z.infer<typeof chunkListSchema>

/** A sentence that sounded off when it was listened to, and what came of it. */
export const soundNoteSchema = z.object({
  /** As printed. */
  text: z.string(),
  /** Seconds from the chunk's start. */
  startSec: z.number(),
  /** What was wrong, in words that follow the sentence: "breaks off". */
  reason: z.string(),
  /** How it was made again, e.g. "take 2"; null: no other way was better. */
  again: z.string().nullable(),
  /** What is wrong still; null: it is well. */
  left: z.string().nullable(),
})
export type SoundNote = z.infer<typeof soundNoteSchema>

/** A chunk as phase 4 leaves it. */
const spokenChunkSchema = z.object({
  index: z.number().int().nonnegative(),
  chapter: z.number().int().nonnegative(),
  /** Absolute path of its samples in our own store: WAV, mono, 16 bits. */
  path: z.string(),
  /** The same samples under the contract's name, for people and other programs. */
  publishedPath: z.string(),
  key: z.string(),
  durationSec: z.number().nonnegative(),
  /** For each sentence, seconds from the chunk's start. */
  timings: z.array(z.object({ startSec: z.number(), endSec: z.number() })),
  after: breakAfterSchema,
  voice: z.string(),
  engine: z.string(),
  /** Voices that said what its own voice could not, as ENGINE:NAME. */
  otherVoices: z.array(z.string()).default([]),
  /** Why there is silence in its place; null where it was spoken. */
  gap: z.string().nullable(),
  /** What is missing, where it is not all of the chunk. */
  gapText: z.string().nullable().default(null),
  /** Sentences that sounded off. */
  sounds: z.array(soundNoteSchema).default([]),
  /** Seconds of work for a second of speech. */
  rtFactor: z.number().nonnegative(),
})
export type SpokenChunk = z.infer<typeof spokenChunkSchema>

/** What phase 4 makes. */
export const spokenBookSchema = z.object({
  voice: z.string(),
  engine: z.string(),
  engineVersion: z.string(),
  sampleRateHz: z.number().int().positive(),
  /** Voices in words, for people, by their ids. */
  labels: z.record(z.string(), z.string()).default({}),
  chunks: z.array(spokenChunkSchema),
})
export type SpokenBook = z.infer<typeof spokenBookSchema>
