import type { Result } from '../../../src-contract/failure.ts'
import { createController } from '../batch/create-controller.ts'
import { runDoctor } from '../doctor/run-doctor.ts'
import { startLoadSampler } from '../load/start-load-sampler.ts'
import { actOnVoices, listVoices } from './ask-orchestrator.ts'
import type { App, AppOptions } from './bookspool-api.ts'
import { installVoice } from './install-voice.ts'
import { openAppWith } from './open-app-with.ts'

/**
 * Opens the app behind a window. `home-in-use` where another door holds the home folder, `home-not-writable` where it cannot be used. A config.yaml that
 * cannot be used opens all the same: the settings view says what is wrong, and nothing is started.
 */
export async function openApp(options: AppOptions): Promise<Result<App>> {
  return openAppWith(options, {
    createController,
    startLoadSampler,
    runDoctor,
    listVoices: async (commands) => listVoices({ commands }),
    installVoice,
    actOnVoices: async (action, commands) => actOnVoices(action, { commands }),
  })
}
