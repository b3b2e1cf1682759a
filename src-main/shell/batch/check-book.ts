import { fileIdFor, foldStem } from '../../../src-contract/file-id.ts'
import { ExpectedFailure, failureFrom, type Failure, type Result } from '../../../src-contract/failure.ts'
import type { BatchEvent, EventNamed, Standing } from '../../core/batch/events.ts'
import { booksInOrder, type Batch, type Book, type Place } from '../../core/batch/state.ts'
import type { ControllerOptions } from '../app/bookspool-api.ts'
import type { StoreClient } from '../store/store-client.ts'
import { dayInWords } from './day-in-words.ts'
import type { Inspector, Look } from './inspector.ts'

export type BookChecker = {
  /** Looks at a file and dispatches what was found. */
  check: (bookId: string) => void
  placeBook: (book: Book) => Promise<{ place: Place; fileId: string }>
}

export type CheckContext = {
  options: ControllerOptions
  store: StoreClient
  inspector: Inspector
  state: () => Batch
  dispatch: (event: BatchEvent) => void
  passwordFor: (bookId: string) => string | null
}

type Placed = { place: Place; fileId: string }

/** A look at each file: what it is, where its work goes, under which id, and whether anything is left to do. */
export function openBookChecker(context: CheckContext): BookChecker {
  const { options, store } = context
  // Ids are given one after the other, each seeing the ones before it.
  let idQueue: Promise<void> = Promise.resolve()

  const idFor = async (book: Book, place: Place, sha256: string): Promise<Result<string>> => {
    const recorded = await store.owners(place.pipelineJson, { sourcePath: book.path, sha256 })
    if (!recorded.ok) return recorded
    const owners = new Map(recorded.value)
    for (const other of booksInOrder(context.state())) {
      if (other.id === book.id || other.fileId === null || other.place?.workspace !== place.workspace)
        continue
      owners.set(foldStem(other.fileId), other.facts?.sha256 ?? null)
    }
    return { ok: true, value: fileIdFor(book.fileName, sha256, owners) }
  }

  const standingOf = async (book: Book, placed: Placed, sha256: string): Promise<Result<Standing>> => {
    const { phases_to_run: phases, resume_enabled: resumes } = options.config()
    if (book.redo.kind !== 'nothing' || !resumes) return { ok: true, value: { kind: 'new' } }
    const identity = { fileId: placed.fileId, sha256, sourcePath: book.path }
    const found = await store.standing(placed.place.pipelineJson, identity, phases)
    if (!found.ok) return found
    if (!found.value.done) return { ok: true, value: { kind: 'new' } }
    const { doneAt, outputs, audioSec, chapters, voice, speed } = found.value
    const { asked = {} } = options
    const differs = (wanted: string | number | undefined, made: string | number | null): boolean =>
      wanted !== undefined && made !== null && wanted !== made
    // The orchestrator makes again what depends on it, and nothing else.
    if (differs(asked.voice, voice) || differs(asked.speed, speed))
      return { ok: true, value: { kind: 'new' } }
    const doneOn = dayInWords(doneAt, new Date())
    return { ok: true, value: { kind: 'done', doneOn, outputs, audioSec, chapters } }
  }

  const judge = async (book: Book, look: Look): Promise<EventNamed<'checked'>> => {
    const found = { type: 'checked', bookId: book.id, facts: look.facts, failure: look.failure } as const
    const unplaced = { fileId: null, place: null, standing: { kind: 'new' } } as const
    const sha256 = look.facts?.sha256 ?? null
    if (sha256 === null) return { ...found, ...unplaced }
    const refused = (failure: Failure): EventNamed<'checked'> => ({ ...found, ...unplaced, failure })
    const place = options.placeOf({ path: book.path, sha256 })
    const fileId = await idFor(book, place, sha256)
    if (!fileId.ok) return refused(fileId.failure)
    const placed = { place, fileId: fileId.value }
    if (look.failure !== null) return { ...found, ...placed, standing: { kind: 'new' } }
    const standing = await standingOf(book, placed, sha256)
    return standing.ok ? { ...found, ...placed, standing: standing.value } : refused(standing.failure)
  }

  const settle = async (bookId: string, look: Look): Promise<void> => {
    const book = context.state().books.get(bookId)
    if (book === undefined) return
    try {
      context.dispatch(await judge(book, look))
    } catch (error) {
      const failure = failureFrom(error, book.path)
      const nothing = { facts: null, fileId: null, place: null, standing: { kind: 'new' } } as const
      context.dispatch({ type: 'checked', bookId, ...nothing, failure })
    }
  }

  return {
    check: (bookId) => {
      const book = context.state().books.get(bookId)
      if (book === undefined) return
      void context.inspector.look(book.path, context.passwordFor(bookId)).then((look) => {
        idQueue = idQueue.then(async () => settle(bookId, look))
      })
    },
    placeBook: async (book) => {
      // A book that was begun goes on where it is; a new one follows the settings of now.
      if (book.place !== null && book.fileId !== null && book.attempt > 1 && book.redo.kind !== 'all')
        return { place: book.place, fileId: book.fileId }
      const sha256 = book.facts?.sha256 ?? ''
      const place = options.placeOf({ path: book.path, sha256 })
      if (book.fileId !== null && book.place?.workspace === place.workspace)
        return { place, fileId: book.fileId }
      const fileId = await idFor(book, place, sha256)
      if (!fileId.ok) throw new ExpectedFailure(fileId.failure)
      return { place, fileId: fileId.value }
    },
  }
}
