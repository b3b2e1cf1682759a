import type { PhaseContext } from '../phase.ts'
import type { ChildWorker } from './child-worker.ts'
import { runOnSlots } from './slots.ts'

/** Gives a task its worker: the slot's own, or a new one where `fresh` asks for it or the old one is dead. */
export type WorkerSlot<Question> = {
  worker: () => ChildWorker<Question>
  fresh: () => ChildWorker<Question>
}

export type WorkerSource<Question> = {
  start: () => ChildWorker<Question>
  /** What the log calls them, "speech". */
  kind: string
  /** One that runs already and has loaded what it needs. */
  ready?: ChildWorker<Question>
}

/** Runs `task` for every item, each slot with a worker process that lives as long as the slot. All of them end with an error or an abort. */
export async function runOnWorkers<Item, Question>(
  next: () => Item | undefined,
  task: (item: Item, slot: WorkerSlot<Question>) => Promise<void>,
  context: Pick<PhaseContext, 'cores' | 'onCoresChange' | 'whenRunning' | 'signal' | 'log'>,
  { start: startOne, kind, ready }: WorkerSource<Question>,
): Promise<void> {
  const workers = new Map<number, ChildWorker<Question>>()
  let unused = ready
  const endAll = (): void => {
    unused?.end()
    for (const worker of workers.values()) worker.end()
  }
  const start = (slot: number): ChildWorker<Question> => {
    // All were ended by a stop: a task that is between two workers must not begin another.
    context.signal.throwIfAborted()
    workers.get(slot)?.end()
    const given = unused
    unused = undefined
    const worker = given?.alive() === true ? given : startOne()
    workers.set(slot, worker)
    return worker
  }
  const served = async (item: Item, slot: number): Promise<void> => {
    const own: WorkerSlot<Question> = {
      worker: () => {
        const worker = workers.get(slot)
        if (worker?.alive() !== true) return start(slot)
        if (!worker.grown()) return worker
        context.log('info', `A ${kind} worker that has grown is replaced`)
        return start(slot)
      },
      fresh: () => start(slot),
    }
    await task(item, own)
  }
  const end = (slot: number): void => {
    workers.get(slot)?.end()
    workers.delete(slot)
  }
  context.signal.addEventListener('abort', endAll)
  try {
    await runOnSlots(next, served, context, { onSlotEnd: end, onFailure: endAll })
  } finally {
    context.signal.removeEventListener('abort', endAll)
    endAll()
  }
}
