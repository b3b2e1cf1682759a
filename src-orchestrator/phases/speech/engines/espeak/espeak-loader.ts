import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import type { EspeakModule, FileNode } from '@echogarden/espeak-ng-emscripten'
import { embeddedEngine } from '../../../../../src-contract/voice-names.ts'
import { packageFile } from '../../../../../src-node/install-layout.ts'
import type { EngineLoader, SpeechEngine } from '../engine.ts'
import { restoreSnapshot, takeSnapshot, type HeapSnapshot } from './heap-snapshot.ts'
import { defaultVoiceFor, voicesFrom } from './voice-names.ts'

const packageName = '@echogarden/espeak-ng-emscripten'
const wordsPerMinute = 170
/** eSpeak NG's slowest and fastest ordinary rates. */
const rateLimits = { least: 80, most: 450 }
const textBytes = 65_536
const nameBytes = 256
const dataFolder = '/usr/share/espeak-ng-data'

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile(`${packageName}/package.json`), 'utf8'))
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  if (!isManifest || typeof manifest.version !== 'string')
    throw new TypeError(`${packageName} has no version`)
  return manifest.version
}

/**
 * Gives every data file of the module its bytes when they are first read. Loading all 24 MB of dictionaries for the one that a book needs would
 * cost each worker that much memory.
 */
function readDataLazily(module: EspeakModule, reserved: ArrayBuffer): void {
  const dataFile = packageFile(`${packageName}/espeak-ng.data`)
  const read = (offset: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(length)
    const file = openSync(dataFile, 'r')
    try {
      for (let done = 0; done < length;) {
        const count = readSync(file, bytes, done, length - done, offset + done)
        if (count === 0) throw new Error(`${dataFile} is cut off`)
        done += count
      }
    } finally {
      closeSync(file)
    }
    return bytes
  }
  const visit = (node: FileNode): void => {
    const { contents } = node
    if (!(contents instanceof Uint8Array)) {
      for (const child of Object.values(contents)) visit(child)
      return
    }
    const { buffer, byteOffset, length } = contents
    if (buffer !== reserved) return
    let bytes: Uint8Array | undefined
    Object.defineProperty(node, 'contents', { get: () => (bytes ??= read(byteOffset, length)) })
  }
  visit(module.FS.lookupPath(dataFolder).node)
}

/** SSML and [[phonemes]] are always on in this build: what would be taken for either is said as text. */
export function escapeForEspeak(said: string): string {
  return said.replaceAll('[[', '[ [').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

async function loadEspeak(): Promise<SpeechEngine> {
  const { default: load } = await import('@echogarden/espeak-ng-emscripten')
  let reserved = new ArrayBuffer(0)
  const module = await load({
    getPreloadedPackage: (_name, bytes) => {
      reserved = new ArrayBuffer(bytes)
      return reserved
    },
  })
  readDataLazily(module, reserved)
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
  version: packageVersion,
  sampleRateHz: 22_050,
  defaultVoice: defaultVoiceFor,
  load: loadEspeak,
}
