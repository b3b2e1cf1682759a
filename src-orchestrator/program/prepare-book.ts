import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ExpectedFailure, type Result } from '../../src-contract/failure.ts'
import { recordedEncoding } from '../../src-contract/book-encoding.ts'
import { recordedSpeech, withOwnPace, withoutVoices, type BookSpeech } from '../../src-contract/own-speech.ts'
import type { PhaseNumber } from '../../src-contract/phases.ts'
import type { OrchestratorSettings } from '../../src-contract/orchestrator-settings.ts'
import { skipDecision } from '../../src-contract/pipeline-json/skip.ts'
import type { PipelineJson } from '../../src-contract/pipeline-json/schema.ts'
import type { FileLock } from '../../src-node/file-lock.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'
import { makeFolder } from '../../src-node/make-folder.ts'
import { findRecorded } from '../../src-node/recorded-file.ts'
import { picturesOfFolder, sourceHash, sourceName } from '../../src-node/source-files.ts'
import type { Pace, RecordedBook, WorkFolders } from '../phase.ts'
import type { ConvertRequest } from './arguments.ts'
import { readBookSettings } from './book-settings.ts'
import { lockBook } from './lock-book.ts'
import { phaseStore, type PhaseStore } from './phase-store.ts'
import { pipelineFile, type PipelineFile } from './pipeline-file.ts'
import { chooseFileId, placesFor, workFolders, type Places } from './places.ts'
import { expandWork } from '../work/expand-work.ts'
import { takeDroppedNote } from './dropped-note.ts'
import { recordedBook } from './recorded-book.ts'
import { discardOnce } from './redo-note.ts'

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
  recorded: RecordedBook
  /** What was chosen for it by whoever runs it, or for good. */
  speech: BookSpeech
  /** Phases that are to be made afresh, whatever another program left of them. */
  again: ReadonlySet<PhaseNumber>
  /** When what the phases had made was dropped to free the disk, ISO 8601; null: it was not. */
  workDroppedAt: string | null
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
    const pictures = await picturesOfFolder(source)
    if (pictures?.length === 0) throw new ExpectedFailure({ code: 'folder-without-pages', file: source })
    if (pictures === null && !(await stat(source)).isFile())
      throw new ExpectedFailure({ code: 'file-not-regular', file: source })
    return sourceHash(source)
  })
}

/**
 * Everything that stands before the first phase: settings, places, the book's id, its lock, and, for --no-resume and its like, what they discard. Throws
 * ExpectedFailure.
 */
export async function prepareBook(request: ConvertRequest, pace: Pace): Promise<PreparedBook> {
  const said = unwrap(await readBookSettings(request))
  const isNamed = request.fileId !== null && (request.workspace ?? request.pipelineJson) !== null
  // Hash and record answer nothing then: main has placed the book, and says what of its record it needs.
  const given = request.events && isNamed
  const sha256 = given ? '' : await hashSource(resolve(request.file))
  const places = placesFor(request, sha256)
  const name = given ? '' : await sourceName(places.source)
  const named = request.events ? null : pipelineFile(places.pipelineJson)
  const pipeline = given ? (said.recorded ?? {}) : unwrap(await pipelineFile(places.pipelineJson).read())
  const fileId = unwrap(chooseFileId(request.fileId, { path: places.source, name, sha256 }, pipeline))
  const folders = workFolders(places, fileId)
  const own = recordedSpeech(pipeline, fileId)
  // A voice that was named for this very run is a setting, and is newer than any that is recorded. Main has put it into the record, and voices of chapters that were named with it.
  const speech = request.voice === null || given ? own : withoutVoices(own)
  const encoding = recordedEncoding(pipeline, fileId) ?? said.text_encoding
  const settings = { ...withOwnPace(said, speech), text_encoding: encoding }
  return guarded(places.workspace, 'home-not-writable', async () => {
    await makeFolder(folders.private)
    const lock = await lockBook(folders)
    const workDroppedAt = await takeDroppedNote(folders)
    // What is about to be discarded is not put back first.
    if (request.resume && (request.redoFrom === null || request.redoFrom > 4))
      await expandWork(folders, settings.ffmpeg, pace)
    const again = await discardOnce(folders, fileId, request)
    const store = phaseStore(folders.private)
    const book = { fileId, sha256, places, store }
    const doneElsewhere =
      again.size === 0 && !request.retryGaps && named !== null
        ? await outputsDoneElsewhere(pipeline, book, request)
        : null
    const identity = { fileId, sha256: sha256 === '' ? null : sha256, sourcePath: places.source }
    const recorded = recordedBook(pipeline, identity, {
      pipelineJson: places.pipelineJson,
      flagVoice: request.voice,
      hasSaid: given,
    })
    const work = { store, record: named, doneElsewhere, recorded, speech, again, workDroppedAt }
    return { settings, places, fileId, folders, ...work, lock }
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
  const outputs: string[] = []
  for (const recorded of decision.outputs) {
    const path = await findRecorded(book.places.pipelineJson, recorded)
    if (path === null) return null
    outputs.push(path)
  }
  return outputs
}
