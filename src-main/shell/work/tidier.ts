import type { BookView } from '../../../src-contract/book-view.ts'
import { describeFailure } from '../../../src-contract/failure.ts'
import { builtInLabel } from '../../core/orchestrator/choose.ts'
import type { Controller } from '../app/bookspool-api.ts'
import type { WorkDesk } from './work-desk.ts'

/** Of one core beside a running batch: the governor has divided the rest among the books. */
const shareBeside = 0.25
/** After a start, until what the user came for is under way. */
const startsAfterMs = 5000

export type Tidier = {
  /** No more passes, and none under way. */
  stop: () => Promise<void>
  /** One last pass, undisturbed; at a terminal, where nothing comes after. */
  finish: () => Promise<void>
}

export type TidierOptions = {
  controller: Pick<Controller, 'batch' | 'books' | 'onChange'>
  desk: Pick<WorkDesk, 'tidy' | 'stop'>
  /** Whether nobody else works in the workspace. Left out: nobody can. */
  isFree?: () => Promise<boolean>
  log: (words: string) => void
  afterMs?: number
}

const isMade = ({ state }: BookView): boolean => state === 'done' || state === 'done-with-gaps'

/** Keeps what finished books left behind small and within its limits: after a start, after each book, at rest; never while the batch pauses. */
export function startTidier({
  controller,
  desk,
  isFree,
  log,
  afterMs = startsAfterMs,
}: TidierOptions): Tidier {
  const made = new Set(
    controller
      .books()
      .filter(isMade)
      .map(({ id }) => id),
  )
  const running = new Set<string>()
  let isDue = false
  let isOver = false
  let pass: Promise<void> | null = null

  /** Another orchestrator writes pipeline.json itself: nothing of ours does meanwhile. */
  const isForeign = ({ state, orchestrator }: BookView): boolean =>
    (state === 'running' || state === 'pausing') &&
    orchestrator !== null &&
    !orchestrator.startsWith(builtInLabel)
  const mayWork = (): boolean => {
    const { state, hold } = controller.batch()
    return (state === 'idle' || (state === 'running' && hold === null)) && !controller.books().some(isForeign)
  }
  const run = async (share: number): Promise<void> => {
    if (isFree !== undefined && !(await isFree())) return
    const done = await desk.tidy({ share })
    if (!done.ok && done.failure.code !== 'interrupted') log(describeFailure(done.failure))
  }
  const next = (): void => {
    if (isOver || !isDue || pass !== null || !mayWork()) return
    isDue = false
    pass = run(controller.batch().state === 'idle' ? 1 : shareBeside)
      .catch((error: unknown) => log(`working files: ${String(error)}`))
      .finally(() => {
        pass = null
        next()
      })
  }
  const yieldNow = (): void => {
    if (pass === null) return
    isDue = true
    desk.stop().catch((error: unknown) => log(`working files: ${String(error)}`))
  }
  const timer = setTimeout(() => {
    isDue = true
    next()
  }, afterMs)
  timer.unref()
  const unfollow = controller.onChange(({ books }) => {
    let begins = false
    for (const book of books) {
      if (isMade(book) && !made.has(book.id)) isDue = true
      if (isMade(book)) made.add(book.id)
      else made.delete(book.id)
      if (book.state === 'running' && !running.has(book.id)) begins = true
      if (book.state === 'running') running.add(book.id)
      else running.delete(book.id)
    }
    // A run may be about to take up the very book that is being packed, and is not to wait for it.
    if (begins || !mayWork()) yieldNow()
    next()
  })
  const stop = async (): Promise<void> => {
    isOver = true
    clearTimeout(timer)
    unfollow()
    await desk.stop()
    await pass
  }
  return {
    stop,
    finish: async () => {
      await stop()
      const done = await desk.tidy({ share: 1 })
      if (!done.ok && done.failure.code !== 'interrupted') log(describeFailure(done.failure))
    },
  }
}
