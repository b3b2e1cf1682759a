import type { MachineSample } from '../../../src-contract/book-view.ts'
import type { Result } from '../../../src-contract/failure.ts'
import type { DoctorItem, Voice } from '../../../src-contract/reports.ts'
import type { DoctorOptions } from '../doctor/run-doctor.ts'
import type { VoiceDeskParts } from '../voices/voice-desk.ts'
import type { Controller, ControllerOptions } from './bookspool-api.ts'

/** What the app is put together from; tests put others in. */
export type AppParts = {
  createController: (options: ControllerOptions) => Promise<Result<Controller>>
  startLoadSampler: (
    listener: (sample: MachineSample) => void,
    onError: (error: Error) => void,
  ) => { stop: () => Promise<void> }
  runDoctor: (options: DoctorOptions) => Promise<DoctorItem[]>
  listVoices: () => Promise<Result<Voice[]>>
  installVoice: VoiceDeskParts['install']
  actOnVoices: VoiceDeskParts['act']
}
