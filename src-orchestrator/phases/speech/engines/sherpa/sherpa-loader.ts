import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, succeed } from '../../../../../src-contract/failure.ts'
import { findVoice } from '../../../../../src-contract/voice-names.ts'
import { fileExists } from '../../../../../src-node/atomic-file.ts'
import { fileHash } from '../../../../../src-node/file-hash.ts'
import { packageFile } from '../../../../../src-node/install-layout.ts'
import type { EngineLoader, EngineVoice, SpeechEngine } from '../engine.ts'
import { toPcm } from '../to-pcm.ts'
import { breathsOf } from './breaths.ts'
import { ensureEspeakData } from './espeak-data.ts'
import { loadModel, modelConfig, type LoadedModel } from './load-model.ts'
import {
  installedModels,
  modelNameOf,
  modelRecord,
  recordName,
  sherpaFolder,
  voiceNames,
  type ModelRecord,
} from './voice-files.ts'

/** Goes up with every change in our code that makes other samples of the same words. */
const engineVersion = '3'
const speedLimits = { least: 0.5, most: 2 }
/**
 * VITS rounds the length of each sound up to whole frames (https://github.com/jaywalnut310/vits, models.py: ceil), which speed does not shorten: so much of the
 * time at its own pace. Measured on Piper's joe: asked for twice the pace it had 1.5 times, for half of it 0.57 times.
 */
const roundedUp = 0.27

/** What a network has to be asked for to speak at that speed. */
function paceFor(speed: number, { kind }: ModelRecord['model']): number {
  const within = Math.min(speedLimits.most, Math.max(speedLimits.least, speed))
  return kind === 'vits' ? (1 - roundedUp) / (1 / within - roundedUp) : within
}
/** The noise inside of a network is counted out: what gives other samples of the same words is a pace that nobody hears to be another one. */
const paceOfTake = 0.02

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile('sherpa-onnx-node/package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : ''
}

/** Tells one model from another of the same name. */
function revision({ files }: ModelRecord): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12)
}

function voicesOf(record: ModelRecord): EngineVoice[] {
  const names = voiceNames(record)
  return record.speakers.map(({ label, language }, index) => ({
    name: names[index] ?? record.name,
    label,
    language,
    aliases: index === 0 ? shortNames(record.name) : [],
    revision: revision(record),
    sampleRateHz: record.sampleRateHz,
    offer: record.name,
    licence: record.licence ?? null,
  }))
}

/** “joe” for en_US-joe-medium. */
function shortNames(name: string): string[] {
  const short = /^[a-z]{2,3}_[A-Z]{2}-([\w+]+)-\w+$/u.exec(name)?.[1]
  return short === undefined ? [] : [short]
}

/** Throws where a file is not the one that was installed: native code would end the worker over half a network, without a word. */
async function checkFiles(folder: string, { files }: ModelRecord): Promise<void> {
  for (const [file, sum] of Object.entries(files)) {
    const path = join(folder, file)
    if (!(await fileExists(path))) throw new Error(`its file ${file} is missing`)
    if ((await fileHash(path, 'sha256')) !== sum) throw new Error(`its file ${file} is damaged`)
  }
}

/** The engine over the models of a folder; each is loaded once, when it is first spoken with. */
export function loadSherpa(store: string): SpeechEngine {
  const records = installedModels(store)
  const loaded = new Map<string, Promise<LoadedModel>>()
  const find = (voice: string): { record: ModelRecord; speaker: number; language: string } => {
    const record = records.find(({ name }) => name === modelNameOf(voice))
    const speaker = record === undefined ? -1 : voiceNames(record).indexOf(voice)
    const language = record?.speakers[speaker]?.language
    if (record === undefined || language === undefined) throw new Error(`the voice ${voice} is not installed`)
    return { record, speaker, language }
  }
  const open = async (record: ModelRecord, language: string): Promise<LoadedModel> => {
    const folder = join(store, record.name)
    await checkFiles(folder, record)
    if (record.model.data === 'shared') await ensureEspeakData(store)
    return loadModel(modelConfig(folder, store, record.model, language))
  }
  const modelFor = async (
    voice: string,
  ): Promise<{ model: LoadedModel; speaker: number; language: string }> => {
    const { record, speaker, language } = find(voice)
    // Most models are told nothing of the language, and serve all of their speakers at once.
    const config = JSON.stringify(modelConfig('', '', record.model, language))
    const key = `${record.name} ${config}`
    const model = loaded.get(key) ?? open(record, language)
    loaded.set(key, model)
    return { model: await model, speaker, language }
  }
  return {
    voices: () => records.flatMap(voicesOf),
    ready: async (voice) => {
      await modelFor(voice)
    },
    synthesise: async (said, voice, { speed, take = 0 }) => {
      const { model, speaker, language } = await modelFor(voice)
      const pace = paceFor(speed * (1 + take * paceOfTake), find(voice).record.model)
      return toPcm(breathsOf(said).map((part) => model.say(part, speaker, pace, language)))
    },
  }
}

/** The models that sherpa-onnx speaks with (Piper, Kokoro, Kitten, Matcha, Supertonic and other VITS), those that are installed. */
export const sherpaLoader: EngineLoader = {
  id: 'sherpa',
  version: () => `${engineVersion} ${packageVersion()}`,
  sampleRateHz: 22_050,
  abilities: { speed: speedLimits, pitch: false, timings: 'sentence', takes: 3, cpuSecPerHour: 490 },
  store: {
    install: async (path, watch) => {
      // Workers speak; they need not hold what unpacks archives.
      const { installModel } = await import('./install-model.ts')
      const installed = await installModel(path, sherpaFolder(), watch)
      return installed?.ok === true ? succeed(voicesOf(installed.value)) : installed
    },
    installShared: async () => Promise.resolve(succeed(null)),
    hasShared: async () => Promise.resolve(true),
    remove: async (name) => {
      const record = modelRecord(modelNameOf(name))
      if (record === null) return fail('voice-missing', { detail: `sherpa:${name}` })
      const folder = join(sherpaFolder(), record.name)
      // The record first: without it the voice is gone, whatever becomes of the rest.
      await rm(join(folder, recordName), { force: true })
      await rm(folder, { recursive: true, force: true })
      return succeed(null)
    },
  },
  revisionOf: (name) => findVoice(installedModels().flatMap(voicesOf), name)?.revision ?? '',
  defaultVoice: (language) => {
    const primary = language.toLowerCase().split('-')[0]
    const speaks = (record: ModelRecord): boolean =>
      record.speakers[0]?.language.toLowerCase().split('-')[0] === primary
    return installedModels().find(speaks)?.name ?? ''
  },
  load: async () => Promise.resolve(loadSherpa(sherpaFolder())),
}
