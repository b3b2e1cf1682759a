import { readFile } from 'node:fs/promises'
import { fail, failureFrom, succeed, type Failure, type Result } from '../../src-contract/failure.ts'
import type { EventOf } from '../../src-contract/orchestrator-protocol.ts'
import { parsePipeline } from '../../src-contract/pipeline-json/parse.ts'
import type { PipelineJson } from '../../src-contract/pipeline-json/schema.ts'
import { withRecord } from '../../src-contract/pipeline-json/update.ts'
import { errorCode, rewriteFile } from '../../src-node/atomic-file.ts'
import { lockFile } from '../../src-node/file-lock.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'

/** As the Python side: it gives up after ten seconds. */
const lockWaitSec = 10

export type PipelineFile = {
  read: () => Promise<Result<PipelineJson>>
  /** Queues one book's entry of one phase. */
  store: (fileId: string, record: EventOf<'record'>) => void
  /** Resolves when what was queued stands on disk, or with the first failure. */
  settled: () => Promise<Failure | null>
}

/** The workspace's pipeline.json, for a program that was started alone and therefore is its writer: read and written under the contract's lock. */
export function pipelineFile(path: string, now: () => Date = () => new Date()): PipelineFile {
  let failure: Failure | null = null
  let queue: Promise<void> = Promise.resolve()
  const store = async (fileId: string, record: EventOf<'record'>): Promise<void> => {
    if (failure !== null) return
    const updated = await updateLocked(path, (pipeline) =>
      withRecord(pipeline, fileId, record.phase, record.entry, now().toISOString()),
    )
    if (!updated.ok) failure = updated.failure
  }
  return {
    read: async () => readPipelineJson(path),
    store: (fileId, record) => {
      queue = queue
        .then(async () => store(fileId, record))
        .catch((error: unknown) => {
          failure ??= failureFrom(error, path)
        })
    },
    settled: async () => {
      await queue
      return failure
    },
  }
}

/** An empty record where there is no file. A file that cannot be read is never taken for an empty one. */
async function readPipelineJson(path: string): Promise<Result<PipelineJson>> {
  try {
    return parsePipeline(path, await readFile(path))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return succeed({})
    const known = fileFailure(error, path, 'pipeline-json-unreadable')
    if (known === null) throw error
    return { ok: false, failure: known }
  }
}

async function updateLocked(
  path: string,
  change: (pipeline: PipelineJson) => PipelineJson,
): Promise<Result<void>> {
  const lock = await lockFile(`${path}.lock`, lockWaitSec * 1000)
  if (lock === null) return fail('pipeline-json-locked', { file: path, limit: lockWaitSec })
  try {
    const current = await readPipelineJson(path)
    if (!current.ok) return current
    await rewriteFile(path, `${JSON.stringify(change(current.value), null, 2)}\n`)
    return succeed(undefined)
  } catch (error) {
    const known = fileFailure(error, path, 'home-not-writable')
    if (known === null) throw error
    return { ok: false, failure: known }
  } finally {
    await lock.release()
  }
}
