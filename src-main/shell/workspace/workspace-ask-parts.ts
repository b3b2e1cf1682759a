import type { OrchestratorUse } from '../../../src-contract/orchestrator-use.ts'
import type { Controller, DoorServices } from '../app/bookspool-api.ts'
import type { LiveSettings } from '../app/live-settings.ts'
import type { WorkspaceSession } from './workspace-session.ts'

export type WorkspaceAskParts = {
  services: DoorServices
  controller: Controller
  settings: LiveSettings
  session: WorkspaceSession
  logsDir: string
  place: () => { workspace: string; pipelineJson: string }
  orchestrator: () => Promise<OrchestratorUse>
}
