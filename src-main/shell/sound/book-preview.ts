import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BookView } from '../../../src-contract/book-view.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import { fail, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import { writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { orchestratorArguments, settingsFor } from '../batch/run-plan.ts'
import type { SpeechPrograms } from '../orchestrator/speech-programs.ts'
import type { VoiceAnswers } from '../orchestrator/voice-answers.ts'
import { startProcess, type RunningProcess } from '../run/run-process.ts'
import { createSpokenBooks, type SpokenPiece } from './spoken-books.ts'

/** So much of a book says how it will sound. */
export const previewSec = 30

export type PreviewParts = {
  /** Absolute; what lies there is thrown away with the next preview. */
  folder: string
  program: string
  config: () => Config
  /** What speaks where that voice is not here. */
  answersTo: (voice: string) => Promise<VoiceAnswers>
  commandsFor: SpeechPrograms['allowed']
}

export type BookPreviews = {
  /** The beginning of a book by the voice of now. One at a time: another one calls it off. Fails with what stands in the way, and 'interrupted'. */
  make: (book: Pick<BookView, 'id' | 'path'>) => Promise<Result<SpokenPiece[]>>
  stop: () => Promise<void>
}

const isEnough = (pieces: readonly SpokenPiece[]): boolean =>
  pieces.reduce((sum, { durationSec }) => sum + durationSec, 0) >= previewSec

/**
 * Runs the built-in orchestrator on the book in a workspace of its own, which nothing else looks at, and ends it as soon as half a minute is spoken: the book's own work
 * and record are not touched.
 */
export function openBookPreviews(parts: PreviewParts): BookPreviews {
  let current: { running: RunningProcess | null; isCalledOff: boolean } | null = null

  const stop = async (): Promise<void> => {
    const own = current
    if (own === null) return
    own.isCalledOff = true
    await own.running?.stop('cancelled')
    await own.running?.ended
  }
  const run = async (
    book: Pick<BookView, 'id' | 'path'>,
    own: NonNullable<typeof current>,
  ): Promise<Result<SpokenPiece[]>> => {
    const config = parts.config()
    const folder = join(parts.folder, randomUUID())
    await rm(parts.folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const answers = config.voice === null ? {} : await parts.answersTo(config.voice)
    const settingsPath = join(folder, 'settings.json')
    const commands = await parts.commandsFor([config.voice ?? '', ...Object.values(answers)])
    if (!commands.ok) return commands
    const allowed = { ...config, speech_commands: commands.value }
    await writeFileAtomic(settingsPath, JSON.stringify(settingsFor(allowed, false, null, {}, answers)))
    if (own.isCalledOff) return fail('interrupted')
    const spoken = createSpokenBooks()
    const said: { failure: Failure | null } = { failure: null }
    const running = startProcess({
      runId: randomUUID(),
      program: parts.program,
      args: orchestratorArguments({
        source: book.path,
        settingsPath,
        fileId: 'preview',
        place: { workspace: folder, pipelineJson: join(folder, 'pipeline.json'), outputDir: folder },
        phases: [1, 2, 3, 4],
        voice: null,
        maxRetries: config.max_retries,
        redo: { kind: 'nothing' },
        overwrite: false,
        hasPassword: false,
      }),
      // What it says beside its failure is of no use to anybody.
      log: { write: () => true, onDrain: (again) => again() },
      onEvent: (event) => {
        spoken.take(book.id, event)
        if (event.type === 'failed') said.failure = event.failure
        if (event.type === 'chunk-done' && isEnough(spoken.of(book.id).pieces)) void running.stop('cancelled')
      },
    })
    own.running = running
    running.send({ type: 'limit', cores: 1 })
    const ended = await running.ended
    const { pieces } = spoken.of(book.id)
    if (own.isCalledOff) return fail('interrupted')
    if (pieces.length > 0) return succeed(pieces)
    const failure = said.failure ?? ended.failure
    return failure === null ? fail('nothing-to-hear') : { ok: false, failure }
  }
  return {
    make: async (book) => {
      const before = stop()
      const own = { running: null, isCalledOff: false }
      current = own
      await before
      try {
        return await run(book, own)
      } catch (error) {
        const failure = fileFailure(error, parts.folder, 'home-not-writable')
        if (failure === null) throw error
        return { ok: false, failure }
      } finally {
        if (current === own) current = null
      }
    },
    stop,
  }
}
