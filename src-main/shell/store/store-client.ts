import { Worker } from 'node:worker_threads'
import { fail, failureFrom, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import type { BatchRunView } from '../../../src-contract/history.ts'
import type { BookSpeech } from '../../../src-contract/own-speech.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { BookIdentity } from '../../../src-contract/pipeline-json/read.ts'
import type { BatchSection, PhaseEntry, PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import type { VoiceNames } from '../../../src-contract/voice-names.ts'
import type { VoiceUse } from '../../../src-contract/voice-uses.ts'
import type { WorkNote } from '../../../src-contract/pipeline-json/work-notes.ts'
import type { Asked } from './book-standing.ts'
import type { FinishedBook } from './finished-books.ts'
import { workerEntry } from '../worker/worker-entry.ts'
import type { Owners, Sought } from './owners-of.ts'
import {
  storeAnswerSchema,
  type StoreAnswer,
  type StoredStanding,
  type StoreRequest,
} from './store-messages.ts'

export type StoreClient = {
  record: (path: string, fileId: string, phase: PhaseNumber, entry: PhaseEntry) => void
  batch: (path: string, section: BatchSection) => void
  owners: (path: string, file: Sought) => Promise<Result<Owners>>
  standing: (path: string, book: BookIdentity, asked: Asked) => Promise<Result<StoredStanding>>
  /** What the record says of one book, for its orchestrator. */
  excerpt: (path: string, book: BookIdentity) => Promise<Result<PipelineJson>>
  /** The voices that those books are to have, by the record and the setting, each once. */
  wishes: (path: string, fileIds: readonly string[], setting: string | null) => Promise<Result<string[]>>
  /** The books that a voice spoke, or is to speak, by the record. */
  voiceUses: (path: string, voice: VoiceNames) => Promise<Result<VoiceUse[]>>
  /** Every batch run that the record tells of, the newest first. */
  history: (path: string) => Promise<Result<BatchRunView[]>>
  /** Leaves that file to another writer, once what was said so far is in it; fails where that cannot be written. */
  hold: (path: string) => Promise<Result<void>>
  /** To be called once for each `hold` that succeeded. */
  release: (path: string) => void
  /** Books that nothing is left to do for, with the day. */
  finished: (path: string) => Promise<Result<FinishedBook[]>>
  /** What became of a book's work. */
  noteWork: (path: string, fileId: string, note: WorkNote) => void
  /** Records how a book is spoken; on disk when it resolves. Fails where that cannot be written. */
  choose: (path: string, fileId: string, speech: BookSpeech) => Promise<Result<void>>
  /** Records in which encoding a plain text is read (null: as the settings say), as `choose`. */
  chooseEncoding: (path: string, fileId: string, encoding: string | null) => Promise<Result<void>>
  /** Everything said so far is on disk when it resolves, but for the failures. */
  flush: () => Promise<Failure[]>
  /** Flushes and ends the thread. */
  close: () => Promise<Failure[]>
}

/** `onTrouble`: a write failed and is tried again (null: it has succeeded). */
export function openStoreClient(onTrouble: (path: string, failure: Failure | null) => void): StoreClient {
  const worker = new Worker(workerEntry('store-worker', import.meta.url))
  const waiting = new Map<number, (answer: StoreAnswer | Failure) => void>()
  let nextId = 1
  let dead: Failure | null = null

  const die = (failure: Failure): void => {
    dead ??= failure
    for (const settle of waiting.values()) settle(failure)
    waiting.clear()
  }
  worker.on('error', (error) => {
    const failure = failureFrom(error)
    onTrouble('', failure)
    die(failure)
  })
  worker.on('exit', () => die({ code: 'internal', detail: 'the store worker has ended' }))
  worker.on('message', (message: unknown) => {
    const answer = storeAnswerSchema.parse(message)
    if (answer.type === 'trouble') return onTrouble(answer.path, answer.failure)
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })

  const tell = (request: StoreRequest): void => {
    if (dead === null) worker.postMessage(request)
  }
  const ask = async (request: (id: number) => StoreRequest): Promise<StoreAnswer | Failure> => {
    if (dead !== null) return dead
    const id = nextId++
    const answered = new Promise<StoreAnswer | Failure>((resolve) => waiting.set(id, resolve))
    tell(request(id))
    return answered
  }
  const failed = (answer: StoreAnswer | Failure): Result<never> => {
    if ('code' in answer) return { ok: false, failure: answer }
    if (answer.type === 'failed') return { ok: false, failure: answer.failure }
    return fail('internal', { detail: `the store answered with ${answer.type}` })
  }
  const flush = async (): Promise<Failure[]> => {
    const answer = await ask((id) => ({ type: 'flush', id }))
    if ('code' in answer) return [answer]
    return answer.type === 'flushed' ? answer.failures : []
  }
  const written = async (request: Extract<StoreRequest, { path: string }>): Promise<Result<void>> => {
    tell(request)
    const failure = (await flush()).find(({ file }) => file === request.path)
    return failure === undefined ? succeed(undefined) : { ok: false, failure }
  }
  return {
    record: (path, fileId, phase, entry) => tell({ type: 'record', path, fileId, phase, entry }),
    batch: (path, section) => tell({ type: 'batch', path, section }),
    owners: async (path, file) => {
      const answer = await ask((id) => ({ type: 'owners', id, path, file }))
      return 'type' in answer && answer.type === 'owners'
        ? succeed({ owners: new Map(answer.owners), known: answer.known })
        : failed(answer)
    },
    standing: async (path, book, asked) => {
      const answer = await ask((id) => ({
        type: 'standing',
        id,
        path,
        book,
        ...asked,
        phases: [...asked.phases],
      }))
      return 'type' in answer && answer.type === 'standing' ? succeed(answer.standing) : failed(answer)
    },
    excerpt: async (path, book) => {
      const answer = await ask((id) => ({ type: 'excerpt', id, path, book }))
      return 'type' in answer && answer.type === 'excerpt' ? succeed(answer.excerpt) : failed(answer)
    },
    wishes: async (path, fileIds, setting) => {
      const answer = await ask((id) => ({ type: 'wishes', id, path, fileIds: [...fileIds], setting }))
      return 'type' in answer && answer.type === 'wishes' ? succeed(answer.wishes) : failed(answer)
    },
    voiceUses: async (path, { id: voiceId, aliases }) => {
      const voice = { id: voiceId, aliases: [...aliases] }
      const answer = await ask((id) => ({ type: 'voice-uses', id, path, voice }))
      return 'type' in answer && answer.type === 'voice-uses' ? succeed(answer.uses) : failed(answer)
    },
    history: async (path) => {
      const answer = await ask((id) => ({ type: 'history', id, path }))
      return 'type' in answer && answer.type === 'history' ? succeed(answer.runs) : failed(answer)
    },
    hold: async (path) => {
      const answer = await ask((id) => ({ type: 'hold', id, path }))
      if ('code' in answer) return { ok: false, failure: answer }
      const [failure] = answer.type === 'flushed' ? answer.failures : []
      return failure === undefined ? succeed(undefined) : { ok: false, failure }
    },
    release: (path) => tell({ type: 'release', path }),
    finished: async (path) => {
      const answer = await ask((id) => ({ type: 'finished', id, path }))
      return 'type' in answer && answer.type === 'finished' ? succeed(answer.books) : failed(answer)
    },
    noteWork: (path, fileId, note) => tell({ type: 'work-note', path, fileId, note }),
    choose: async (path, fileId, speech) => written({ type: 'speech', path, fileId, speech }),
    chooseEncoding: async (path, fileId, encoding) => written({ type: 'encoding', path, fileId, encoding }),
    flush,
    close: async () => {
      const failures = await flush()
      await worker.terminate()
      return failures
    },
  }
}
