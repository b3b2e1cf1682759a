import type { EngineLoader } from './engine.ts'
import { espeakLoader } from './espeak/espeak-loader.ts'
import { hibariLoader } from './hibari/hibari-loader.ts'
import { sherpaLoader } from './sherpa/sherpa-loader.ts'

/** Every engine that this version has; the first one is the embedded default. */
export const engines: readonly EngineLoader[] = [espeakLoader, hibariLoader, sherpaLoader]
