import type { MachineSample } from '../../../src-contract/book-view.ts'
import type { Result } from '../../../src-contract/failure.ts'
import type { DoctorItem, Voice, VoiceActionReport } from '../../../src-contract/reports.ts'
import type { SpeechCommand } from '../../../src-contract/speech-command.ts'
import type { DoctorOptions } from '../doctor/run-doctor.ts'
import type { VoiceDeskParts } from '../voices/voice-desk.ts'
import type { ShortVoiceAction } from './ask-orchestrator.ts'
import type { Controller, ControllerOptions } from './bookspool-api.ts'

/** What the app is put together from; tests put others in. */
export type AppParts = {
  createController: (options: ControllerOptions) => Promise<Result<Controller>>
  startLoadSampler: (
    listener: (sample: MachineSample) => void,
    onError: (error: Error) => void,
  ) => { stop: () => Promise<void> }
  runDoctor: (options: DoctorOptions) => Promise<DoctorItem[]>
  listVoices: (commands: readonly SpeechCommand[]) => Promise<Result<Voice[]>>
  installVoice: VoiceDeskParts['install']
  /** `commands`: those that may be run. */
  actOnVoices: (
    action: ShortVoiceAction,
    commands: readonly SpeechCommand[],
  ) => Promise<Result<VoiceActionReport>>
}
