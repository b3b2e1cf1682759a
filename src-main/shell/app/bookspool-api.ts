import type { BatchView, BookView } from '../../../src-contract/book-view.ts'
import type { AnnounceName } from '../../../src-contract/channel-table.ts'
import type { AnnouncePayload, AskHandlers, AskOutput, TellHandlers } from '../../../src-contract/channels.ts'
import type { Config, ConfigKey } from '../../../src-contract/config-options.ts'
import type { DoorKind } from '../../../src-contract/door-kind.ts'
import type { Failure, Result } from '../../../src-contract/failure.ts'
import type { FinishedFile } from '../../../src-contract/finished-file.ts'
import type { OrchestratorEvent } from '../../../src-contract/orchestrator-protocol.ts'
import type { BookSpeech } from '../../../src-contract/own-speech.ts'
import type { PageView, PageWish } from '../../../src-contract/page-view.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import type { TextSample } from '../../../src-contract/text-encodings.ts'
import type { TextChoices } from '../../../src-contract/text-choices.ts'
import type { Redo } from '../../core/batch/book.ts'
import type { StoreClient } from '../store/store-client.ts'
import type { SpeechPrograms } from '../orchestrator/speech-programs.ts'
import type { VoiceSettler } from '../orchestrator/voice-answers.ts'
import type { Theirs } from '../../core/orchestrator/choose.ts'

/** What each door brings along for what only it can do. */
export type DoorServices = {
  door: DoorKind
  /** The system's dialogs; an empty list and null where they were cancelled or there are none. */
  chooseBooks: (kind: 'files' | 'folder') => Promise<string[]>
  chooseFolder: (startAt: string) => Promise<string | null>
  /** Files or a folder with voices. */
  chooseVoices: (kind: 'files' | 'folder') => Promise<string[]>
  /** A workspace: its folder, its config.yaml or its pipeline.json. */
  chooseWorkspace: (startAt: string) => Promise<string | null>
  /** Shows a finished book or a log in the file manager, or answers with the link to download it. */
  reveal: (path: string, link: string) => Promise<string | null>
  /** The answer to `close.asked`. */
  closeAnswered: (choice: 'keep' | 'pause' | 'stop' | 'cancel') => void
  /** Keys that this door may not change. */
  lockedKeys: readonly ConfigKey[]
  /** Whether this door may add that path (serve_roots); null: it may. */
  refusePath: (path: string) => Failure | null
}

export type AppOptions = {
  /** BOOKSPOOL_HOME; absolute. */
  home: string
  version: string
  services: DoorServices
}

/** The app behind a window: asks and tells with parsed data, announcements to whoever listens. Opened by both windowed doors. */
export type App = {
  asks: AskHandlers
  tells: TellHandlers
  onAnnounce: (
    listener: <Name extends AnnounceName>(name: Name, payload: AnnouncePayload<Name>) => void,
  ) => () => void
  /** The file behind the address of a sound that the page was given; null where there is none. */
  soundAt: (pathname: string) => string | null
  isBusy: () => boolean
  /** Resolves when nothing of ours runs any more and the journal is on disk. Running books can be resumed afterwards. */
  close: () => Promise<void>
}

/** Where one book's work and results live. All absolute. */
export type BookPlace = {
  workspace: string
  pipelineJson: string
  /** Null: where the contract says, inside the workspace. */
  outputDir: string | null
}

/** What is known of a book of the list besides what is shown. `workspace`: absolute. */
export type PlacedBook = { sha256: string | null; workspace: string | null; fileId: string | null }

/** An orchestrator of another make, and the login shell's part of its environment. */
export type ChosenOrchestrator = { theirs: Theirs; login: Readonly<Record<string, string>> }

/** Where each state of a source has a workspace of its own: what its other states were made into. */
export type OtherStates = {
  /** The files in its output folder that are still there, whoever has changed them since. */
  outputs: (sourcePath: string, place: BookPlace) => Promise<FinishedFile[]>
  /** A file of this place's finished book is not its own any more, but what another state of the source was made into. */
  tookItsPlace: (sourcePath: string, place: BookPlace) => Promise<boolean>
}

export type ControllerOptions = {
  /** Asked anew for every book and every governor step, so that a change applies as the form says. */
  config: () => Config
  /** `sha256` is the source's. */
  placeOf: (book: { path: string; sha256: string }) => BookPlace
  /** Folder of the per-book logs and batch.log. */
  logsDir: string
  /** Where the state of the batch is kept; null: nowhere (a terminal run keeps none, its workspace does). */
  journalPath: string | null
  /** Folder for run records, by which runs that outlived a killed main are found. */
  runsDir: string
  /** What is made again of every book that is added, once (--no-resume, --redo-from, --retry-gaps). */
  redo: Redo
  /** Replace an output even if it is not ours, unchanged. */
  overwrite: boolean
  /** Left out: a changed source keeps its workspace. */
  otherStates?: OtherStates
  /**
   * What was said for these very books (flags, not settings): a finished book that was made otherwise is made again. Changed settings alone do
   * not undo "done". `besides`: whether anything else was said of how a book is read, spoken or written. `text`: whether what was chosen for the text of a book since it
   * was made counts as said.
   */
  asked?: { voice?: string | undefined; speed?: number | undefined; besides?: boolean; text?: boolean }
  /**
   * How the books of this very run are to be spoken, not by the settings: it stands over what the record says.
   */
  said?: BookSpeech | undefined
  /** The encoding that was named for the plain texts of this very run; it stands over what the record says. */
  saidEncoding?: string | undefined
  /** What speaks where a book's voice is not on this machine; left out: the orchestrator decides by itself. */
  voices?: VoiceSettler
  /** Which of the user's commands may be run as voices; left out: all of the settings. */
  speech?: SpeechPrograms
  /**
   * Which orchestrator makes a book that begins now; null, and where it is left out: the built-in one. It is allowed and proved when it is answered;
   * `signal`: the run is not wanted any more, whatever is being asked of the user.
   */
  orchestrator?: (signal: AbortSignal) => Promise<Result<ChosenOrchestrator | null>>
  /** What the built-in orchestrator says of a book, beside what the batch makes of it. */
  onRunEvent?: (bookId: string, event: OrchestratorEvent) => void
  /** A record cannot be written; it is tried again, and nothing is lost meanwhile. Null: it is written again. */
  onRecordTrouble?: (path: string, failure: Failure | null) => void
}

export type ControllerChange = {
  batch: BatchView
  /** New or changed. */
  books: BookView[]
  removed: string[]
  order: string[] | null
}

/** What was said beside Start, for this run alone. */
export type StartChoice = { phases?: readonly PhaseNumber[]; resume?: boolean }

/** The batch at work: the pure machine, and the shell that carries its commands out. */
export type Controller = {
  batch: () => BatchView
  books: () => BookView[]
  /** At most ten changes a second. */
  onChange: (listener: (change: ControllerChange) => void) => () => void
  add: (paths: readonly string[]) => Promise<AskOutput<'pile.add'>>
  /** Left out: the whole batch. */
  start: (bookIds?: readonly string[], choice?: StartChoice) => Promise<Result<void>>
  /** `now`: a run that cannot be suspended is ended instead. */
  pause: (bookIds?: readonly string[], now?: boolean) => Promise<Result<void>>
  resume: (bookIds?: readonly string[]) => Promise<Result<void>>
  stop: (bookIds?: readonly string[]) => Promise<Result<void>>
  remove: (bookIds: readonly string[]) => Promise<Result<void>>
  retry: (bookIds: readonly string[], redo: Redo) => Promise<Result<void>>
  move: (bookIds: readonly string[], to: 'top' | 'bottom') => Promise<Result<void>>
  unlock: (bookId: string, password: string) => Promise<Result<void>>
  /** How the book is spoken from its next run on (choose-speech.ts). */
  choose: (bookId: string, speech: BookSpeech) => Promise<Result<void>>
  /** In which encoding the plain text is read from its next run on; null: as the settings say (choose-speech.ts). */
  chooseEncoding: (bookId: string, encoding: string | null) => Promise<Result<void>>
  /** How the text begins in an encoding, or with `auto` in the one that is found out. */
  sampleOf: (bookId: string, encoding: string) => Promise<Result<TextSample>>
  /** Writes the picture of a page of the book, as it was read in some workspace, and answers what reading made of its pieces. */
  pageOf: (bookId: string, wish: PageWish) => Promise<Result<PageView>>
  /** The password that was given for the book, or opened it; null: none. */
  passwordOf: (bookId: string) => string | null
  /** What is read of the book from its next run on (choose-text.ts). */
  chooseText: (bookId: string, choices: TextChoices) => Promise<Result<void>>
  /** Where its work lies, and what its source is; null: there is no such book. */
  placed: (bookId: string) => PlacedBook | null
  /** What the record says of the book, under which id; null where it has no place in it yet. Throws where it cannot be read. */
  recordOf: (bookId: string) => Promise<{ fileId: string; record: PipelineJson } | null>
  /** Each book of the list is looked at as if it had just been added; only while nothing runs. */
  lookAgain: () => Promise<Result<void>>
  /** Other settings are in force: says anew which books they would make otherwise. Rejects where a record cannot be asked. */
  settingsRead: () => Promise<void>
  logPath: (bookId: string) => string | null
  /** The voices that books which are not done yet are to have, each once. Fails where a record cannot be read. */
  wishedVoices: () => Promise<Result<string[]>>
  /** Whether one of those has spoken all that it was to speak; false also where that cannot be found out. */
  hasNothingToSay: (voice: string) => Promise<boolean>
  /** What else is asked of the one that holds pipeline.json. */
  record: Pick<StoreClient, 'history' | 'finished' | 'noteWork' | 'voiceUses' | 'flush'>
  /** Resolves when no book runs or waits to be run. */
  whenIdle: () => Promise<void>
  /** Ends what runs, resumable, and writes the journal. Answers with why records could not be written: they are lost, the books are not. */
  close: () => Promise<readonly Failure[]>
}
