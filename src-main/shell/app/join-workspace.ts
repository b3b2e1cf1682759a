import type { Result } from '../../../src-contract/failure.ts'
import type { HomePlaces } from '../config/places.ts'
import type { MigrateAskParts } from '../migrate/migrate-asks.ts'
import type { FoundWorkspace } from '../workspace/find-workspace.ts'
import type { WorkspaceAskParts } from '../workspace/workspace-ask-parts.ts'
import { openSession } from '../workspace/workspace-session.ts'
import type { AppOrchestrator } from './app-orchestrator.ts'
import type { AppOptions, BookPlace, Controller } from './bookspool-api.ts'
import type { LiveSettings } from './live-settings.ts'
import { createWorkspaceHold } from './workspace-hold.ts'

export type WorkspaceJoint = {
  options: AppOptions
  places: HomePlaces
  settings: LiveSettings
  place: () => BookPlace
  controller: Controller
  recalled: FoundWorkspace | null
  orchestrator: AppOrchestrator
  switchBatch: (journalPath: string) => Promise<Result<void>>
  switched: () => Promise<void>
  settingsRead: () => Promise<void>
}

/** What the asks about workspaces stand on: which one is in force, and what may be done to it. */
export function joinWorkspace(joint: WorkspaceJoint): {
  workspace: WorkspaceAskParts
  migrate: MigrateAskParts
} {
  const { options, places, settings, place, controller } = joint
  const isIdle = (): boolean => controller.batch().state === 'idle'
  // A hold of its own: a Start meanwhile finds the workspace taken.
  const hold = createWorkspaceHold(`the window, process ${process.pid}, comparing or rolling back`)
  const session = openSession({
    places,
    settings,
    recalled: joint.recalled,
    refusePath: options.services.refusePath,
    isIdle,
    place,
    switchBatch: joint.switchBatch,
    switched: joint.switched,
  })
  return {
    workspace: {
      services: options.services,
      controller,
      settings,
      session,
      logsDir: places.logs,
      place,
      orchestrator: async () => {
        await joint.orchestrator.refresh()
        return joint.orchestrator.use()
      },
    },
    migrate: {
      keepable: session.keepable,
      config: settings.config,
      logsDir: places.logs,
      refusePath: options.services.refusePath,
      isIdle,
      hold: async () => hold.take(place().workspace),
      release: hold.release,
      written: async () => {
        const { pipelineJson } = place()
        return (await controller.record.flush()).find(({ file }) => file === pipelineJson) ?? null
      },
      poetryAnswers: async () => (await joint.orchestrator.answers.read()).withoutPoetry,
      refuseProgram: async (theirs) => {
        const refused = await joint.orchestrator.refuse(theirs)
        const command = `bookspool migrate "${place().workspace}" --compare FILE`
        return refused === null ? null : { ...refused, detail: command }
      },
      rolledBack: async () => {
        await joint.settingsRead()
        // An empty list has nothing to look at, and says so.
        await controller.lookAgain()
      },
    },
  }
}
