import type { PhaseContext } from '../../phase.ts'
import { runOnWorkers as runOn, type WorkerSlot as Slot } from '../worker-slots.ts'
import type { SpeechTools } from './speech-tools.ts'
import { startWorker, type Question, type SpeechWorker } from './worker-process.ts'

export type WorkerSlot = Slot<Question>

export type WorkerTools = Pick<SpeechTools, 'workerProgram' | 'patienceSec' | 'commands'> & {
  /** The id of the book's engine. */
  engine: string
  /** One that runs already and has the voice loaded. */
  ready?: SpeechWorker
}

/** Runs `task` for every item, each slot with a speech worker that lives as long as the slot. All of them end with an error or an abort. */
export async function runOnWorkers<Item>(
  next: () => Item | undefined,
  task: (item: Item, slot: WorkerSlot) => Promise<void>,
  context: Pick<PhaseContext, 'cores' | 'onCoresChange' | 'whenRunning' | 'signal' | 'log' | 'spent'>,
  { workerProgram: program, patienceSec, commands, engine, ready }: WorkerTools,
): Promise<void> {
  const start = (): SpeechWorker =>
    startWorker({
      program,
      engine,
      commands,
      patienceSec,
      onWords: (words) => context.log('warning', `speech worker: ${words}`),
      onSaid: (words) => context.log('info', words),
      onSpent: context.spent,
    })
  await runOn(next, task, context, { start, kind: 'speech', ...(ready === undefined ? {} : { ready }) })
}
