import type { BatchView, BookView } from '../../src-contract/book-view.ts'
import type { Snapshot, StateChange } from '../../src-contract/channels.ts'

/** What the window knows of main's facts: a snapshot, and the announcements since. */
export type Projection = {
  revision: number
  about: Pick<Snapshot, 'version' | 'door' | 'platform' | 'orchestrator'>
  books: ReadonlyMap<string, BookView>
  order: readonly string[]
  batch: BatchView
  output: Snapshot['output']
  workspace: Snapshot['workspace']
  questions: Snapshot['questions']
}

export function projectionOf(snapshot: Snapshot): Projection {
  return {
    revision: snapshot.revision,
    about: {
      version: snapshot.version,
      door: snapshot.door,
      platform: snapshot.platform,
      orchestrator: snapshot.orchestrator,
    },
    books: new Map(snapshot.books.map((book) => [book.id, book])),
    order: snapshot.books.map((book) => book.id),
    batch: snapshot.batch,
    output: snapshot.output,
    workspace: snapshot.workspace,
    questions: snapshot.questions,
  }
}

/** Several announcements in one step. `gap`: at least one is missing between, so that main has to be asked again. */
export function applyChanges(
  projection: Projection,
  changes: readonly StateChange[],
): { projection: Projection; gap: boolean } {
  // One that was already in the snapshot tells nothing new.
  const fresh = changes.filter((change) => change.revision > projection.revision)
  if (fresh.length === 0) return { projection, gap: false }
  const { revision } = projection
  if (fresh.some((change, index) => change.revision !== revision + index + 1))
    return { projection, gap: true }

  const next: Projection = { ...projection, revision: revision + fresh.length }
  if (fresh.some((change) => change.books !== undefined || change.removed !== undefined)) {
    const books = new Map(projection.books)
    const order = new Set(projection.order)
    for (const change of fresh) {
      for (const id of change.removed ?? []) {
        books.delete(id)
        order.delete(id)
      }
      for (const book of change.books ?? []) {
        books.set(book.id, book)
        order.add(book.id)
      }
    }
    next.books = books
    const ids = [...order]
    if (ids.length !== projection.order.length || ids.some((id, index) => id !== projection.order[index]))
      next.order = ids
  }
  for (const change of fresh) {
    next.batch = change.batch ?? next.batch
    next.output = change.output ?? next.output
    next.workspace = change.workspace ?? next.workspace
    next.questions = change.questions ?? next.questions
    if (change.orchestrator !== undefined) next.about = { ...next.about, orchestrator: change.orchestrator }
    if (change.order !== undefined) next.order = change.order.filter((id) => next.books.has(id))
  }
  return { projection: next, gap: false }
}
