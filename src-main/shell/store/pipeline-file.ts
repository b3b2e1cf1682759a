import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, failureFrom, succeed, type Result } from '../../../src-contract/failure.ts'
import { parsePipeline } from '../../../src-contract/pipeline-json/parse.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { rewriteFile } from '../../../src-node/atomic-file.ts'
import { lockFile } from '../../../src-node/file-lock.ts'
import { signatureOf } from '../../../src-node/file-signature.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { keepOldBatch } from './keep-old-batch.ts'

/** The contract: the Python side gives up after as long. */
export const lockWaitMs = 10_000

export type Change = (pipeline: PipelineJson, now: string) => PipelineJson

export type PipelineFile = {
  path: string
  /** The file as it is now, with what is still to be written on top. An absent file is an empty object. */
  read: () => Promise<Result<PipelineJson>>
  change: (change: Change) => void
  isDirty: () => boolean
  /** Writes what is pending, whole, under the lock, on a fresh reading where the file was changed outside. What fails stays pending. */
  flush: () => Promise<Result<void>>
}

type Known = { signature: string; pipeline: PipelineJson }

async function load(path: string): Promise<Result<Known>> {
  const signature = await signatureOf(path)
  if (signature === 'absent') return succeed({ signature, pipeline: {} })
  const parsed = parsePipeline(path, await readFile(path))
  return parsed.ok ? succeed({ signature, pipeline: parsed.value }) : parsed
}

function asFailure(error: unknown, path: string): Result<never> {
  const failure = fileFailure(error, path, 'pipeline-json-unreadable') ?? failureFrom(error, path)
  return { ok: false, failure }
}

/** One pipeline.json, of which this is the only writer of ours. `lockMs`: how long another's lock is waited for. */
export function openPipelineFile(path: string, lockMs = lockWaitMs): PipelineFile {
  let known: Known | null = null
  let pending: Change[] = []

  const fresh = async (): Promise<Result<Known>> => {
    if (known !== null && known.signature === (await signatureOf(path))) return succeed(known)
    const loaded = await load(path)
    known = loaded.ok ? loaded.value : null
    return loaded
  }

  const write = async (): Promise<Result<void>> => {
    const current = await fresh()
    if (!current.ok) return current
    const changes = pending
    const now = new Date().toISOString()
    let next = current.value.pipeline
    for (const change of changes) next = change(next, now)
    await keepOldBatch(path, current.value.pipeline, next, now)
    await rewriteFile(path, `${JSON.stringify(next, null, 2)}\n`)
    known = { signature: await signatureOf(path), pipeline: next }
    pending = pending.slice(changes.length)
    return succeed(undefined)
  }

  return {
    path,
    isDirty: () => pending.length > 0,
    change: (change) => {
      pending.push(change)
    },
    read: async () => {
      try {
        const current = await fresh()
        if (!current.ok) return current
        const now = new Date().toISOString()
        let next = current.value.pipeline
        for (const change of pending) next = change(next, now)
        return succeed(next)
      } catch (error) {
        return asFailure(error, path)
      }
    },
    flush: async () => {
      if (pending.length === 0) return succeed(undefined)
      try {
        await mkdir(dirname(path), { recursive: true })
        const lock = await lockFile(`${path}.lock`, lockMs)
        if (lock === null)
          return fail('pipeline-json-locked', { file: path, limit: Math.round(lockMs / 1000) })
        try {
          return await write()
        } finally {
          await lock.release()
        }
      } catch (error) {
        return asFailure(error, path)
      }
    },
  }
}
