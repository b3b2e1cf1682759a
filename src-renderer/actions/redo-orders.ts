import { droppedAt } from '../../src-contract/book-page.ts'
import type { AskInput } from '../../src-contract/channels.ts'
import type { PhaseNumber } from '../../src-contract/phases.ts'
import type { WindowDoor } from '../bridge/open-bridge.ts'
import type { Overlay, RedoPart, WindowStore } from '../store/window-store.ts'

type Page = {
  open: (overlay: Overlay | null) => void
  retry: (bookIds: readonly string[], what: Omit<AskInput<'books.retry'>, 'bookIds'>) => Promise<void>
}

/** What the settings leave as it was is kept; who runs a phase again wants all of it anew. */
function redoOf(
  what: 'phase' | 'settings' | 'gaps',
  phase: PhaseNumber,
): Omit<AskInput<'books.retry'>, 'bookIds'> {
  if (what === 'gaps') return { gapsOnly: true }
  return what === 'settings' ? { fromPhase: phase, keeps: true } : { fromPhase: phase }
}

/** Each costs main a hash of its source. */
const mostLookedAt = 20

/** What can be ordered of finished books: to make a part of them again. */
export function createRedoOrders(door: WindowDoor, store: WindowStore, { open, retry }: Page) {
  async function droppedAmong(bookIds: readonly string[]): Promise<Set<string>> {
    const dropped = new Set<string>()
    for (const bookId of bookIds.slice(0, mostLookedAt)) {
      const page = await door.ask('book.read', { bookId })
      if (page.ok && droppedAt(page.value.phases) !== null) dropped.add(bookId)
    }
    return dropped
  }

  async function partOf(phase: PhaseNumber, bookIds: readonly string[]): Promise<RedoPart> {
    const dropped = await droppedAmong(bookIds)
    return {
      phase,
      kept: bookIds.filter((id) => !dropped.has(id)),
      dropped: bookIds.filter((id) => dropped.has(id)),
    }
  }

  return {
    /** Asks first, with what would be done again. */
    askToRedo: async (bookIds: readonly string[], phase: PhaseNumber): Promise<void> => {
      open({ kind: 'confirm-redo', what: 'phase', parts: [await partOf(phase, bookIds)] })
    },
    /** Each book from the first phase that the settings in force change. */
    askToMakeAgain: async (bookIds: readonly string[]): Promise<void> => {
      const books = store.getState().projection?.books
      const byPhase = Map.groupBy(bookIds, (id) => books?.get(id)?.madeOtherwise ?? null)
      const parts: RedoPart[] = []
      for (const [phase, ids] of byPhase) if (phase !== null) parts.push(await partOf(phase, ids))
      if (parts.length > 0) open({ kind: 'confirm-redo', what: 'settings', parts })
    },
    /** At once, but where it means to make a book from its beginning. */
    retryGaps: async (bookIds: readonly string[]): Promise<void> => {
      const part = await partOf(4, bookIds)
      if (part.dropped.length > 0) open({ kind: 'confirm-redo', what: 'gaps', parts: [part] })
      else await retry(bookIds, { gapsOnly: true })
    },
    redo: async (what: 'phase' | 'settings' | 'gaps', parts: readonly RedoPart[]): Promise<void> => {
      for (const { phase, kept, dropped } of parts) await retry([...kept, ...dropped], redoOf(what, phase))
    },
  }
}
