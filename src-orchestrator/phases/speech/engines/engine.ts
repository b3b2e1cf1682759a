import type { Result } from '../../../../src-contract/failure.ts'

export type EngineVoice = {
  /** Unique within the engine. */
  name: string
  /** In words, for people. */
  label: string
  /** BCP 47. */
  language: string
  /** Other names under which the engine knows it. */
  aliases: string[]
  /** What else than its name its samples depend on: the model behind it, and what makes its phonemes. Empty: only on the engine's version. */
  revision?: string
  /** Revisions of it that are there too: a book goes on with the one that it was begun with. */
  otherRevisions?: string[]
  /** Where it is another one than its engine's. */
  sampleRateHz?: number | undefined
  /** The name under which the catalogue has it, where it has one of several in one file. */
  offer?: string
  /** What came with it says of its licence; null: nothing. */
  licence?: string | null
}

export type SynthesisSettings = {
  /** 1 is the voice's own pace, eSpeak NG's 170 words a minute. */
  speed: number
  /** Which attempt at the same words this is, from 0 on: an engine that has several takes gives another one. */
  take?: number
  /** Which revision of the voice; left out: the first one. */
  revision?: string | undefined
}

/**
 * A loaded speech engine. What `synthesise` gives depends on its arguments alone, never on what was said before. It throws for a sentence that
 * the engine cannot speak.
 */
export type SpeechEngine = {
  voices: () => EngineVoice[]
  /** Loads what a voice needs; rejects with the reason where it cannot be spoken with. Without it, every voice that is listed can be. */
  ready?: (voice: string) => Promise<void>
  /** Mono, 16 bits, at the voice's rate. `voice` is a name from `voices`. */
  synthesise: (said: string, voice: string, settings: SynthesisSettings) => Promise<Int16Array>
}

/** Who waits for an installation that may take a minute. */
export type InstallWatch = {
  /** Calls it off. */
  signal: AbortSignal
  /** Bytes of a packed file that have been read. */
  onProgress: (progress: { done: number; total: number }) => void
}

/** Seconds. The largest models take a quarter of a minute on an idle machine; from a slow disk, or beside much other work, many times that. */
export const loadPatienceSec = 240

/** Where an engine keeps voices that are installed one by one. */
export type VoiceStore = {
  /** Null: the file is none of this engine's. Fails with 'voice-file-unknown', 'voice-file-damaged', 'interrupted', and what files can fail with. */
  install: (path: string, watch: InstallWatch) => Promise<Result<EngineVoice[]> | null>
  /** Of a file, only what the engine's voices have in common. Fails as `install` does. */
  installShared: (path: string) => Promise<Result<null>>
  hasShared: () => Promise<boolean>
  /** Fails with 'voice-missing'. */
  remove: (name: string) => Promise<Result<null>>
}

export type EngineAbilities = {
  /** Factors of the voice's own pace, without a change of pitch. */
  speed: { least: number; most: number }
  pitch: boolean
  /** What is known of the times inside of what it gives: where the sentence begins and ends, or each word. */
  timings: 'sentence' | 'word'
  /** How many different takes of the same words it can give; 1: always the same samples. */
  takes: number
  /** Seconds of one core for an hour of audio, as measured on a 2-core x86-64 machine: for telling engines apart, not for promises. Null: not known. */
  cpuSecPerHour: number | null
}

/** What an engine that starts programs of others tells of them. */
export type EngineHooks = {
  started: (pid: number) => void
  ended: (pid: number) => void
  /** Milliseconds that another process ran: where the system does not tell its CPU, as much of a core is taken for used. */
  spent: (elapsedMs: number) => void
  /** What it has said beside its work. */
  said: (words: string) => void
}

/** What is known of an engine without loading it. */
export type EngineLoader = {
  id: string
  version: () => string
  sampleRateHz: number
  abilities: EngineAbilities
  /** Null: its voices come with it. */
  store: VoiceStore | null
  /** What stands behind a voice's name, without loading it: the checksum of its file; empty where it is not there, or the engine's version says all. */
  revisionOf: (name: string) => string
  /** The name of its voice for a BCP 47 language, where the user has chosen none; empty where it has none. */
  defaultVoice: (language: string) => string
  load: (hooks?: EngineHooks) => Promise<SpeechEngine>
}
