export type EngineVoice = {
  /** Unique within the engine. */
  name: string
  /** In words, for people. */
  label: string
  /** BCP 47. */
  language: string
  /** Other names under which the engine knows it. */
  aliases: string[]
}

export type SynthesisSettings = {
  /** 1 is 170 words a minute. */
  speed: number
}

/**
 * A loaded speech engine. What `synthesise` gives depends on its arguments alone, never on what was said before. It throws for a sentence that
 * the engine cannot speak.
 */
export type SpeechEngine = {
  voices: () => EngineVoice[]
  /** Mono, 16 bits, at the engine's rate. `voice` is a name from `voices`. */
  synthesise: (said: string, voice: string, settings: SynthesisSettings) => Promise<Int16Array>
}

/** What is known of an engine without loading it. */
export type EngineLoader = {
  id: string
  version: () => string
  sampleRateHz: number
  /** The name of its voice for a BCP 47 language, where the user has chosen none. */
  defaultVoice: (language: string) => string
  load: () => Promise<SpeechEngine>
}
