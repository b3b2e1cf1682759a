import { dirname, isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import { chapterMarkSchema } from '../../../src-contract/orchestrator-protocol.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import { sectionIn, statusOf, type BookIdentity } from '../../../src-contract/pipeline-json/read.ts'
import { recordedOwners } from '../../../src-contract/pipeline-json/owners.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { skipDecision } from '../../../src-contract/pipeline-json/skip.ts'
import { withBatch, withRecord } from '../../../src-contract/pipeline-json/update.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { openPipelineFile, type PipelineFile } from './pipeline-file.ts'
import type { StoreAnswer, StoredStanding, StoreRequest } from './store-messages.ts'

/** The contract's "coalesced to one in two seconds". */
export const writeEveryMs = 2000

function lastEnd(pipeline: PipelineJson, book: BookIdentity, phases: readonly PhaseNumber[]): string | null {
  const ends = phases.flatMap((phase) => {
    const stamps = sectionIn(statusOf(pipeline, book, phase).entry, 'timestamps')
    const end = stamps?.['end']
    return typeof end === 'string' ? [end] : []
  })
  return ends.sort().at(-1) ?? null
}

/** What our own phases 4 and 5 record of a finished book; another orchestrator's entries may hold none of it. */
const madeSchema = z.object({
  audio_sec: z.number().positive().nullable().catch(null),
  chapters: z.array(chapterMarkSchema).catch([]),
  voice_id: z.string().nullable().catch(null),
  speed: z.number().nullable().catch(null),
})

function madeAs(
  pipeline: PipelineJson,
  book: BookIdentity,
): Pick<Extract<StoredStanding, { done: true }>, 'audioSec' | 'chapters' | 'voice' | 'speed'> {
  const spoken = statusOf(pipeline, book, 4).entry
  const finished = statusOf(pipeline, book, 5).entry
  const made = madeSchema.parse({
    audio_sec: sectionIn(finished, 'metrics')?.['audio_sec'],
    chapters: sectionIn(finished, 'artifacts')?.['chapters'],
    voice_id: spoken?.['voice_id'],
    speed: spoken?.['speed'],
  })
  return { audioSec: made.audio_sec, chapters: made.chapters, voice: made.voice_id, speed: made.speed }
}

async function standingOf(
  pipeline: PipelineJson,
  path: string,
  book: BookIdentity,
  phases: readonly PhaseNumber[],
): Promise<StoredStanding> {
  const decision = skipDecision(pipeline, book, phases)
  if (!decision.skip) return { done: false }
  const outputs = decision.outputs.map((output) =>
    isAbsolute(output) ? output : resolve(dirname(path), output),
  )
  for (const output of outputs) if (!(await fileExists(output))) return { done: false }
  const doneAt = lastEnd(pipeline, book, phases)
  return { done: true, outputs, gaps: decision.gaps, doneAt, ...madeAs(pipeline, book) }
}

export type Store = { handle: (request: StoreRequest) => Promise<void> }

/** The pipeline.json files of this session, behind one queue: what is asked sees what was said before. */
export function openStore(answer: (message: StoreAnswer) => void, everyMs = writeEveryMs): Store {
  const files = new Map<string, PipelineFile>()
  const troubled = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let queue: Promise<void> = Promise.resolve()

  const fileAt = (path: string): PipelineFile => {
    const file = files.get(path) ?? openPipelineFile(path)
    files.set(path, file)
    return file
  }

  const writeAll = async (): Promise<Failure[]> => {
    const failures: Failure[] = []
    for (const file of files.values()) {
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

  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = null
      queue = queue.then(async () => {
        const failures = await writeAll()
        // What could not be written is tried again: the lock is given back, the file mended.
        if (failures.length > 0) later()
      })
    }, everyMs)
  }

  const change = (request: Extract<StoreRequest, { type: 'record' | 'batch' }>): void => {
    const file = fileAt(request.path)
    if (request.type === 'record')
      file.change((pipeline, now) => withRecord(pipeline, request.fileId, request.phase, request.entry, now))
    else file.change((pipeline, now) => withBatch(pipeline, request.section, now))
    later()
  }

  const serve = async (request: StoreRequest): Promise<void> => {
    if (request.type === 'record' || request.type === 'batch') return change(request)
    const { id } = request
    if (request.type === 'flush') {
      answer({ type: 'flushed', id, failures: await writeAll() })
      return
    }
    const read = await fileAt(request.path).read()
    if (!read.ok) answer({ type: 'failed', id, failure: read.failure })
    else if (request.type === 'owners') {
      const owners = [...recordedOwners(read.value, request.file)]
      answer({ type: 'owners', id, owners })
    } else {
      const standing = await standingOf(read.value, request.path, request.book, request.phases)
      answer({ type: 'standing', id, standing })
    }
  }

  return {
    handle: async (request) => {
      queue = queue.then(async () => serve(request))
      return queue
    },
  }
}
