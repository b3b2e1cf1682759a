import type { Result } from '../../../src-contract/failure.ts'
import type { homePlaces } from '../config/places.ts'
import type { SpokenBooks } from '../sound/spoken-books.ts'
import type { FoundWorkspace } from '../workspace/find-workspace.ts'
import type { Announcer } from './announcer.ts'
import type { AppOrchestrator } from './app-orchestrator.ts'
import type { AppParts } from './app-parts.ts'
import type { AppOptions, Controller } from './bookspool-api.ts'
import type { LiveSettings } from './live-settings.ts'
import type { windowPlace } from './output-place.ts'
import type { ControllerSwitch } from './switch-controller.ts'

/** What the app consists of, once all of it is open. */
export type Joined = {
  options: AppOptions
  parts: AppParts
  places: ReturnType<typeof homePlaces>
  settings: LiveSettings
  place: () => ReturnType<typeof windowPlace>
  batch: ControllerSwitch
  openBatch: (journalPath: string) => Promise<Result<Controller>>
  recalled: Result<FoundWorkspace | null>
  announcer: Announcer
  orchestrator: AppOrchestrator
  spoken: SpokenBooks
  releaseHome: () => Promise<void>
}
