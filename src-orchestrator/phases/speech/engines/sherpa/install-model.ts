import { readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, succeed, type Result } from '../../../../../src-contract/failure.ts'
import { namingFile, temporaryBeside, writeNamed } from '../../../../../src-node/atomic-file.ts'
import { fileHash } from '../../../../../src-node/file-hash.ts'
import { makeFolder } from '../../../../../src-node/make-folder.ts'
import { sampleSentence } from '../../../../voices/sample-sentences.ts'
import type { InstallWatch } from '../engine.ts'
import { withFiles } from '../with-files.ts'
import { ensureEspeakData } from './espeak-data.ts'
import { filesBelow, gatherFiles, readText, type Gathered } from './gather-files.ts'
import { modelConfig } from './load-model.ts'
import { findModel, networksOf, type ModelFiles } from './model-files.ts'
import { labelOf, languageInName, languageTag, licenceIn, plainName, speakersOf } from './model-names.ts'
import { metadataBytes, metadataOf, shapeOf } from '../onnx-file.ts'
import {
  foreignWords,
  piperConfigSchema,
  piperNotes,
  piperSpeakers,
  tokensText,
  type PiperConfig,
} from './piper-model.ts'
import { withSteadyNoise } from './steady-noise.ts'
import { tryModel } from './try-model.ts'
import { recordName, sherpaFolder, type ModelRecord } from './voice-files.ts'

const unwatched: InstallWatch = { signal: new AbortController().signal, onProgress: () => undefined }

/** What a killed installation leaves is of no use to anybody after an hour. */
const leftoverAfterMs = 3_600_000

async function clearLeftovers(store: string): Promise<void> {
  for (const name of await readdir(store)) {
    if (!name.startsWith('.') || !name.endsWith('.part')) continue
    const path = join(store, name)
    if (Date.now() - (await stat(path)).mtimeMs > leftoverAfterMs)
      await rm(path, { recursive: true, force: true })
  }
}

function parseConfig(text: string): PiperConfig | null {
  try {
    return piperConfigSchema.safeParse(JSON.parse(text)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

type Piper = { name: string; config: PiperConfig }

/** The network with a configuration of Piper's beside it, if there is one. */
async function piperIn({ folder }: Gathered, path: string): Promise<Result<Piper | null>> {
  const file = (await readdir(folder)).find((name) => name.endsWith('.onnx.json'))
  const text = file === undefined ? null : await readText(join(folder, file))
  if (file === undefined || text === null) return succeed(null)
  const config = parseConfig(text)
  return config === null
    ? fail('voice-file-damaged', { file: path, detail: `${file} is no configuration of Piper's` })
    : succeed({ name: file.slice(0, -'.onnx.json'.length), config })
}

type Notes = ReadonlyMap<string, ReadonlyMap<string, string>>

/** Makes the networks fit: the notes that sherpa-onnx reads, and noise that is the same every time. The notes of each, by its name; in words why one is not the configuration's. */
async function adapt(folder: string, piper: Piper | null, language: string): Promise<Notes | string> {
  const notes = new Map<string, Map<string, string>>()
  const names = (await readdir(folder)).filter((name) => name.endsWith('.onnx'))
  for (const name of names) {
    const path = join(folder, name)
    const bytes = await readFile(path)
    const own = metadataOf(bytes)
    const config = piper?.name === name.slice(0, -'.onnx'.length) ? piper.config : null
    const foreign = config === null ? null : foreignWords(config, shapeOf(bytes))
    if (foreign !== null) return `${name}.json is of another network: ${foreign}`
    const wanted = config === null ? {} : piperNotes(config, language)
    const added = Object.entries(wanted).filter(([key]) => !own.has(key))
    const { parts } = withSteadyNoise(bytes)
    await writeNamed(path, [...parts, metadataBytes(Object.fromEntries(added))])
    notes.set(name, new Map([...own, ...added.map(([key, value]) => [key, String(value)] as const)]))
  }
  return notes
}

async function checksums(folder: string): Promise<Record<string, string>> {
  const sums: Record<string, string> = {}
  for (const name of await filesBelow(folder)) sums[name] = await fileHash(join(folder, name), 'sha256')
  return sums
}

async function describe(
  gathered: Gathered,
  store: string,
  path: string,
  { signal }: InstallWatch,
): Promise<Result<ModelRecord>> {
  const { folder } = gathered
  const found = await piperIn(gathered, path)
  if (!found.ok) return found
  const piper = found.value
  if (piper !== null && piper.config.phoneme_type !== 'espeak')
    return fail('voice-file-unknown', { file: path, detail: `it is read by “${piper.config.phoneme_type}”, which this version does not have` }) // prettier-ignore
  const given = piper?.name ?? gathered.name
  const spoken = languageTag(piper?.config.language?.code) ?? languageInName(plainName(given)) ?? languageTag(piper?.config.espeak.voice) // prettier-ignore
  let notes: Notes | string
  try {
    notes = await adapt(folder, piper, spoken ?? 'en')
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return fail('voice-file-damaged', { file: path, detail: error.message })
  }
  if (typeof notes === 'string') return fail('voice-file-unknown', { file: path, detail: notes })
  const notesOf = (file: string): ReadonlyMap<string, string> => notes.get(file) ?? new Map<string, string>()
  if (piper !== null && (await readText(join(folder, 'tokens.txt'))) === null)
    await writeNamed(join(folder, 'tokens.txt'), tokensText(piper.config))
  const model = findModel(await filesBelow(folder), notesOf)
  if (!model.ok) return fail('voice-file-unknown', { file: path, detail: model.reason })
  const about = networksOf(model.model)
    .map(notesOf)
    .find((note) => note.has('sample_rate'))
  const language = spoken ?? languageTag(about?.get('voice')) ?? 'en'
  return tried(model.model, {
    folder,
    store,
    path,
    given,
    language,
    names: speakerNames(piper, about),
    signal,
  })
}

function speakerNames(
  piper: Piper | null,
  notes: ReadonlyMap<string, string> | undefined,
): (string | undefined)[] {
  const listed = notes?.get('speaker_names')?.split(',')
  return piper === null ? (listed ?? []) : piperSpeakers(piper.config)
}

/** `given`: the model's name as its file has it. */
type Untried = { folder: string; store: string; path: string; given: string; language: string; names: (string | undefined)[]; signal: AbortSignal } // prettier-ignore

/** A model counts when it has spoken. */
async function tried(model: ModelFiles, untried: Untried): Promise<Result<ModelRecord>> {
  const { folder, store, path, given, language, names, signal } = untried
  if (model.data === 'shared') await ensureEspeakData(store)
  const said = { text: sampleSentence(language), language }
  const trial = await tryModel(modelConfig(folder, store, model, language), folder, said, signal)
  if (typeof trial === 'string')
    return fail('voice-file-damaged', { file: path, detail: `sherpa-onnx cannot speak with it (${trial})` })
  const label = labelOf(given)
  const speakers = speakersOf(trial.speakers, names, { label, language, kind: model.kind })
  const files = await checksums(folder)
  const licence = licenceIn(await readText(join(folder, 'MODEL_CARD')))
  const { sampleRateHz } = trial
  return succeed({
    name: plainName(given),
    label,
    sampleRateHz,
    model,
    speakers,
    files,
    ...(licence === null ? {} : { licence }),
  })
}

/**
 * Installs the model of an archive, a folder or a bare Piper pair; null where the path is none of these. What is not whole, or cannot be spoken with, is refused,
 * and nothing of it stays. Fails with 'voice-file-unknown', 'voice-file-damaged', 'interrupted', 'file-missing', 'file-unreadable', 'disk-full', 'home-not-writable'.
 */
export async function installModel(
  path: string,
  store: string = sherpaFolder(),
  watch: InstallWatch = unwatched,
): Promise<Result<ModelRecord> | null> {
  const staging = temporaryBeside(join(store, 'model'))
  return withFiles(path, store, async () =>
    namingFile(store, async () => installInto(store, staging, path, watch), staging),
  )
}

async function installInto(
  store: string,
  staging: string,
  path: string,
  watch: InstallWatch,
): Promise<Result<ModelRecord> | null> {
  try {
    await makeFolder(staging)
    await clearLeftovers(store)
    const gathered = await gatherFiles(path, staging, watch)
    if (gathered?.ok !== true) return gathered
    const described = await describe(gathered.value, store, path, watch)
    if (watch.signal.aborted) return fail('interrupted', { file: path })
    if (!described.ok) return described
    const { folder } = gathered.value
    const target = join(store, described.value.name)
    await writeNamed(join(folder, recordName), JSON.stringify(described.value, null, 2))
    await rm(target, { recursive: true, force: true })
    await rename(folder, target)
    return described
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}
