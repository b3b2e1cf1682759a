import { succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import { withRecordedEncoding } from '../../../src-contract/book-encoding.ts'
import { withRecordedSpeech } from '../../../src-contract/own-speech.ts'
import { batchRuns } from '../../../src-contract/pipeline-json/batch-runs.ts'
import { excerptFor } from '../../../src-contract/pipeline-json/excerpt.ts'
import { voiceUses } from '../../../src-contract/voice-uses.ts'
import { stamped, withBatch, withRecord } from '../../../src-contract/pipeline-json/update.ts'
import { withWorkNote } from '../../../src-contract/pipeline-json/work-notes.ts'
import { lockFile } from '../../../src-node/file-lock.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { oneAfterTheOther } from '../../../src-node/one-after-the-other.ts'
import { wishesOf } from '../../core/orchestrator/missing-voice.ts'
import { bookStanding } from './book-standing.ts'
import { finishedBooks } from './finished-books.ts'
import { ownersOf } from './owners-of.ts'
import { openPipelineFile, type PipelineFile } from './pipeline-file.ts'
import type { StoreAnswer, StoreRequest } from './store-messages.ts'

/** The contract's "coalesced to one in two seconds". */
export const writeEveryMs = 2000

const longestPauseMs = 30_000
/** How long a reading waits for another program's writing. */
const othersWriteMs = 2000

/**
 * A record of a thousand books is 108 MB, and writing it takes 0.6 s of a core (bench/store.ts): writing takes a tenth of the time at most, and what
 * is not written yet is known to the books' own folders too. Milliseconds.
 */
export function pauseBetweenWrites(everyMs: number, lastWriteMs: number): number {
  return Math.max(everyMs, Math.min(longestPauseMs, 9 * lastWriteMs))
}

const changes = ['record', 'batch', 'work-note', 'speech', 'encoding'] as const
type Change = Extract<StoreRequest, { type: (typeof changes)[number] }>

function isChange(request: StoreRequest): request is Change {
  return changes.some((type) => type === request.type)
}

export type Store = { handle: (request: StoreRequest) => Promise<void> }

/** The pipeline.json files of this session, behind one queue: what is asked sees what was said before. */
export function openStore(answer: (message: StoreAnswer) => void, everyMs = writeEveryMs): Store {
  const files = new Map<string, PipelineFile>()
  const troubled = new Set<string>()
  /** Files that other programs write now, and how many do. */
  const held = new Map<string, number>()
  let timer: NodeJS.Timeout | null = null
  const inTurn = oneAfterTheOther()

  const fileAt = (path: string): PipelineFile => {
    const file = files.get(path) ?? openPipelineFile(path)
    files.set(path, file)
    return file
  }

  const writeAll = async (): Promise<Failure[]> => {
    const failures: Failure[] = []
    for (const file of files.values()) {
      if (held.has(file.path)) continue
      const dirty = file.isDirty()
      const result: Result<void> = dirty ? await file.flush() : succeed(undefined)
      if (!result.ok) failures.push(result.failure)
      if (!result.ok && !troubled.has(file.path)) {
        troubled.add(file.path)
        answer({ type: 'trouble', path: file.path, failure: result.failure })
      } else if (result.ok && dirty && troubled.delete(file.path)) {
        answer({ type: 'trouble', path: file.path, failure: null })
      }
    }
    return failures
  }

  let costMs = 0
  const later = (): void => {
    timer ??= setTimeout(
      () => {
        timer = null
        void inTurn(async () => {
          const begun = performance.now()
          const failures = await writeAll()
          costMs = performance.now() - begun
          // What could not be written is tried again: the lock is given back, the file mended.
          if (failures.length > 0) later()
        })
      },
      pauseBetweenWrites(everyMs, costMs),
    )
  }

  const change = (request: Change): void => {
    const file = fileAt(request.path)
    if (request.type === 'record')
      file.change((pipeline, now) => withRecord(pipeline, request.fileId, request.phase, request.entry, now))
    else if (request.type === 'batch')
      file.change((pipeline, now) => withBatch(pipeline, request.section, now))
    else if (request.type === 'speech')
      file.change((pipeline, now) =>
        stamped(withRecordedSpeech(pipeline, request.fileId, request.speech), now),
      )
    else if (request.type === 'encoding')
      file.change((pipeline, now) =>
        stamped(withRecordedEncoding(pipeline, request.fileId, request.encoding), now),
      )
    else file.change((pipeline, now) => withWorkNote(pipeline, request.fileId, request.note, now))
    later()
  }

  const hold = async (path: string): Promise<Failure[]> => {
    const holders = held.get(path) ?? 0
    const file = fileAt(path)
    const result: Result<void> = holders === 0 && file.isDirty() ? await file.flush() : succeed(undefined)
    if (!result.ok) return [result.failure]
    held.set(path, holders + 1)
    return []
  }
  const release = (path: string): void => {
    const holders = (held.get(path) ?? 1) - 1
    if (holders > 0) held.set(path, holders)
    else held.delete(path)
    if (holders <= 0 && fileAt(path).isDirty()) later()
  }

  /** A program that writes in place is waited for, but not for long: what cannot be read then is told. */
  const readBetweenWrites = async (path: string): ReturnType<PipelineFile['read']> => {
    const lock = held.has(path) ? await lockFile(`${path}.lock`, othersWriteMs) : null
    try {
      return await fileAt(path).read()
    } finally {
      await lock?.release()
    }
  }

  const serve = async (request: StoreRequest): Promise<void> => {
    if (isChange(request)) return change(request)
    if (request.type === 'release') return release(request.path)
    const { id } = request
    if (request.type === 'flush') {
      answer({ type: 'flushed', id, failures: await writeAll() })
      return
    }
    if (request.type === 'hold') {
      answer({ type: 'flushed', id, failures: await hold(request.path) })
      return
    }
    const read = await readBetweenWrites(request.path)
    if (!read.ok) answer({ type: 'failed', id, failure: read.failure })
    else if (request.type === 'owners') {
      const { owners, known } = await ownersOf(read.value, request.path, request.file)
      answer({ type: 'owners', id, owners: [...owners], known })
    } else if (request.type === 'wishes') {
      const { fileIds, setting } = request
      const wishes = fileIds.flatMap((fileId) => wishesOf(read.value, fileId, { setting, typed: null }))
      answer({ type: 'wishes', id, wishes: [...new Set(wishes)] })
    } else if (request.type === 'voice-uses')
      answer({ type: 'voice-uses', id, uses: voiceUses(read.value, request.voice) })
    else if (request.type === 'history') answer({ type: 'history', id, runs: batchRuns(read.value) })
    else if (request.type === 'excerpt')
      answer({ type: 'excerpt', id, excerpt: excerptFor(read.value, request.book) })
    else if (request.type === 'finished')
      answer({ type: 'finished', id, books: await finishedBooks(read.value, request.path) })
    else {
      const standing = await bookStanding(read.value, request.path, request.book, request)
      answer({ type: 'standing', id, standing })
    }
  }

  /** What the disk has against a question is its answer; whatever becomes of one, the next has its turn. */
  const serveOrTell = async (request: StoreRequest): Promise<void> => {
    try {
      await serve(request)
    } catch (error) {
      const failure = 'path' in request ? fileFailure(error, request.path, 'pipeline-json-unreadable') : null
      if (failure === null || !('id' in request)) throw error
      answer({ type: 'failed', id: request.id, failure })
    }
  }
  return { handle: async (request) => inTurn(async () => serveOrTell(request)) }
}
