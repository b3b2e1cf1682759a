import { dirname } from 'node:path'
import type { AskHandlers } from '../../../src-contract/channels.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import type { Controller } from '../app/bookspool-api.ts'
import type { WorkspaceHold } from '../app/workspace-hold.ts'
import { startTidier } from './tidier.ts'
import { clearedView, openWorkDesk, type WorkDesk } from './work-desk.ts'
import { workPlaces } from './work-places.ts'

export type WorkAsks = Pick<AskHandlers, 'disk.read' | 'disk.clear'>

export type WindowWork = {
  asks: WorkAsks
  bytesOf: WorkDesk['bytesOf']
  /** Ends what is under way, before another batch takes this one's place. */
  rest: () => Promise<void>
  close: () => Promise<void>
}

export type WindowWorkParts = {
  controller: Controller
  settings: { config: () => Config }
  places: { workspace: string; convert: string }
  place: () => { pipelineJson: string }
  hold: Pick<WorkspaceHold, 'isFree'>
  log: (words: string) => void
}

/** The working files as a window looks after them: shown and cleared when asked, tidied by themselves. */
export function openWindowWork({
  controller,
  settings,
  places,
  place,
  hold,
  log,
}: WindowWorkParts): WindowWork {
  const pipelineJson = (): string => place().pipelineJson
  const parts = {
    program: orchestratorProgram(),
    // Asked for anew each time: another workspace may have taken this one's place.
    record: {
      finished: async (path: string) => controller.record.finished(path),
      noteWork: (...note: Parameters<Controller['record']['noteWork']>) =>
        controller.record.noteWork(...note),
    },
    places: async () => workPlaces(pipelineJson(), places),
    config: settings.config,
    log,
  }
  const isFree = async (): Promise<boolean> =>
    controller.batch().state !== 'idle' || hold.isFree(dirname(pipelineJson()))
  // Each with a child of its own: what is tidied gives way to a book that begins, what a user clears does not, and a book's page waits for neither.
  const tidied = openWorkDesk(parts)
  const asked = openWorkDesk(parts)
  const counted = openWorkDesk(parts)
  const tidier = startTidier({ controller, desk: tidied, isFree, log })
  return {
    asks: {
      'disk.read': async () => asked.read(),
      'disk.clear': async ({ fileIds }) => {
        await tidied.stop()
        const cleared = await asked.clear(fileIds ?? null)
        return cleared.ok ? clearedView(cleared.value) : cleared
      },
    },
    bytesOf: counted.bytesOf,
    rest: tidied.stop,
    close: async () => {
      await tidier.stop()
      await asked.stop()
      await counted.stop()
    },
  }
}
