import { join } from 'node:path'
import type { OrchestratorEvent } from '../../src-contract/orchestrator-protocol.ts'
import { orchestratorSettingsSchema } from '../../src-contract/orchestrator-settings.ts'
import { noTextChoices } from '../../src-contract/text-choices.ts'
import type { PhaseContext, RecordedBook } from '../phase.ts'

export const nothingRecorded: RecordedBook = {
  entry: () => null,
  isSameSource: async () => Promise.resolve(true),
  pipelineJson: '/pipeline.json',
  voice: { override: null, general: null },
  chapters: {},
}

export type TestContext = PhaseContext & { events: OrchestratorEvent[] }

/** A run of one book in `workspace` that nobody pauses, limits or stops; its events are kept. */
export function phaseContext(workspace: string, more: Partial<PhaseContext> = {}): TestContext {
  const events: OrchestratorEvent[] = []
  const inside = (name: string): string => join(workspace, name)
  return {
    source: inside('book.pdf'),
    fileId: 'book',
    folders: {
      workspace,
      private: inside('private'),
      chunks: inside('chunks'),
      audioChunks: inside('audio'),
      output: inside('out'),
    },
    settings: orchestratorSettingsSchema.parse({}),
    runId: 'run',
    events,
    emit: (event) => void events.push(event),
    log: () => undefined,
    signal: new AbortController().signal,
    whenRunning: async () => Promise.resolve(),
    spent: () => undefined,
    cores: () => 1,
    onCoresChange: () => () => undefined,
    password: () => null,
    recorded: nothingRecorded,
    textChoices: async () => Promise.resolve(noTextChoices),
    ...more,
  }
}
