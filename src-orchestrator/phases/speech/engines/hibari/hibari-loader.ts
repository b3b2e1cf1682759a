import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, succeed, type Result } from '../../../../../src-contract/failure.ts'
import { fileExists } from '../../../../../src-node/atomic-file.ts'
import type { EngineLoader, EngineVoice, SpeechEngine } from '../engine.ts'
import { toPcm } from '../to-pcm.ts'
import { hasMaterials, installMaterials, installVoiceFile, removeVoice } from './install-voice.ts'
import { knownVoices } from './known-voices.ts'
import { loadNetwork, type Network } from './network.ts'
import { onnxRuntime } from './onnx-runtime.ts'
import { idsOf, partsOf } from './phoneme-ids.ts'
import type { Phonemizer } from './phonemes/lexicon-phonemes.ts'
import { loadPhonemizer, phonemesRevision } from './phonemes/load-phonemizer.ts'
import type { Accent } from './phonemes/accent.ts'
import { randomStates } from './seeded-noise.ts'
import {
  englishFolder,
  hibariFolder,
  installedVoices,
  voiceRecord,
  type InstalledVoice,
} from './voice-files.ts'
import { sampleRateHz } from './spectra.ts'
import { createWaveMaker, type WaveMaker } from './wave-maker.ts'

/** Goes up with every change in our code that makes other samples of the same phonemes. */
const engineVersion = '4'
const speedLimits = { least: 0.5, most: 2 }

const accentOf = ({ british }: Pick<InstalledVoice, 'british'>): Accent => (british ? 'british' : 'american')

/** Throws where the file is not there, or not the one that was installed: a network of half its weights would speak, but no words. */
async function readModel(path: string, { file, sha256 }: InstalledVoice): Promise<Buffer> {
  if (!(await fileExists(path))) throw new Error(`its file ${file} is missing`)
  const model = await readFile(path)
  if (createHash('sha256').update(model).digest('hex') !== sha256)
    throw new Error(`its file ${file} is damaged`)
  return model
}

type Speaker = { network: Network; phonemes: Phonemizer; make: WaveMaker }

/** What a voice needs is loaded when it is first spoken with, once: a look at the voices costs nothing. */
function speakers(folder: string): (voice: InstalledVoice) => Promise<Speaker> {
  const networks = new Map<string, Promise<Network>>()
  const phonemizers = new Map<Accent, Promise<Phonemizer>>()
  let maker: Promise<WaveMaker> | undefined
  const once = async <Key, Value>(
    kept: Map<Key, Promise<Value>>,
    key: Key,
    load: () => Promise<Value>,
  ): Promise<Value> => {
    const known = kept.get(key) ?? load()
    kept.set(key, known)
    return known
  }
  return async (voice) => {
    const runtime = await onnxRuntime()
    const accent = accentOf(voice)
    maker ??= createWaveMaker()
    const network = await once(networks, voice.name, async () =>
      loadNetwork(runtime, await readModel(join(folder, voice.file), voice)),
    )
    const phonemes = await once(phonemizers, accent, async () =>
      loadPhonemizer(englishFolder(folder), accent, runtime),
    )
    return { network, phonemes, make: await maker }
  }
}

/** The engine over the voices of a folder. Its samples depend on the words, the voice, the speed and the take: from these the noise is seeded too. */
export async function loadHibari(folder: string): Promise<SpeechEngine> {
  const installed = await installedVoices(folder)
  const runtime = installed.length === 0 ? null : await onnxRuntime()
  // Where signed weights do, the chunks of earlier versions are what is made today; elsewhere they are not.
  const recounted = runtime?.weights === 'unsigned' ? ['unsigned'] : []
  const voices = await Promise.all(
    installed.map(async (voice): Promise<EngineVoice> => {
      const phonemes = await phonemesRevision(englishFolder(folder), accentOf(voice))
      return {
        name: voice.name,
        label: voice.label,
        language: voice.language,
        aliases: [],
        revision: [voice.sha256.slice(0, 12), phonemes, runtime?.name ?? '', ...recounted].join(' '),
      }
    }),
  )
  const speakerOf = speakers(folder)
  const find = (voice: string): InstalledVoice => {
    const about = installed.find(({ name }) => name === voice)
    if (about === undefined) throw new Error(`the voice ${voice} is not installed`)
    return about
  }
  return {
    voices: () => voices,
    ready: async (voice) => {
      await speakerOf(find(voice))
    },
    synthesise: async (said, voice, { speed, take = 0 }) => {
      const about = find(voice)
      const { network, phonemes, make } = await speakerOf(about)
      const pace = Math.min(speedLimits.most, Math.max(speedLimits.least, speed))
      const parts: Float32Array[] = []
      for (const part of partsOf(await phonemes(said))) {
        const ids = idsOf(part)
        if (ids.length === 0) continue
        const states = randomStates(JSON.stringify([part, voice, pace, take]))
        parts.push(await network(ids, pace).then((spectra) => make(spectra, states)))
        // V8 does not see how large the network's answers are, 4 MB for ten words: left alone, a worker grows to 340 MB of them; with this it has the next one in their place.
        globalThis.gc?.({ type: 'minor', execution: 'sync' })
      }
      return toPcm(parts)
    },
  }
}

function described(installed: Result<InstalledVoice[]>): Result<EngineVoice[]> {
  if (!installed.ok) return installed
  return succeed(installed.value.map(({ name, label, language }) => ({ name, label, language, aliases: [] })))
}

/** Small natural voices for English (https://github.com/MMWilliams/hibari), those that are installed. */
export const hibariLoader: EngineLoader = {
  id: 'hibari',
  version: () => engineVersion,
  sampleRateHz,
  abilities: { speed: speedLimits, pitch: false, timings: 'sentence', takes: 3, cpuSecPerHour: 60 },
  store: {
    install: async (path) =>
      /\.(?:whl|onnx)$/iu.test(path) ? described(await installVoiceFile(path)) : null,
    installShared: async (path) => installMaterials(path),
    hasShared: async () => hasMaterials(),
    remove: async (name) => {
      const voice = (await installedVoices()).find((installed) => installed.name === name)
      if (voice === undefined) return fail('voice-missing', { detail: `hibari:${name}` })
      await removeVoice(voice)
      return succeed(null)
    },
  },
  revisionOf: (name) => voiceRecord(name.toLowerCase())?.sha256 ?? '',
  defaultVoice: (language) => {
    const wanted = language.toLowerCase().startsWith('en-gb') ? 'en-GB' : 'en-US'
    return knownVoices.find((voice) => voice.language === wanted)?.name ?? 'heart'
  },
  load: async () => loadHibari(hibariFolder()),
}
