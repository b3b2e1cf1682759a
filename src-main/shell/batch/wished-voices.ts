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
  const open = booksInOrder(state).filter(
    (book) => book.state !== 'done' && book.state !== 'done-with-gaps' && book.state !== 'skipped',
  )
  for (const [path, books] of Map.groupBy(open, ({ place }) => place?.pipelineJson ?? null)) {
    const fileIds = books.flatMap(({ fileId }) => fileId ?? [])
    const found = path === null ? succeed(setting ?? []) : await store.wishes(path, fileIds, setting)
    if (!found.ok) return found
    for (const wish of [found.value].flat()) wishes.add(wish)
  }
  return succeed([...wishes])
}
