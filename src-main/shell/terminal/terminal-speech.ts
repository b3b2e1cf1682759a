import { dirname } from 'node:path'
import type { ControllerOptions } from '../app/bookspool-api.ts'
import type { LoadedConfig } from '../config/config-file.ts'
import { openSpeechPrograms, type SpeechPrograms } from '../orchestrator/speech-programs.ts'
import { tellAtOnce, terminalVoices } from './missing-voices.ts'
import type { Terminal } from './terminal.ts'

/** The commands that speak by a config that a terminal's user has named, or works in the folder of: that is consent. */
export function terminalSpeech({ config, path }: Pick<LoadedConfig, 'config' | 'path'>): SpeechPrograms {
  return openSpeechPrograms({
    commands: () => config.speech_commands,
    folder: () => dirname(path),
    consent: () => null,
    terminalCommand: () => '',
  })
}

/** Who speaks, for a controller behind a terminal. */
export function terminalSpeakers(
  terminal: Terminal,
  loaded: Pick<LoadedConfig, 'config' | 'path'>,
): Pick<Required<ControllerOptions>, 'voices' | 'speech' | 'onRunEvent'> {
  return { speech: terminalSpeech(loaded), voices: terminalVoices(), onRunEvent: tellAtOnce(terminal) }
}
