import type { z } from 'zod'
import type { ChapterSpeeches } from '../src-contract/own-speech.ts'
import type { OrchestratorEvent } from '../src-contract/orchestrator-protocol.ts'
import type { OrchestratorSettings } from '../src-contract/orchestrator-settings.ts'
import type { PhaseNumber } from '../src-contract/phases.ts'
import type { PhaseEntry, PhaseStatus } from '../src-contract/pipeline-json/schema.ts'
import type { TextChoices } from '../src-contract/text-choices.ts'
import type { RecordedVoices } from '../src-contract/voice-names.ts'
import type { ChunkList } from './book/chunk.ts'
import type { ValidatedBook } from './book/validated-book.ts'

/** The places of one book in its workspace (pipeline-contract: "Names inside those folders"). All absolute. */
export type WorkFolders = {
  workspace: string
  /** Ours alone: results of phases, caches under content keys. Survives between runs; dropping it costs only time. */
  private: string
  /** phase3-chunking/chunks */
  chunks: string
  /** phase4_tts/audio_chunks/FILE_ID */
  audioChunks: string
  /** Where the finished book goes: --output, else phase5_enhancement/output. */
  output: string
}

export type LogLevel = 'debug' | 'info' | 'warning' | 'error'

/** What pipeline.json said of this book when the run began: by this another program's work is found, and gone on from. */
export type RecordedBook = {
  /** Null where nothing is recorded. */
  entry: (phase: PhaseNumber) => { status: PhaseStatus; entry: Record<string, unknown> } | null
  /** What is recorded of the book was made of the file as it is now, as far as its hash was recorded. */
  isSameSource: () => Promise<boolean>
  /** Absolute: recorded paths are looked for around it. */
  pipelineJson: string
  voice: RecordedVoices
  /** Those that have their own voice, speed or pauses. */
  chapters: ChapterSpeeches
}

/** What holds a run back, and ends it, between two units of its work. */
export type Pace = Pick<PhaseContext, 'signal' | 'spent' | 'whenRunning'>

/** What a phase may use of the run around it. It knows nothing of processes, windows or argv. */
export type PhaseContext = {
  /** Absolute path of the source. */
  source: string
  fileId: string
  folders: WorkFolders
  settings: OrchestratorSettings
  /** Tells runs apart: part of every temporary name. */
  runId: string
  emit: (event: OrchestratorEvent) => void
  log: (level: LogLevel, words: string) => void
  /** Aborted by stop; every await that can take long listens to it. */
  signal: AbortSignal
  /** Resolves at once, or when the run is resumed and has not used more than its share of the CPU. Called between units of work. Rejects when stopped. */
  whenRunning: () => Promise<void>
  /** Milliseconds of a core that a child process has used on our behalf; what this process uses is known without. */
  spent: (coreMs: number) => void
  /** How many cores may be used now, e.g. 1.7; changes while the phase runs. */
  cores: () => number
  onCoresChange: (listener: () => void) => () => void
  /** The password that opens the source; asks for it (event `failed password-needed` without `--events`) and waits. Null: there is none. */
  password: () => string | null
  recorded: RecordedBook
  /** What the listener chose for the text of a source of that hash; the same throughout the run. */
  textChoices: (sha256: string | null) => Promise<TextChoices>
}

/** What of the book is at hand when another program's work is taken over. */
export type KnownBook = { book: ValidatedBook | null; chunks: ChunkList | null }

/**
 * One phase: what it needs, what it makes, how. `Output` is stored as JSON under `key` before the next phase starts; where a stored
 * output has the same key and `stillStands`, the phase is not run again.
 */
export type Phase<Input, Output> = {
  number: PhaseNumber
  output: z.ZodType<Output>
  /** Everything that the output depends on, and nothing more, as text to be hashed; includes a version of the phase's own code. */
  key: (input: Input, context: PhaseContext) => string | Promise<string>
  /** Whether the files that a stored output names are all there, whole. */
  stillStands: (output: Output, context: PhaseContext) => Promise<boolean>
  /** Begins what `run` will need anyway, while phases before it run; ends it where the run is stopped. */
  prepare?: (context: PhaseContext) => void
  /** Throws ExpectedFailure for what the user can meet. Emits progress; keeps finished units so that a second run goes on from there. */
  run: (input: Input, context: PhaseContext) => Promise<Output>
  /** The output as another program has left it in the workspace, read from its files; null where it has left none that can be used. */
  adopt: (context: PhaseContext, known: KnownBook) => Promise<Output | null>
  /** This book's entry in pipeline.json: artifacts, metrics, errors under the contract's names. Status and times are added by the program. */
  entry: (
    output: Output,
    context: PhaseContext,
  ) => Pick<PhaseEntry, 'artifacts' | 'metrics' | 'errors'> & Record<string, unknown>
}
