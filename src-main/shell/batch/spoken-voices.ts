import { nothingOwn } from '../../../src-contract/own-speech.ts'
import { speechSettingsSchema } from '../../../src-contract/spoken-with.ts'
import type { Book, Place } from '../../core/batch/book.ts'
import { isSameVoice } from '../../core/plan/made-otherwise.ts'
import type { RunContext, RunOrder } from './run-job.ts'

export type SpokenAsk = {
  context: {
    options: Pick<RunContext['options'], 'config' | 'said'>
    store: Pick<RunContext['store'], 'standing'>
  }
  book: Book
  order: RunOrder
}

/**
 * Which voices have nothing left to say in the book, and need not be there: all of it is spoken already by the one that is wanted. None also where that cannot be found
 * out.
 */
export async function spokenVoices(
  { context, book, order }: SpokenAsk,
  { place, fileId }: { place: Place; fileId: string },
): Promise<(wish: string) => boolean> {
  const { options, store } = context
  const { redo } = order
  const none = (): boolean => false
  const isAnew = redo.kind === 'all' || (redo.kind === 'from' && redo.phase <= 4 && redo.keeps !== true)
  if (isAnew) return none
  const settings = speechSettingsSchema.parse(options.config())
  const identity = { fileId, sha256: book.facts?.sha256 ?? null, sourcePath: book.path }
  const speech = { settings, said: options.said ?? nothingOwn }
  const asked = { phases: order.phases, resumes: true, sourceThere: true, speech }
  const found = await store.standing(place.pipelineJson, identity, asked)
  if (!found.ok || found.value.chunks === null) return none
  const { done, chunks, voice } = found.value
  if (chunks.spoken !== chunks.total) return none
  // What is counted of a finished book is there, in whatever voice.
  return (wish) => !done || (voice !== null && isSameVoice(voice, wish))
}
