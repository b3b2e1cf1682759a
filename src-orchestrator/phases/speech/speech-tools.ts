import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtFile } from '../../../src-node/install-layout.ts'
import type { SpeechCommand } from '../../../src-contract/speech-command.ts'
import { commandLoader } from './engines/command/command-loader.ts'
import { engines } from './engines/engines.ts'
import type { EngineLoader } from './engines/engine.ts'
import { patienceSec, type Question } from './worker-process.ts'

/** What a book is spoken with: the engines that there are, and the program that runs them. Tests put engines of their own here. */
export type SpeechTools = {
  /** The first one is the embedded default. */
  engines: readonly EngineLoader[]
  /** The user's commands that may be run, which are voices too. */
  commands: readonly SpeechCommand[]
  workerProgram: string
  patienceSec: (question: Question) => number
}

/** Built, the worker lies beside the orchestrator's bundle; from the sources, beside this file. */
function workerProgram(): string {
  const here = fileURLToPath(import.meta.url)
  return here.endsWith('.ts')
    ? join(dirname(here), 'speech-worker.ts')
    : builtFile('orchestrator', 'speech-worker.js')
}

export const speechTools: SpeechTools = { engines, commands: [], workerProgram: workerProgram(), patienceSec }

/** The same with the commands of a book's settings among the engines. */
export function withCommands(tools: SpeechTools, commands: readonly SpeechCommand[]): SpeechTools {
  return commands.length === 0
    ? tools
    : { ...tools, commands, engines: [...tools.engines, commandLoader(commands)] }
}
