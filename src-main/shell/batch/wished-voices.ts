import { isMade } from '../../../src-contract/book-view.ts'
import { succeed, type Result } from '../../../src-contract/failure.ts'
import { booksInOrder, type Batch } from '../../core/batch/state.ts'
import type { StoreClient } from '../store/store-client.ts'

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
