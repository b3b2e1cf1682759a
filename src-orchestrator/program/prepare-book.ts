import { mkdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ExpectedFailure, type Result } from '../../src-contract/failure.ts'
import type { OrchestratorSettings } from '../../src-contract/orchestrator-settings.ts'
import { skipDecision } from '../../src-contract/pipeline-json/skip.ts'
import type { PipelineJson } from '../../src-contract/pipeline-json/schema.ts'
import { fileExists } from '../../src-node/atomic-file.ts'
import { lockFile, noteLockHolder, readLockHolder, type FileLock } from '../../src-node/file-lock.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'
import { sha256Of } from '../phases/owned-files.ts'
import type { WorkFolders } from '../phase.ts'
import type { ConvertRequest } from './arguments.ts'
import { readBookSettings } from './book-settings.ts'
import { discardEarlierRuns } from './discard.ts'
import { lockName, phaseStore, type PhaseStore } from './phase-store.ts'
import { pipelineFile, type PipelineFile } from './pipeline-file.ts'
import { chooseFileId, placesFor, workFolders, type Places } from './places.ts'

export type PreparedBook = {
  settings: OrchestratorSettings
  places: Places
  fileId: string
  folders: WorkFolders
  store: PhaseStore
  /** Null where main writes it. */
  record: PipelineFile | null
  /** Another program's finished outputs, by which pipeline.json says that nothing is left to do; null: there is something. */
  doneElsewhere: string[] | null
  lock: FileLock
}

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new ExpectedFailure(result.failure)
  return result.value
}

/** Runs what touches files on behalf of `file`: what the system refuses becomes the user's failure. */
async function guarded<T>(
  file: string,
  code: 'file-unreadable' | 'home-not-writable',
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const failure = fileFailure(error, file, code)
    throw failure === null ? error : new ExpectedFailure(failure, { cause: error })
  }
}

async function hashSource(source: string): Promise<string> {
  return guarded(source, 'file-unreadable', async () => {
    if (!(await stat(source)).isFile()) throw new ExpectedFailure({ code: 'file-not-regular', file: source })
    return sha256Of(source)
  })
}

async function lockBook(folders: WorkFolders): Promise<FileLock> {
  const path = join(folders.private, lockName)
  const lock = await lockFile(path, 0)
  if (lock === null) {
    const holder = (await readLockHolder(path)) ?? 'another program'
    throw new ExpectedFailure({ code: 'workspace-in-use', file: folders.workspace, detail: holder })
  }
  await noteLockHolder(path, `process ${process.pid}`)
  return lock
}

/**
 * Everything that stands before the first phase: settings, places, the book's id, its lock, and, for --no-resume, a clean start. Throws
 * ExpectedFailure. `runId` tells this run's files from others'.
 */
export async function prepareBook(request: ConvertRequest, runId: string): Promise<PreparedBook> {
  const settings = unwrap(await readBookSettings(request))
  const isNamed = request.fileId !== null && (request.workspace ?? request.pipelineJson) !== null
  const sha256 = request.events && isNamed ? '' : await hashSource(resolve(request.file))
  const places = placesFor(request, sha256)
  const named = request.events ? null : pipelineFile(places.pipelineJson)
  const pipeline = request.events && isNamed ? {} : unwrap(await pipelineFile(places.pipelineJson).read())
  const fileId = unwrap(chooseFileId(request.fileId, places.source, sha256, pipeline))
  const folders = workFolders(places, fileId)
  return guarded(places.workspace, 'home-not-writable', async () => {
    await mkdir(folders.private, { recursive: true })
    const lock = await lockBook(folders)
    if (!request.resume) await discardEarlierRuns(folders, fileId, runId)
    const store = phaseStore(folders.private)
    const book = { fileId, sha256, places, store }
    const doneElsewhere =
      request.resume && named !== null ? await outputsDoneElsewhere(pipeline, book, request) : null
    return { settings, places, fileId, folders, store, record: named, doneElsewhere, lock }
  })
}

/**
 * A workspace may hold books that another orchestrator has made: they are done, as its record says, while their outputs are there. A book
 * that this one has worked on is judged by its own store instead, which knows whether a setting has changed.
 */
async function outputsDoneElsewhere(
  pipeline: PipelineJson,
  book: { fileId: string; sha256: string; places: Places; store: PhaseStore },
  request: ConvertRequest,
): Promise<string[] | null> {
  if ((await book.store.read(1)) !== null) return null
  const identity = { fileId: book.fileId, sha256: book.sha256, sourcePath: book.places.source }
  const decision = skipDecision(pipeline, identity, request.phases)
  if (!decision.skip) return null
  const outputs = decision.outputs.map((path) => resolve(dirname(book.places.pipelineJson), path))
  const there = await Promise.all(outputs.map(async (path) => fileExists(path)))
  return there.every(Boolean) ? outputs : null
}
