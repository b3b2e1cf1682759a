import { z } from 'zod'

const kinds = ['vits', 'matcha', 'kokoro', 'kitten', 'supertonic'] as const

/** Which of a folder's files are what of a model. Paths are relative to the folder; several in one value are separated by commas, as sherpa-onnx wants them. */
export const modelFilesSchema = z.object({
  kind: z.enum(kinds),
  files: z.record(z.string(), z.string()),
  /** Whether eSpeak NG's data come with the model, from us, or are not needed. */
  data: z.enum(['own', 'shared', 'none']),
  ruleFsts: z.string(),
  ruleFars: z.string(),
})
export type ModelFiles = z.infer<typeof modelFilesSchema>

export type FoundModel = { ok: true; model: ModelFiles } | { ok: false; reason: string }

const unsound = (reason: string): FoundModel => ({ ok: false, reason })

/** Of several forms of one network, the one with its full precision. */
function network(names: readonly string[], like: RegExp): string | undefined {
  const found = names.filter((name) => name.endsWith('.onnx') && like.test(name))
  return found.find((name) => !/int8|fp16/u.test(name)) ?? found[0]
}

const supertonicParts = {
  durationPredictor: /^duration_predictor/u,
  textEncoder: /^text_encoder/u,
  vectorEstimator: /^vector_estimator/u,
  vocoder: /^vocoder/u,
}

function supertonic(names: readonly string[]): FoundModel {
  const files: Record<string, string> = {}
  for (const [part, like] of Object.entries(supertonicParts)) {
    const name = network(names, like)
    if (name === undefined) return unsound(`its ${part} is missing`)
    files[part] = name
  }
  const others = { ttsJson: 'tts.json', unicodeIndexer: 'unicode_indexer.bin', voiceStyle: 'voice.bin' }
  for (const [part, name] of Object.entries(others)) {
    if (!names.includes(name)) return unsound(`${name} is missing`)
    files[part] = name
  }
  return { ok: true, model: { kind: 'supertonic', files, data: 'none', ruleFsts: '', ruleFars: '' } }
}

/**
 * The kind of a model, told from the names of the files in its folder (those in subfolders with their path) and from the notes inside of its network. The names are
 * those of sherpa-onnx's own archives: https://k2-fsa.github.io/sherpa/onnx/tts/pretrained_models/index.html
 */
export function findModel(
  names: readonly string[],
  notesOf: (name: string) => ReadonlyMap<string, string>,
): FoundModel {
  if (network(names, /^(?:duration_predictor|vector_estimator)/u) !== undefined) return supertonic(names)
  if (network(names, /^(?:lm_flow|lm_main|fm_decoder)/u) !== undefined)
    return unsound('it speaks like a recording that it is given, which this version cannot do')
  const isVocoder = (name: string): boolean => /^(?:hifigan|vocos|bigvgan)/u.test(name)
  const main = network(names, /^(?!hifigan|vocos|bigvgan)[^/]+$/u)
  if (main === undefined) return unsound('there is no network (.onnx) in it')
  if (!names.includes('tokens.txt')) return unsound('tokens.txt is missing')
  const notes = notesOf(main)
  const type = notes.get('model_type') ?? ''
  const lexicons = names.filter((name) => /^lexicon[\w.-]*\.txt$/u.test(name)).toSorted()
  const own = names.some((name) => name.startsWith('espeak-ng-data/'))
  const wantsData = own || notes.get('has_espeak') === '1' || notes.get('use_espeak') === '1'
  const rest = {
    data: own ? ('own' as const) : wantsData ? ('shared' as const) : ('none' as const),
    ruleFsts: names.filter((name) => /^[^/]+\.fst$/u.test(name)).join(','),
    ruleFars: names.filter((name) => /^[^/]+\.far$/u.test(name)).join(','),
  }
  const files: Record<string, string> = { tokens: 'tokens.txt' }
  if (lexicons.length > 0) files['lexicon'] = lexicons.join(',')
  if (names.includes('voices.bin')) {
    const kind = type.startsWith('kitten') ? ('kitten' as const) : ('kokoro' as const)
    return { ok: true, model: { kind, files: { ...files, model: main, voices: 'voices.bin' }, ...rest } }
  }
  if (type.startsWith('matcha')) {
    const vocoder = names.find((name) => isVocoder(name) && name.endsWith('.onnx'))
    return vocoder === undefined
      ? unsound('its vocoder (vocos-….onnx or hifigan_….onnx) is missing; put it into the folder')
      : { ok: true, model: { kind: 'matcha', files: { ...files, acousticModel: main, vocoder }, ...rest } }
  }
  return type === 'vits' || type === 'melo-vits' || (type === '' && notes.has('sample_rate'))
    ? { ok: true, model: { kind: 'vits', files: { ...files, model: main }, ...rest } }
    : unsound(type === '' ? 'its network does not say what it is' : `it is of the kind “${type}”`)
}

/** The networks among a model's files. */
export function networksOf({ files }: ModelFiles): string[] {
  return Object.values(files).filter((name) => name.endsWith('.onnx'))
}
