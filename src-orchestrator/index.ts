import { describeFailure } from '../src-contract/failure.ts'
import { runInspect } from './inspect/run-inspect.ts'
import { chunkingPhase } from './phases/chunking/phase.ts'
import { enhancementPhase } from './phases/enhancement/phase.ts'
import { extractionPhase } from './phases/extraction/phase.ts'
import { handedCommands } from './phases/speech/engines/command/handed-commands.ts'
import { speechPhase } from './phases/speech/phase.ts'
import { speechTools, withCommands } from './phases/speech/speech-tools.ts'
import { validationPhase } from './phases/validation/phase.ts'
import { main } from './program/main.ts'
import { lowerOwnPriority } from '../src-node/lower-priority.ts'
import { runWork } from './work/run-work.ts'
import { readCatalogue } from './voices/catalogue.ts'
import { listVoices } from './voices/list-voices.ts'
import { actOnVoices } from './voices/voice-actions.ts'

/** What main hands on of its settings to the verbs that take no settings file. */
const tools = withCommands(speechTools, handedCommands())

await main(process.argv.slice(2), {
  phases: {
    validation: validationPhase,
    extraction: extractionPhase,
    chunking: chunkingPhase,
    speech: speechPhase,
    enhancement: enhancementPhase,
  },
  runInspect,
  runWork: async (...streams) => {
    // Where the system does not let us, `share` holds all the same.
    lowerOwnPriority('least', () => undefined)
    await runWork(...streams)
  },
  listVoices: async () => {
    const catalogue = await readCatalogue()
    if (!catalogue.ok) process.stderr.write(`${describeFailure(catalogue.failure)}\n`)
    return listVoices(catalogue.ok ? catalogue.value : null, tools.engines)
  },
  actOnVoices: async (action, parts) => actOnVoices(action, parts, tools),
})
