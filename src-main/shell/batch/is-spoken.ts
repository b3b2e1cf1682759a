import { nothingOwn } from '../../../src-contract/own-speech.ts'
import { speechSettingsSchema } from '../../../src-contract/spoken-with.ts'
import { isSameVoice } from '../../core/plan/made-otherwise.ts'
import type { Place } from '../../core/batch/book.ts'
import type { RunJob } from './run-job.ts'

/**
 * Whether all of the book is spoken already by the voice that is wanted: then that has nothing left to say, and need not be there. False also where it cannot be found
 * out.
 */
export async function isSpoken(
  { context, book, order }: Pick<RunJob, 'context' | 'book' | 'order'>,
  { place, fileId }: { place: Place; fileId: string },
  wish: string,
): Promise<boolean> {
  const { options, store } = context
  const { redo } = order
  const isAnew = redo.kind === 'all' || (redo.kind === 'from' && redo.phase <= 4 && redo.keeps !== true)
  if (isAnew) return false
  const settings = speechSettingsSchema.parse(options.config())
  const identity = { fileId, sha256: book.facts?.sha256 ?? null, sourcePath: book.path }
  const speech = { settings, said: options.said ?? nothingOwn }
  const asked = { phases: order.phases, resumes: true, sourceThere: true, speech }
  const found = await store.standing(place.pipelineJson, identity, asked)
  if (!found.ok || found.value.chunks === null) return false
  const { done, chunks, voice } = found.value
  // What is counted of a finished book is there, in whatever voice.
  return chunks.spoken === chunks.total && (!done || (voice !== null && isSameVoice(voice, wish)))
}
