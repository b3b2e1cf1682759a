import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { BookView } from '../../../src-contract/book-view.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import { ExpectedFailure, fail, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import { recordedEncoding, withRecordedEncoding } from '../../../src-contract/book-encoding.ts'
import { recordedSpeech, withRecordedSpeech } from '../../../src-contract/own-speech.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { wishesOf } from '../../core/orchestrator/missing-voice.ts'
import type { Controller } from '../app/bookspool-api.ts'
import { orchestratorArguments, settingsFor } from '../batch/run-plan.ts'
import type { SpeechPrograms } from '../orchestrator/speech-programs.ts'
import type { VoiceAnswers } from '../orchestrator/voice-answers.ts'
import { startProcess, type RunningProcess } from '../run/run-process.ts'
import { createSpokenBooks, type SpokenPiece } from './spoken-books.ts'

/** So much of a book says how it will sound. */
export const previewSec = 30

export type PreviewParts = {
  /** Absolute; what lies there is thrown away with the next preview of another book. */
  folder: string
  program: string
  config: () => Config
  /** What speaks where that voice is not here. */
  answersTo: (voice: string) => Promise<VoiceAnswers>
  commandsFor: SpeechPrograms['allowed']
  /** What is recorded of the book: it may have its own voice, speed and pauses. Throws ExpectedFailure where that cannot be read. */
  recordOf: Controller['recordOf']
  /** The one that opens the book; null: it needs none, or nobody has given it. */
  passwordOf: Controller['passwordOf']
}

type Previewed = Pick<BookView, 'id' | 'path'>

/** Where a book was read, and under which name. `workspace`: absolute. */
export type Reading = { workspace: string; fileId: string }

export type BookPreviews = {
  /** The beginning of a book by the voice of now. One at a time: another one calls it off. Fails with what stands in the way, and 'interrupted'. */
  make: (book: Previewed) => Promise<Result<SpokenPiece[]>>
  /** The titles of its chapters, of a book that has not been read yet: as `make`, but for the speaking. */
  chaptersOf: (book: Previewed) => Promise<Result<string[]>>
  /** Reads a book, and no more; where what phase 2 leaves lies until another book is previewed. */
  readingOf: (book: Previewed) => Promise<Result<Reading>>
  /** Where the last one of that book lies; null: there is none any more. */
  lastReadingOf: (bookId: string) => Reading | null
  stop: () => Promise<void>
}

type Under = { running: RunningProcess | null; isCalledOff: boolean }

const isEnough = (pieces: readonly SpokenPiece[]): boolean =>
  pieces.reduce((sum, { durationSec }) => sum + durationSec, 0) >= previewSec

const previewId = 'preview'
const titlesSchema = z.array(z.string()).min(1)

/** The book as it is to be spoken, and nothing of its work. */
async function ownRecord({ recordOf }: PreviewParts, bookId: string): Promise<PipelineJson> {
  const recorded = await recordOf(bookId)
  if (recorded === null) return {}
  const { fileId, record } = recorded
  const general = record['tts_voice'] === undefined ? {} : { tts_voice: record['tts_voice'] }
  const read = withRecordedEncoding(general, previewId, recordedEncoding(record, fileId))
  return withRecordedSpeech(read, previewId, recordedSpeech(record, fileId))
}

/**
 * Runs the built-in orchestrator on the book in a workspace of its own, which nothing else looks at, and ends it as soon as half a minute is spoken: the book's own work
 * and record are not touched. That workspace stays while the same book is asked for, so that another voice is heard without the book being read again.
 */
export function openBookPreviews(parts: PreviewParts): BookPreviews {
  let current: Under | null = null
  let kept: { bookId: string; folder: string } | null = null
  const titles = new Map<string, string[]>()
  // By the run, and one for all of them: another sound at the path of an earlier one is another version.
  const spoken = createSpokenBooks()
  const readings = new Map<string, Reading>()

  const stop = async (): Promise<void> => {
    const own = current
    if (own === null) return
    own.isCalledOff = true
    await own.running?.stop('cancelled')
    await own.running?.ended
  }
  const folderOf = async (bookId: string): Promise<string> => {
    if (kept?.bookId === bookId) return kept.folder
    kept = null
    await rm(parts.folder, { recursive: true, force: true })
    const folder = join(parts.folder, randomUUID())
    await mkdir(folder, { recursive: true })
    kept = { bookId, folder }
    return folder
  }
  const run = async (
    book: Previewed,
    own: Under,
    phases: readonly PhaseNumber[],
  ): Promise<{ pieces: SpokenPiece[]; failure: Failure | null }> => {
    const config = parts.config()
    readings.clear()
    const folder = await folderOf(book.id)
    const record = await ownRecord(parts, book.id)
    const wishes = wishesOf(record, previewId, { setting: config.voice, typed: null })
    const answered = await Promise.all(wishes.map(async (wish) => parts.answersTo(wish)))
    const answers = Object.fromEntries(answered.flatMap((known) => Object.entries(known)))
    const settingsPath = join(folder, 'settings.json')
    const commands = await parts.commandsFor([...wishes, ...Object.values(answers)])
    if (!commands.ok) return { pieces: [], failure: commands.failure }
    const allowed = { ...config, speech_commands: commands.value }
    await writeFileAtomic(
      settingsPath,
      JSON.stringify(settingsFor(allowed, { overwrite: false, replaceable: [] }, null, record, answers)),
    )
    const said: { failure: Failure | null } = { failure: null }
    if (own.isCalledOff) return { pieces: [], failure: null }
    const password = parts.passwordOf(book.id)
    const runId = randomUUID()
    const running = startProcess({
      runId,
      program: parts.program,
      args: orchestratorArguments({
        source: book.path,
        settingsPath,
        fileId: previewId,
        place: { workspace: folder, pipelineJson: join(folder, 'pipeline.json'), outputDir: folder },
        phases,
        voice: null,
        maxRetries: config.max_retries,
        redo: { kind: 'nothing' },
        overwrite: false,
        hasPassword: password !== null,
      }),
      // What it says beside its failure is of no use to anybody.
      log: { write: () => true, onDrain: (again) => again() },
      onEvent: (event) => {
        spoken.take(runId, event)
        if (event.type === 'failed') said.failure = event.failure
        if (event.type === 'phase-finished' && event.phase === 2)
          readings.set(book.id, { workspace: folder, fileId: previewId })
        if (event.type === 'record' && event.phase === 3) {
          const found = titlesSchema.safeParse(event.entry['chapters']).data
          if (found !== undefined) titles.set(book.id, found)
        }
        if (event.type === 'chunk-done' && isEnough(spoken.of(runId).pieces)) void running.stop('cancelled')
      },
    })
    own.running = running
    if (password !== null) running.send({ type: 'password', password })
    running.send({ type: 'limit', cores: 1 })
    const ended = await running.ended
    return { pieces: spoken.of(runId).pieces, failure: said.failure ?? ended.failure }
  }
  const alone = async <Value>(
    book: Previewed,
    phases: readonly PhaseNumber[],
    resultOf: (pieces: SpokenPiece[]) => Value | null,
  ): Promise<Result<Value>> => {
    const before = stop()
    const own: Under = { running: null, isCalledOff: false }
    current = own
    await before
    try {
      const { pieces, failure } = await run(book, own, phases)
      if (own.isCalledOff) return fail('interrupted')
      const result = resultOf(pieces)
      if (result !== null) return succeed(result)
      return failure === null ? fail('nothing-to-hear') : { ok: false, failure }
    } catch (error) {
      if (error instanceof ExpectedFailure) return { ok: false, failure: error.failure }
      const failure = fileFailure(error, parts.folder, 'home-not-writable')
      if (failure === null) throw error
      return { ok: false, failure }
    } finally {
      if (current === own) current = null
    }
  }
  return {
    make: async (book) => alone(book, [1, 2, 3, 4], (pieces) => (pieces.length === 0 ? null : pieces)),
    chaptersOf: async (book) => {
      const known = titles.get(book.id)
      return known === undefined ? alone(book, [1, 2, 3], () => titles.get(book.id) ?? null) : succeed(known)
    },
    readingOf: async (book) => alone(book, [1, 2], () => readings.get(book.id) ?? null),
    lastReadingOf: (bookId) => readings.get(bookId) ?? null,
    stop,
  }
}
