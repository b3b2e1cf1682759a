import { commandEngine, takesSpeed, type SpeechCommand } from '../../../../../src-contract/speech-command.ts'
import type { EngineHooks, EngineLoader, EngineVoice, SpeechEngine } from '../engine.ts'
import { toPcm } from '../to-pcm.ts'
import { commandRevision } from './command-revision.ts'
import { resample } from '../../resample.ts'
import { stretch } from '../../stretch.ts'
import { runCommand } from './run-command.ts'

/** Goes up with every change in our code that makes other samples of what the same command gives. */
const engineVersion = '1'
/** Short, and said in every language. */
const trialWords = '1, 2, 3.'
const sampleRateHz = 22_050

/** For a look at the voices, which starts nothing. */
const unheard: EngineHooks = {
  started: () => undefined,
  ended: () => undefined,
  spent: () => undefined,
  said: () => undefined,
}

function voiceOf(command: SpeechCommand): EngineVoice {
  const { name, language, sample_rate } = command
  return { name, label: name, language, aliases: [], revision: commandRevision(command), sampleRateHz: sample_rate } // prettier-ignore
}

function loadCommands(commands: readonly SpeechCommand[], hooks: EngineHooks): SpeechEngine {
  const say = async (voice: string, said: string, speed: number): Promise<Int16Array> => {
    const command = commands.find(({ name }) => name === voice)
    if (command === undefined) throw new Error(`there is no command ${voice}`)
    const told = takesSpeed(command) ? speed : 1
    const sound = await runCommand(command, said, told, hooks)
    const samples = resample(sound.samples, sound.sampleRateHz, command.sample_rate)
    return toPcm([stretch(samples, command.sample_rate, speed / told)])
  }
  return {
    voices: () => commands.map(voiceOf),
    ready: async (voice) => {
      const samples = await say(voice, trialWords, 1)
      if (samples.every((sample) => sample === 0)) throw new Error('it gives nothing but silence')
    },
    synthesise: async (said, voice, { speed }) => say(voice, said, speed),
  }
}

/** The user's own commands as voices: each a program that is started for every sentence, with the text on stdin or in a file, and that gives a WAV. */
export function commandLoader(commands: readonly SpeechCommand[]): EngineLoader {
  return {
    id: commandEngine,
    version: () => engineVersion,
    sampleRateHz,
    abilities: {
      speed: { least: 0.5, most: 2 },
      pitch: false,
      timings: 'sentence',
      // Many programs draw noise: what sounds off may be well when it is said once more.
      takes: 2,
      cpuSecPerHour: null,
    },
    store: null,
    revisionOf: (name) => {
      const command = commands.find((known) => known.name === name)
      return command === undefined ? '' : commandRevision(command)
    },
    // It is the user who chooses one.
    defaultVoice: () => '',
    load: async (hooks = unheard) => Promise.resolve(loadCommands(commands, hooks)),
  }
}
