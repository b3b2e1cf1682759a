import type { PhaseContext } from '../phase.ts'

/** How many workers serve `cores` cores: a fraction is a worker that waits part of the time (cpu-budget.ts says how long). */
export function slotsFor(cores: number): number {
  return Math.max(1, Math.ceil(cores - 1e-6))
}

/**
 * Takes items from `next` until there are none, in as many slots as the cores allow now; more or fewer as that changes. Between two items it
 * waits while the run is paused. After the first error no slot takes another item; `onEnd` is told of every slot that closes, and the
 * error is thrown when all have.
 */
export async function runOnSlots<Item>(
  next: () => Item | undefined,
  task: (item: Item, slot: number) => Promise<void>,
  context: Pick<PhaseContext, 'cores' | 'onCoresChange' | 'whenRunning' | 'signal'>,
  hooks: { onSlotEnd?: (slot: number) => void; onFailure?: () => void } = {},
): Promise<void> {
  const running = new Map<number, Promise<void>>()
  const errors: unknown[] = []
  const state = { exhausted: false }
  const wanted = (slot: number): boolean => errors.length === 0 && slot < slotsFor(context.cores())
  const serve = async (slot: number): Promise<void> => {
    while (wanted(slot)) {
      await context.whenRunning()
      context.signal.throwIfAborted()
      const item = next()
      if (item === undefined) {
        state.exhausted = true
        return
      }
      await task(item, slot)
    }
  }
  const open = async (slot: number): Promise<void> => {
    try {
      await serve(slot)
    } catch (error) {
      errors.push(error)
      hooks.onFailure?.()
    } finally {
      running.delete(slot)
      hooks.onSlotEnd?.(slot)
    }
  }
  const fill = (): void => {
    for (let slot = 0; !state.exhausted && wanted(slot); slot++)
      if (!running.has(slot)) running.set(slot, open(slot))
  }
  const stopListening = context.onCoresChange(fill)
  try {
    fill()
    while (running.size > 0) {
      await Promise.all(running.values())
      fill()
    }
  } finally {
    stopListening()
  }
  context.signal.throwIfAborted()
  if (errors.length === 0) return
  const [error] = errors
  throw error instanceof Error ? error : new Error('a piece of work failed', { cause: error })
}
