import { isMade } from '../../../src-contract/book-view.ts'
import { succeed, type Result } from '../../../src-contract/failure.ts'
import { booksInOrder, phasesOf, type Batch } from '../../core/batch/state.ts'
import type { StoreClient } from '../store/store-client.ts'
import { spokenVoices, type SpokenAsk } from './spoken-voices.ts'

/**
 * The voices that books which are not done yet are to have, each once. One that is still being looked at has no id yet: what its record says is found out when
 * it is run.
 */
export async function wishedVoices(
  state: Batch,
  store: Pick<StoreClient, 'wishes'>,
  setting: string | null,
): Promise<Result<string[]>> {
  const wishes = new Set<string>()
  const idsOf = new Map<string, string[]>()
  for (const { state: stands, place, fileId } of booksInOrder(state)) {
    if (isMade(stands)) continue
    if (place !== null && fileId !== null) {
      const ids = idsOf.get(place.pipelineJson) ?? []
      ids.push(fileId)
      idsOf.set(place.pipelineJson, ids)
    } else if (setting !== null) wishes.add(setting)
  }
  for (const [path, fileIds] of idsOf) {
    const found = await store.wishes(path, fileIds, setting)
    if (!found.ok) return found
    for (const wish of found.value) wishes.add(wish)
  }
  return succeed([...wishes])
}

/** Whether a voice has nothing left to say in any book that is not done yet. */
export async function hasNothingToSay(
  wish: string,
  state: Batch,
  {
    options,
    store,
  }: { options: SpokenAsk['context']['options']; store: Pick<StoreClient, 'wishes' | 'standing'> },
): Promise<boolean> {
  const setting = options.config().voice
  for (const book of booksInOrder(state)) {
    const { state: stands, place, fileId, redo } = book
    if (isMade(stands)) continue
    if (place === null || fileId === null) {
      if (wish === setting) return false
      continue
    }
    const wishes = await store.wishes(place.pipelineJson, [fileId], setting)
    if (!wishes.ok) return false
    if (!wishes.value.includes(wish)) continue
    const order = { redo, phases: phasesOf(state) }
    const isSpoken = await spokenVoices({ context: { options, store }, book, order }, { place, fileId })
    if (!isSpoken(wish)) return false
  }
  return true
}
