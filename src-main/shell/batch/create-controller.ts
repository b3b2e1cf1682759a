import { randomBytes } from 'node:crypto'
import { describeFailure, failureFrom, succeed, type Result } from '../../../src-contract/failure.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import { makeFolder } from '../../../src-node/make-folder.ts'
import { restore } from '../../core/batch/restore.ts'
import { newBatch } from '../../core/batch/state.ts'
import type { Controller, ControllerOptions } from '../app/bookspool-api.ts'
import { openBatchLog } from '../logs/batch-log.ts'
import { pruneLogs } from '../logs/prune-logs.ts'
import { endLeftoverRuns } from '../run/run-records.ts'
import { openStoreClient } from '../store/store-client.ts'
import { controllerOn } from './controller.ts'
import { loadJournal } from './journal.ts'
import { limitsOf } from './limits.ts'

/**
 * The batch at work. Ends what an earlier main left running, takes up the journal, and carries out what the machine decides. `program`: another
 * orchestrator's script, for tests. Fails where the folders cannot be used.
 */
export async function createController(
  options: ControllerOptions,
  program: string = orchestratorProgram(),
): Promise<Result<Controller>> {
  try {
    await makeFolder(options.logsDir)
    await makeFolder(options.runsDir)
    const log = await openBatchLog(
      options.logsDir,
      () => options.config().log_file,
      (error) => process.emitWarning(`batch.log: ${error.message}`),
      () => options.config().log_level,
    )
    const ended = await endLeftoverRuns(options.runsDir)
    for (const runId of ended) log.write(`Ended run ${runId}, which had outlived its main process`)
    const journal = options.journalPath === null ? null : await loadJournal(options.journalPath)
    if (journal !== null && !journal.ok) return journal
    const loaded = journal?.value ?? { saved: null, setAside: null }
    if (loaded.setAside !== null)
      log.write(
        `The journal could not be read (${loaded.setAside.reason}); it is kept at ${loaded.setAside.path}`,
      )
    const limits = limitsOf(options.config())
    const session = randomBytes(6).toString('hex')
    const empty = newBatch(session, limits)
    const state = loaded.saved === null ? empty : restore(empty, loaded.saved, limits)
    await pruneLogs(options.logsDir, [...state.books.keys()])
    const store = openStoreClient((path, failure) => {
      log.write(
        failure === null ? `${path} is written again` : describeFailure(failure),
        failure === null ? 'INFO' : 'ERROR',
      )
      options.onRecordTrouble?.(path, failure)
    })
    return succeed(
      controllerOn({ options, program, log, store, state, knownAt: loaded.saved?.at ?? Date.now() }),
    )
  } catch (error) {
    const failure = fileFailure(error, options.logsDir, 'home-not-writable')
    return { ok: false, failure: failure ?? failureFrom(error) }
  }
}
