import { dirname } from 'node:path'
import type { AskHandlers, AskOutput, Snapshot } from '../../../src-contract/channels.ts'
import { fail, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { DoctorItem } from '../../../src-contract/reports.ts'
import type { AppSounds } from './app-sounds.ts'
import type { Controller, DoorServices } from './bookspool-api.ts'
import type { LiveSettings } from './live-settings.ts'
import type { Redo } from '../../core/batch/book.ts'
import { createLogAsks } from '../logs/log-asks.ts'
import { createMigrateAsks, type MigrateAskParts } from '../migrate/migrate-asks.ts'
import type { WorkspaceAskParts } from '../workspace/workspace-ask-parts.ts'
import { createWorkspaceAsks } from '../workspace/workspace-asks.ts'
import type { WindowWork } from '../work/window-work.ts'
import { bookLink } from './download-links.ts'
import type { OpenQuestions } from '../orchestrator/questions.ts'
import { unlockBook } from './unlock.ts'

export type AsksParts = {
  services: DoorServices
  controller: Controller
  settings: LiveSettings
  logsDir: string
  snapshot: () => Promise<Snapshot>
  /** What else has to be known before anything starts, e.g. that nobody else works in the workspace. */
  mayStart: () => Promise<Failure | null>
  settingsWritten: () => Promise<void>
  questions: OpenQuestions
  workspace: WorkspaceAskParts
  migrate: MigrateAskParts
  work: Pick<WindowWork, 'asks' | 'bytesOf'>
  runDoctor: () => Promise<DoctorItem[]>
  sounds: AppSounds
}

type Added = AskOutput<'pile.add'>
const nothingAdded: Added = { added: 0, alreadyListed: 0, refused: [] }

function redoAsked(what: {
  fromScratch: boolean
  gapsOnly: boolean
  fromPhase?: PhaseNumber | undefined
  keeps: boolean
}): Redo {
  if (what.fromScratch) return { kind: 'all' }
  if (what.fromPhase !== undefined) {
    const { fromPhase: phase, keeps } = what
    return keeps ? { kind: 'from', phase, keeps } : { kind: 'from', phase }
  }
  return { kind: what.gapsOnly ? 'gaps' : 'nothing' }
}

/** What the window can ask for, whichever door it stands behind. */
export function createAsks(parts: AsksParts): AskHandlers {
  const { services, controller, settings } = parts

  const add = async (paths: readonly string[]): Promise<Result<Added>> => {
    const refused: Failure[] = []
    const allowed = paths.filter((path) => {
      const failure = services.refusePath(path)
      if (failure !== null) refused.push(failure)
      return failure === null
    })
    const added = allowed.length === 0 ? nothingAdded : await controller.add(allowed)
    return succeed({ ...added, refused: [...refused, ...added.refused] })
  }

  const whenAllowed = async (begin: () => Promise<Result<void>>): Promise<Result<void>> => {
    const failure = settings.failure() ?? (await parts.mayStart())
    return failure === null ? begin() : { ok: false, failure }
  }

  const writeSetting: AskHandlers['settings.write'] = async ({ key, value, seen }) => {
    const written = await settings.write(key, value, seen)
    if (written.ok) await parts.settingsWritten()
    return written
  }

  return {
    ...createWorkspaceAsks(parts.workspace, parts.work.bytesOf),
    ...createMigrateAsks(parts.migrate),
    ...parts.work.asks,
    ...parts.sounds.asks,
    ...createLogAsks({ ...parts, config: settings.config }),
    'state.snapshot': async () => succeed(await parts.snapshot()),
    'pile.add': async ({ paths }) => add(paths),
    'pile.browse': async ({ kind }) => {
      const paths = await services.chooseBooks(kind)
      return paths.length === 0 ? succeed(null) : add(paths)
    },
    'batch.start': async ({ bookIds, phases, resume }) =>
      whenAllowed(async () =>
        controller.start(bookIds, {
          ...(phases === undefined ? {} : { phases }),
          ...(resume === undefined ? {} : { resume }),
        }),
      ),
    'batch.pause': async ({ bookIds, now }) => controller.pause(bookIds, now),
    'batch.resume': async ({ bookIds }) => whenAllowed(async () => controller.resume(bookIds)),
    'batch.stop': async ({ bookIds }) => controller.stop(bookIds),
    'books.remove': async ({ bookIds }) => controller.remove(bookIds),
    'books.retry': async ({ bookIds, ...what }) =>
      whenAllowed(async () => controller.retry(bookIds, redoAsked(what))),
    'book.choose': async ({ bookId, speech }) => controller.choose(bookId, speech),
    'book.chooseEncoding': async ({ bookId, encoding }) => controller.chooseEncoding(bookId, encoding),
    'book.sample': async ({ bookId, encoding }) => controller.sampleOf(bookId, encoding),
    'books.move': async ({ bookIds, to }) => controller.move(bookIds, to),
    'books.unlock': async ({ bookId, password }) => unlockBook(controller, bookId, password),
    'books.reveal': async ({ bookId }) => {
      const book = controller.books().find((candidate) => candidate.id === bookId)
      if (book === undefined) return fail('book-unknown')
      const [output] = book.outputs
      if (output === undefined) return fail('not-possible-now', { detail: 'that book is not finished' })
      return succeed({ download: await services.reveal(output, bookLink(bookId, 0)) })
    },
    'history.read': async () => controller.record.history(parts.workspace.place().pipelineJson),
    'settings.read': async () => Promise.resolve(succeed(settings.view())),
    'settings.write': writeSetting,
    'settings.chooseFolder': async ({ key }) => {
      if (services.lockedKeys.includes(key)) return fail('setting-locked', { detail: key })
      const startAt = settings.config()[key] ?? (await parts.snapshot()).output.folder
      const folder = await services.chooseFolder(key === 'output_dir' ? startAt : dirname(startAt))
      return folder === null ? succeed(null) : writeSetting({ key, value: folder })
    },
    'question.answer': async ({ id, answer }) => {
      // What a browser sends may come from anybody who has its link: it says no, never yes.
      if (services.door === 'browser' && answer === 'allow')
        return fail('not-possible-now', { detail: 'only the desktop window can allow a program to run' })
      return Promise.resolve(parts.questions.answer(id, answer))
    },
    'doctor.run': async () => succeed(await parts.runDoctor()),
  }
}
