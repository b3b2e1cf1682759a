import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import type { LiveSettings, SettingsPlace } from '../app/live-settings.ts'
import type { HomePlaces } from '../config/places.ts'
import type { Keepable } from '../migrate/backup.ts'
import { configIn, findWorkspace, type FoundWorkspace } from './find-workspace.ts'
import { journalFor, rememberWorkspace } from './workspace-choice.ts'

export type WorkspaceSession = {
  /** Null: Bookspool's own. */
  found: () => FoundWorkspace | null
  /** The files of the one in force that a run changes. */
  keepable: () => Keepable
  open: (path: string) => Promise<Result<void>>
  /** Back to Bookspool's own; nothing in the other one is touched. */
  close: () => Promise<Result<void>>
}

export type SessionParts = {
  places: HomePlaces
  settings: LiveSettings
  recalled: FoundWorkspace | null
  /** What the door may reach; null: all of it. */
  refusePath: (path: string) => Failure | null
  isIdle: () => boolean
  /** The record and folder in force. */
  place: () => { workspace: string; pipelineJson: string }
  /** Ends the batch of now and takes up the one of that journal. */
  switchBatch: (journalPath: string) => Promise<Result<void>>
  /** Tells the window what is in force now. */
  switched: () => Promise<void>
}

export function settingsPlaceOf(places: HomePlaces, found: FoundWorkspace | null): SettingsPlace {
  if (found === null) return { path: places.configFile, fill: (config) => config }
  return { path: found.configPath, fill: (config) => configIn(found, config), ownPath: places.configFile }
}

export function journalPathOf(places: HomePlaces, found: FoundWorkspace | null): string {
  return found === null ? places.journal : journalFor(places.home, found)
}

/** Which workspace the window works in, remembered over a quit. It changes only while nothing runs. */
export function openSession(parts: SessionParts): WorkspaceSession {
  const { places, settings } = parts
  let current = parts.recalled

  const enter = async (next: FoundWorkspace | null): Promise<Result<void>> => {
    const journal = journalPathOf(places, next)
    await mkdir(dirname(journal), { recursive: true })
    await settings.use(settingsPlaceOf(places, next))
    return parts.switchBatch(journal)
  }
  const change = async (next: FoundWorkspace | null): Promise<Result<void>> => {
    if (!parts.isIdle())
      return fail('not-possible-now', { detail: 'a batch is under way in this workspace; stop it first' })
    const before = current
    const entered = await enter(next)
    if (!entered.ok) {
      // The window goes on where it was; why the other one could not be entered is the answer.
      const back = await enter(before)
      return back.ok ? entered : back
    }
    current = next
    await rememberWorkspace(places.home, next)
    await parts.switched()
    return succeed(undefined)
  }
  return {
    found: () => current,
    keepable: () => ({ ...parts.place(), configPath: settings.view().path }),
    open: async (path) => {
      const refused = parts.refusePath(path)
      if (refused !== null) return { ok: false, failure: refused }
      const found = await findWorkspace(path)
      if (!found.ok) return found
      const { workspace, configPath, configFailure, loaded } = found.value
      if (configFailure !== null) return { ok: false, failure: configFailure }
      // A config.yaml may name a record anywhere; the door's limits hold for that place too.
      const outside = parts.refusePath(workspace) ?? (loaded.exists ? parts.refusePath(configPath) : null)
      return outside === null ? change(found.value) : { ok: false, failure: outside }
    },
    close: async () => (current === null ? succeed(undefined) : change(null)),
  }
}
