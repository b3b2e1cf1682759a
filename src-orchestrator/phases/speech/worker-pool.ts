import { setTimeout as delay } from 'node:timers/promises'
import type { PhaseContext } from '../../phase.ts'
import { startWorker, type SpeechWorker } from './worker-process.ts'

/** How many workers serve `cores` cores: a fraction is a worker that waits part of the time. */
export function workersFor(cores: number): number {
  return Math.max(1, Math.ceil(cores - 1e-6))
}

/** How long a worker rests after `busyMs` of work, so that all together use `cores` cores. */
export function restMs(busyMs: number, cores: number): number {
  return Math.max(0, busyMs * (workersFor(cores) / Math.max(cores, 0.05) - 1))
}

/** Gives a task its worker: the slot's own, or a new one where `fresh` asks for it or the old one is dead. */
export type WorkerSlot = { worker: () => SpeechWorker; fresh: () => SpeechWorker }

/**
 * Takes items from `next` until there are none, on as many workers as the cores allow now; more or fewer as that changes. Between two items
 * it waits while the run is paused. The first error ends all workers and is thrown.
 */
export async function runOnWorkers<Item>(
  next: () => Item | undefined,
  task: (item: Item, slot: WorkerSlot) => Promise<void>,
  context: Pick<PhaseContext, 'cores' | 'onCoresChange' | 'whenRunning' | 'signal' | 'log'>,
): Promise<void> {
  const running = new Map<number, Promise<void>>()
  const workers = new Map<number, SpeechWorker>()
  let failure: { error: unknown } | null = null
  let exhausted = false
  const endAll = (): void => {
    for (const worker of workers.values()) worker.end()
  }
  const start = (slot: number): SpeechWorker => {
    workers.get(slot)?.end()
    const worker = startWorker((words) => context.log('warning', `speech worker: ${words}`))
    workers.set(slot, worker)
    return worker
  }
  const serve = async (slot: number): Promise<void> => {
    const own: WorkerSlot = {
      worker: () => {
        const worker = workers.get(slot)
        return worker?.alive() === true ? worker : start(slot)
      },
      fresh: () => start(slot),
    }
    while (failure === null && slot < workersFor(context.cores())) {
      await context.whenRunning()
      context.signal.throwIfAborted()
      const item = next()
      if (item === undefined) {
        exhausted = true
        break
      }
      const started = performance.now()
      await task(item, own)
      const rest = restMs(performance.now() - started, context.cores())
      if (rest > 1) await delay(rest, undefined, { signal: context.signal })
    }
    workers.get(slot)?.end()
    workers.delete(slot)
  }
  const fill = (): void => {
    for (let slot = 0; slot < workersFor(context.cores()) && !exhausted && failure === null; slot++) {
      if (running.has(slot)) continue
      running.set(
        slot,
        serve(slot)
          .catch((error: unknown) => {
            failure ??= { error }
            endAll()
          })
          .finally(() => running.delete(slot)),
      )
    }
  }
  const stopListening = context.onCoresChange(fill)
  context.signal.addEventListener('abort', endAll)
  try {
    fill()
    while (running.size > 0) {
      await Promise.all(running.values())
      fill()
    }
  } finally {
    stopListening()
    context.signal.removeEventListener('abort', endAll)
    endAll()
  }
  context.signal.throwIfAborted()
  throwFailure(failure)
}

function throwFailure(failure: { error: unknown } | null): void {
  if (failure === null) return
  throw failure.error instanceof Error ? failure.error : new Error(String(failure.error))
}
