import type { PhaseContext } from '../../phase.ts'
import { runOnSlots } from '../slots.ts'
import type { SpeechTools } from './speech-tools.ts'
import { startWorker, type SpeechWorker } from './worker-process.ts'

/** Gives a task its worker: the slot's own, or a new one where `fresh` asks for it or the old one is dead. */
export type WorkerSlot = { worker: () => SpeechWorker; fresh: () => SpeechWorker }

export type WorkerTools = Pick<SpeechTools, 'workerProgram' | 'patienceSec'> & {
  /** One that runs already and has the voice loaded. */
  ready?: SpeechWorker
}

/** Runs `task` for every item, each slot with a worker process that lives as long as the slot. All of them end with an error or an abort. */
export async function runOnWorkers<Item>(
  next: () => Item | undefined,
  task: (item: Item, slot: WorkerSlot) => Promise<void>,
  context: Pick<PhaseContext, 'cores' | 'onCoresChange' | 'whenRunning' | 'signal' | 'log' | 'spent'>,
  { workerProgram: program, patienceSec, ready }: WorkerTools,
): Promise<void> {
  const workers = new Map<number, SpeechWorker>()
  let unused = ready
  const endAll = (): void => {
    unused?.end()
    for (const worker of workers.values()) worker.end()
  }
  const start = (slot: number): SpeechWorker => {
    // All were ended by a stop: a task that is between two workers must not begin another.
    context.signal.throwIfAborted()
    workers.get(slot)?.end()
    const given = unused
    unused = undefined
    const worker =
      given?.alive() === true
        ? given
        : startWorker({
            program,
            patienceSec,
            onWords: (words) => context.log('warning', `speech worker: ${words}`),
            onSpent: context.spent,
          })
    workers.set(slot, worker)
    return worker
  }
  const served = async (item: Item, slot: number): Promise<void> => {
    const own: WorkerSlot = {
      worker: () => {
        const worker = workers.get(slot)
        if (worker?.alive() !== true) return start(slot)
        if (!worker.grown()) return worker
        context.log('info', 'A speech worker that has grown is replaced')
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
