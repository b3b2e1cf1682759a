import { embeddedEngine } from '../../../../../src-contract/voice-names.ts'
import type { EngineLoader, SpeechEngine } from '../engine.ts'
import { espeakVersion, openEspeak } from './espeak-module.ts'
import { restoreSnapshot, takeSnapshot, type HeapSnapshot } from './heap-snapshot.ts'
import { defaultVoiceFor, voicesFrom } from './voice-names.ts'

const wordsPerMinute = 170
/** eSpeak NG's slowest and fastest ordinary rates. */
const rateLimits = { least: 80, most: 450 }
const textBytes = 65_536
const nameBytes = 256

/** SSML and [[phonemes]] are always on in this build: what would be taken for either is said as text. */
export function escapeForEspeak(said: string): string {
  return said.replaceAll('[[', '[ [').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

async function loadEspeak(): Promise<SpeechEngine> {
  const module = await openEspeak()
  const espeak = new module.eSpeakNGWorker()
  const voices = voicesFrom(espeak.list_voices())
  // Text goes in through memory that is ours from before the snapshot: the binding's own string buffer would be allocated after it, and lost
  // to the allocator with the first restore.
  const text = module._malloc(textBytes)
  const name = module._malloc(nameBytes)
  const put = (pointer: number, limit: number, words: string): void => {
    const bytes = new TextEncoder().encode(words)
    if (bytes.length >= limit) throw new RangeError(`${bytes.length} bytes of text are too many`)
    module.HEAPU8.set(bytes, pointer)
    module.HEAPU8[pointer + bytes.length] = 0
  }
  put(name, nameBytes, 'en-us')
  espeak.set_voice(name, 0)
  const fresh = takeSnapshot(module.HEAPU8)
  const prepared = new Map<string, HeapSnapshot>()

  /** The heap as it is when nothing has been said in that voice at that rate. */
  const prepare = (voice: string, rate: number): void => {
    const known = prepared.get(`${voice} ${rate}`)
    if (known !== undefined) {
      restoreSnapshot(module.HEAPU8, known)
      return
    }
    restoreSnapshot(module.HEAPU8, fresh)
    // By its file: eSpeak NG does not find every voice by the language that it lists ("en-gb", "fr-fr").
    const [identifier] = voices.find((candidate) => candidate.name === voice)?.aliases ?? []
    put(name, nameBytes, identifier ?? voice)
    if (espeak.set_voice(name, 0) !== 0) throw new Error(`eSpeak NG has no voice ${voice}`)
    espeak.set_rate(rate)
    prepared.set(`${voice} ${rate}`, takeSnapshot(module.HEAPU8))
  }

  return {
    voices: () => voices,
    synthesise: async (said, voice, { speed }) => {
      const rate = Math.round(Math.min(rateLimits.most, Math.max(rateLimits.least, wordsPerMinute * speed)))
      prepare(voice, rate)
      put(text, textBytes, escapeForEspeak(said))
      const parts: Int16Array[] = []
      espeak.synthesize(text, (samples) => {
        parts.push(samples)
        return false
      })
      return Promise.resolve(joined(parts))
    },
  }
}

function joined(parts: readonly Int16Array[]): Int16Array {
  const samples = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    samples.set(part, at)
    at += part.length
  }
  return samples
}

/** eSpeak NG as WebAssembly with its data for more than a hundred languages: the voice that is always there. */
export const espeakLoader: EngineLoader = {
  id: embeddedEngine,
  version: espeakVersion,
  sampleRateHz: 22_050,
  abilities: {
    speed: { least: 0.5, most: 2.6 },
    pitch: false,
    timings: 'sentence',
    takes: 1,
    cpuSecPerHour: 14,
  },
  store: null,
  revisionOf: () => '',
  defaultVoice: defaultVoiceFor,
  load: loadEspeak,
}
