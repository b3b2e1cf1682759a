import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { assertNever } from '../../src-contract/assert-never.ts'
import { failureFrom } from '../../src-contract/failure.ts'
import { workRequestSchema, type WorkAnswer, type WorkRequest } from '../../src-contract/work-protocol.ts'
import { lockFile, noteLockHolder, readLockHolder } from '../../src-node/file-lock.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'
import { lineReader } from '../../src-node/line-reader.ts'
import { keeperLockName, keeperName, lockName } from '../program/phase-store.ts'
import { foldersOf } from './book-folders.ts'
import { compressWork } from './compress-work.ts'
import { dropWork } from './drop-work.ts'
import { measureWork } from './measure-work.ts'

type OfBook = Exclude<WorkRequest, { type: 'measure' }>

async function changeBook(request: OfBook, signal: AbortSignal): Promise<WorkAnswer> {
  const { id, workspace, fileId } = request
  const folders = foldersOf(workspace, fileId)
  const path = join(folders.private, lockName)
  const keeper = await lockFile(join(folders.private, keeperLockName), 0)
  const lock = keeper === null ? null : await lockFile(path, 0)
  if (lock === null) {
    await keeper?.release()
    const detail = (await readLockHolder(path)) ?? 'another program'
    return { type: 'failed', id, failure: { code: 'workspace-in-use', file: folders.private, detail } }
  }
  try {
    await noteLockHolder(path, keeperName)
    if (request.type === 'drop') {
      await dropWork(folders, fileId)
      return { type: 'dropped', id }
    }
    return { type: 'compressed', id, sound: await compressWork(folders, { ...request, signal }) }
  } finally {
    await lock.release()
    await keeper?.release()
  }
}

async function serve(request: WorkRequest, signal: AbortSignal): Promise<WorkAnswer> {
  const { id, workspace } = request
  try {
    switch (request.type) {
      case 'measure':
        return { type: 'measured', id, books: await measureWork(workspace, request.fileId) }
      case 'compress':
      case 'drop':
        return await changeBook(request, signal)
      default:
        return assertNever(request)
    }
  } catch (error) {
    signal.throwIfAborted()
    return {
      type: 'failed',
      id,
      failure: fileFailure(error, workspace, 'home-not-writable') ?? failureFrom(error, workspace),
    }
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // No JSON is no request: the schema says so for both.
    return null
  }
}

/**
 * The `work` verb: requests in, one JSON object a line, answered in their order. Ends with its input, at once: whatever is half done is gone on with
 * the next time.
 */
export async function runWork(
  input: Readable,
  output: Writable,
  onBadLine: (line: string) => void = () => undefined,
): Promise<void> {
  const over = new AbortController()
  let queue: Promise<void> = Promise.resolve()
  const take = (request: WorkRequest): void => {
    queue = queue.then(async () => {
      over.signal.throwIfAborted()
      output.write(`${JSON.stringify(await serve(request, over.signal))}\n`)
    })
    // Said by the last await; until then nobody else hears of it.
    queue.catch(() => undefined)
  }
  await new Promise<void>((resolve, reject) => {
    const lines = lineReader((line) => {
      if (line.trim() === '') return
      const request = workRequestSchema.safeParse(parsed(line))
      if (request.success) take(request.data)
      else onBadLine(line)
    })
    input.on('data', (bytes: Buffer) => lines.write(bytes))
    input.on('error', reject)
    input.on('end', () => {
      lines.end()
      over.abort()
      resolve()
    })
  })
  try {
    await queue
  } catch (error) {
    if (!over.signal.aborted) throw error
  }
}
