import { z } from 'zod'
import { failureSchema } from './failure.ts'

/** Whose work is meant: a book of a workspace, both as pipeline.json and its folder name them. */
const ofBook = { id: z.number().int(), workspace: z.string(), fileId: z.string() }

/** What the `work` verb of the orchestrator is asked, one JSON object a line. */
export const workRequestSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('measure'),
    id: z.number().int(),
    workspace: z.string(),
    /** Of this book alone; left out: of all. */
    fileId: z.string().optional(),
  }),
  z.object({
    type: z.literal('compress'),
    ...ofBook,
    /** Another program may read the chunks: they stay WAV. */
    keepWav: z.boolean(),
    /** The configured ffmpeg; null: the one that is found. */
    ffmpeg: z.string().nullable(),
    /** Of one core, in the long run; above 0, at most 1. */
    share: z.number().positive().max(1),
  }),
  z.object({ type: z.literal('drop'), ...ofBook }),
])
export type WorkRequest = z.infer<typeof workRequestSchema>

const bookWorkSchema = z.object({
  fileId: z.string(),
  title: z.string().nullable(),
  /** Of what can be dropped; a file with several names counts once. */
  bytes: z.number(),
  /** Whether sound is stored as it was spoken, and whether other work is. */
  plain: z.object({ sound: z.boolean(), rest: z.boolean() }),
})
export type BookWork = z.infer<typeof bookWorkSchema>

/** The answer to the request of the same id. */
export const workAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('measured'), id: z.number().int(), books: z.array(bookWorkSchema) }),
  /** `sound`: the published chunks are FLAC files from now on. */
  z.object({ type: z.literal('compressed'), id: z.number().int(), sound: z.boolean() }),
  z.object({ type: z.literal('dropped'), id: z.number().int() }),
  z.object({ type: z.literal('failed'), id: z.number().int(), failure: failureSchema }),
])
export type WorkAnswer = z.infer<typeof workAnswerSchema>
