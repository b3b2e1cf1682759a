import { join } from 'node:path'
import type { OfflineTtsConfig } from 'sherpa-onnx-node'
import type { ModelFiles } from './model-files.ts'
import { sharedDataName } from './voice-files.ts'

/** A network that speaks. `say` gives samples between -1 and 1. */
export type LoadedModel = {
  speakers: number
  sampleRateHz: number
  say: (text: string, speaker: number, speed: number, language: string) => Float32Array
}

/** Languages of Kokoro's that it has no lexicon for; eSpeak NG reads them, under these names. */
const readByEspeak = new Set(['es', 'fr-fr', 'hi', 'it', 'ja', 'pt-br'])

function inFolder(folder: string, names: string): string {
  const paths = names.split(',').filter((name) => name !== '')
  return paths.map((name) => join(folder, name)).join(',')
}

/** Of several lexicons for English, the one for the speaker's. */
function lexiconFor(lexicons: string, language: string): string {
  const unwanted = language === 'en-GB' ? 'lexicon-us-en.txt' : 'lexicon-gb-en.txt'
  const names = lexicons.split(',')
  return names.length > 1 ? names.filter((name) => name !== unwanted).join(',') : lexicons
}

/** What sherpa-onnx is told of a model, for a speaker of that language. `store`: the folder that all models lie in. */
export function modelConfig(
  folder: string,
  store: string,
  model: ModelFiles,
  language: string,
): OfflineTtsConfig {
  const settings: Record<string, string> = {}
  for (const [part, names] of Object.entries(model.files))
    settings[part] = inFolder(folder, part === 'lexicon' ? lexiconFor(names, language) : names)
  if (model.data !== 'none') settings['dataDir'] = join(model.data === 'own' ? folder : store, sharedDataName)
  if (model.kind === 'kokoro' && readByEspeak.has(language.toLowerCase()))
    settings['lang'] = language.toLowerCase()
  return {
    // Workers are what uses more cores.
    model: { [model.kind]: settings, numThreads: 1, provider: 'cpu', debug: false },
    // Whole paragraphs at once take a gigabyte.
    maxNumSentences: 1,
    ...(model.ruleFsts === '' ? {} : { ruleFsts: inFolder(folder, model.ruleFsts) }),
    ...(model.ruleFars === '' ? {} : { ruleFars: inFolder(folder, model.ruleFars) }),
  }
}

/** Loads a model. Native code: where it dislikes a file, it may end the process, with its reason on stderr; else it throws. */
export async function loadModel(config: OfflineTtsConfig): Promise<LoadedModel> {
  const { default: sherpa } = await import('sherpa-onnx-node')
  const speech = new sherpa.OfflineTts(config)
  const isSupertonic = 'supertonic' in config.model
  return {
    speakers: speech.numSpeakers,
    sampleRateHz: speech.sampleRate,
    say: (text, speaker, speed, language) => {
      const request = { text, sid: speaker, speed, enableExternalBuffer: false }
      if (!isSupertonic) return speech.generate(request).samples
      // It draws its noise outside of the network, from a seed that can be given.
      const extra = { seed: 1, lang: language.split('-')[0] ?? 'en' }
      return speech.generate({ ...request, generationConfig: { sid: speaker, speed, extra } }).samples
    },
  }
}
