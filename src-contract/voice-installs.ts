import { z } from 'zod'
import { failureSchema } from './failure.ts'
import { voiceSchema } from './reports.ts'

/** One voice on its way in, or one that did not get in. */
const voiceInstallSchema = z.object({
  /** What was asked for: an id of the catalogue, or a file's or folder's path. */
  what: z.string(),
  state: z.enum(['waiting', 'running', 'failed', 'stopped']),
  /** Bytes here, or read of a packed file, of how many; null where there is nothing to count, or it has not begun. */
  done: z.number().nullable(),
  total: z.number().nullable(),
  /** Why it failed. */
  failure: failureSchema.nullable(),
})
export type VoiceInstall = z.infer<typeof voiceInstallSchema>

export const voiceInstallsSchema = z.object({
  /** In the order in which they were asked for: one is installed at a time. */
  installs: z.array(voiceInstallSchema),
  /** Goes up whenever a voice has come or gone: what `voices.list` said before is old then. */
  listed: z.number(),
})
export type VoiceInstalls = z.infer<typeof voiceInstallsSchema>

/** A voice that would be better than the embedded one. `language`: without a region, "en". */
export const voiceOfferSchema = z.object({ language: z.string(), voice: voiceSchema })
export type VoiceOffer = z.infer<typeof voiceOfferSchema>
