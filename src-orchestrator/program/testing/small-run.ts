import type { OrchestratorEvent } from '../../../src-contract/orchestrator-protocol.ts'
import { allPhaseNumbers, type PhaseNumber } from '../../../src-contract/phases.ts'
import type { RecordedBook } from '../../phase.ts'
import { nothingRecorded, phaseContext } from '../../testing/phase-context.ts'
import { bookSteps } from '../book-steps.ts'
import { phaseStore } from '../phase-store.ts'
import { runBook, type RunEnd } from '../run-book.ts'
import { runControl, type RunControl } from '../run-control.ts'
import type { SmallPhases } from './small-phases.ts'

export type SmallRun = { end: RunEnd; events: OrchestratorEvent[]; words: string[]; ran: PhaseNumber[] }

/** One run of a small book whose phases' results are kept in `folder`, with what it said and which phases ran. */
export async function runSmall(
  small: SmallPhases,
  folder: string,
  options: {
    phases?: readonly PhaseNumber[]
    maxRetries?: number
    begin?: ((control: RunControl) => void) | undefined
    recorded?: RecordedBook
    again?: readonly PhaseNumber[]
  } = {},
): Promise<SmallRun> {
  const { phases = allPhaseNumbers, maxRetries = 2, begin, recorded = nothingRecorded, again = [] } = options
  const events: OrchestratorEvent[] = []
  const words: string[] = []
  const control = runControl(1, () => undefined)
  begin?.(control)
  small.ran.length = 0
  const folders = { workspace: folder, private: folder, chunks: folder, audioChunks: folder, output: folder }
  const context = phaseContext(folder, {
    source: '/input/alice.pdf',
    folders,
    emit: (event) => events.push(event),
    log: (_, line) => words.push(line),
    recorded,
    ...control,
  })
  const tools = {
    book: bookSteps(small.phases),
    store: phaseStore(folder),
    context,
    now: () => new Date(0),
    beforeFinished: async () => Promise.resolve(),
  }
  const end = await runBook(tools, { phases, maxRetries, again: new Set(again) })
  return { end, events, words, ran: [...small.ran] }
}
