import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Snapshot } from '../../../src-contract/channels.ts'
import { shellQuoted } from '../batch/run-plan.ts'
import type { HomePlaces } from '../config/places.ts'
import { openQuestions, type OpenQuestions } from '../orchestrator/questions.ts'
import { openWindowOrchestrator, type WindowOrchestrator } from '../orchestrator/window-orchestrator.ts'
import type { AppOptions, BookPlace } from './bookspool-api.ts'
import type { LiveSettings } from './live-settings.ts'

export type AppOrchestrator = WindowOrchestrator & {
  questions: OpenQuestions
  /** What a snapshot and a change have of it. */
  shown: () => Pick<Snapshot, 'orchestrator' | 'questions'>
  onChange: (listener: () => void) => void
}

/** The orchestrator of a window's settings, and what has to be asked about it. */
export function openAppOrchestrator(
  options: AppOptions,
  places: HomePlaces,
  settings: LiveSettings,
  place: () => BookPlace,
): AppOrchestrator {
  const listeners = new Set<() => void>()
  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  const questions = openQuestions(changed)
  const window = openWindowOrchestrator({
    home: places.home,
    version: options.version,
    door: options.services.door,
    questions,
    wanted: () => ({
      setting: settings.config().orchestrator,
      workspace: place().workspace,
      folder: dirname(settings.view().path),
    }),
    isOwnConfig: () => settings.view().path === places.configFile,
    command: () => {
      const { path } = settings.view()
      return existsSync(path)
        ? `bookspool batch --config ${shellQuoted(path)}`
        : `bookspool batch --input-dir FOLDER --pipeline-json ${shellQuoted(place().pipelineJson)}`
    },
    changed,
  })
  return {
    ...window,
    questions,
    shown: () => ({ orchestrator: window.use(), questions: questions.list() }),
    onChange: (listener) => {
      listeners.add(listener)
    },
  }
}
