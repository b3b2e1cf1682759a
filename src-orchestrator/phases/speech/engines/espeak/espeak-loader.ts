import { embeddedEngine } from '../../../../../src-contract/voice-names.ts'
import type { EngineHooks, EngineLoader, EngineVoice, SpeechEngine } from '../engine.ts'
import { joinSamples } from '../../join-samples.ts'
import { espeakVersion, openEspeak } from './espeak-module.ts'
import { restoreSnapshot, takeSnapshot, type HeapSnapshot } from './heap-snapshot.ts'
import { nativeEspeak, speakNatively, type NativeEspeak } from './native-espeak.ts'
import { defaultVoiceFor, voicesFrom } from './voice-names.ts'

const wordsPerMinute = 170
/** eSpeak NG's slowest and fastest ordinary rates. */
const rateLimits = { least: 80, most: 450 }
const sampleRateHz = 22_050
const textBytes = 65_536
const nameBytes = 256

/** SSML and [[phonemes]] are always on in this build: what would be taken for either is said as text. */
export function escapeForEspeak(said: string): string {
  return said.replaceAll('[[', '[ [').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** What chunks of the native one are known by; the embedded one's have nothing in their keys but the engine's version. */
const nativeRevision = ({ version }: NativeEspeak): string => `native ${version}`

const rateOf = (speed: number): number =>
  Math.round(Math.min(rateLimits.most, Math.max(rateLimits.least, wordsPerMinute * speed)))

/** The embedded one alone. */
export async function loadEmbedded(): Promise<SpeechEngine> {
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
      prepare(voice, rateOf(speed))
      put(text, textBytes, escapeForEspeak(said))
      const parts: Int16Array[] = []
      espeak.synthesize(text, (samples) => {
        parts.push(samples)
        return false
      })
      return Promise.resolve(joinSamples(parts))
    },
  }
}

/** The native one for the voices that it has, where one is installed and the book was not begun with the embedded one. */
async function loadEspeak(native: NativeEspeak | null, hooks?: EngineHooks): Promise<SpeechEngine> {
  // Its list of voices is the embedded one's: a book's voice is there whether anything is installed or not.
  const embedded = await loadEmbedded()
  if (native === null) return embedded
  const own = nativeRevision(native)
  const voices = embedded.voices().map((voice): EngineVoice => {
    const isNative = native.voices.has(voice.aliases[0] ?? '')
    return isNative ? Object.assign({}, voice, { revision: own, otherRevisions: [''] }) : voice
  })
  const files = new Map(voices.filter(({ revision }) => revision === own).map(({ name, aliases }) => [name, aliases[0] ?? name])) // prettier-ignore
  return {
    voices: () => voices,
    synthesise: async (said, voice, settings) => {
      const file = files.get(voice)
      if (file === undefined || settings.revision === '') return embedded.synthesise(said, voice, settings)
      const began = performance.now()
      const text = escapeForEspeak(said).replaceAll(/\s+/gu, ' ')
      const samples = await speakNatively(text, file, rateOf(settings.speed), sampleRateHz)
      hooks?.spent(performance.now() - began)
      return samples
    },
  }
}

/** eSpeak NG as WebAssembly with its data for more than a hundred languages: the voice that is always there. Where it is installed natively, that one speaks (decision 21). */
export const espeakLoader: EngineLoader = {
  id: embeddedEngine,
  version: espeakVersion,
  sampleRateHz,
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
  load: async (hooks) => loadEspeak(nativeEspeak(), hooks),
}
