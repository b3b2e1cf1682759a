import { z } from 'zod'

/** A file of a finished book, as it was written: absolute path, and by what it is told whether anybody has changed it since. */
export const finishedFileSchema = z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })
export type FinishedFile = z.infer<typeof finishedFileSchema>
