import { describeFailure } from '../src-contract/failure.ts'
import { lowerOwnPriority } from '../src-node/lower-priority.ts'
import { main } from './program/main.ts'
import type { SpeechTools } from './phases/speech/speech-tools.ts'

/** What main hands on of its settings to the verbs that take no settings file. */
async function voiceTools(): Promise<SpeechTools> {
  const { handedCommands } = await import('./phases/speech/engines/command/handed-commands.ts')
  const { speechTools, withCommands } = await import('./phases/speech/speech-tools.ts')
  return withCommands(speechTools, handedCommands())
}

// Each part is loaded when it is wanted: all of them together would take longer to load than a short book to read.
await main(process.argv.slice(2), {
  phases: {
    validation: async () => (await import('./phases/validation/phase.ts')).validationPhase,
    extraction: async () => (await import('./phases/extraction/phase.ts')).extractionPhase,
    chunking: async () => (await import('./phases/chunking/phase.ts')).chunkingPhase,
    speech: async () => (await import('./phases/speech/phase.ts')).speechPhase,
    enhancement: async () => (await import('./phases/enhancement/phase.ts')).enhancementPhase,
  },
  runInspect: async (...streams) => (await import('./inspect/run-inspect.ts')).runInspect(...streams),
  runWork: async (...streams) => {
    // Where the system does not let us, `share` holds all the same.
    lowerOwnPriority('least', () => undefined)
    await (await import('./work/run-work.ts')).runWork(...streams)
  },
  listVoices: async () => {
    const { readCatalogue } = await import('./voices/catalogue.ts')
    const { listVoices } = await import('./voices/list-voices.ts')
    const catalogue = await readCatalogue()
    if (!catalogue.ok) process.stderr.write(`${describeFailure(catalogue.failure)}\n`)
    return listVoices(catalogue.ok ? catalogue.value : null, (await voiceTools()).engines)
  },
  actOnVoices: async (action, parts) => {
    const { actOnVoices } = await import('./voices/voice-actions.ts')
    return actOnVoices(action, parts, await voiceTools())
  },
})
