import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { assertNever } from '../../src-contract/assert-never.ts'
import { fail, succeed, type Failure, type Result } from '../../src-contract/failure.ts'
import {
  noVoiceFacts,
  type Voice,
  type VoiceAction,
  type VoiceActionReport,
} from '../../src-contract/reports.ts'
import { findVoice } from '../../src-contract/voice-names.ts'
import { writeFileAtomic } from '../../src-node/atomic-file.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'
import type { EngineLoader, EngineVoice } from '../phases/speech/engines/engine.ts'
import { engines } from '../phases/speech/engines/engines.ts'
import { requestedVoice } from '../phases/speech/voice-choice.ts'
import { encodeWav } from '../phases/speech/wav.ts'
import { contradicted, findOffer, readCatalogue } from './catalogue.ts'
import { installFiles } from './install-files.ts'
import { downloadFolder, installOffer, type InstallParts } from './install-offer.ts'
import { installedVoice } from './list-voices.ts'
import { keepSpeed } from './measured-speeds.ts'
import { sampleSentence } from './sample-sentences.ts'

async function known(id: string): Promise<Result<{ loader: EngineLoader; voice: EngineVoice }>> {
  const request = requestedVoice(id, 'en')
  if (request === null) return fail('voice-missing', { detail: id })
  const voice = findVoice((await request.loader.load()).voices(), request.name)
  return voice === null ? fail('voice-missing', { detail: id }) : succeed({ loader: request.loader, voice })
}

/** Whether somebody has typed a path: a voice's id has neither a folder nor an ending in it. */
const isPath = (what: string): boolean => /[\\/]|\.(?:whl|onnx|bz2|gz|tar|zip|json)$/iu.test(what)

async function install(what: string, parts: InstallParts): Promise<Result<Voice[]>> {
  const catalogue = await readCatalogue()
  const offers = catalogue.ok ? catalogue.value : null
  if (isPath(what) || existsSync(what)) {
    const wrong = await contradicted(resolve(what), offers)
    if (wrong !== null) return wrong
    const installed = await installFiles(resolve(what), engines)
    return installed.ok
      ? succeed(
          installed.value.flatMap(({ loader, voices }) =>
            voices.map((voice) => installedVoice(loader, voice, offers)),
          ),
        )
      : installed
  }
  if (!catalogue.ok) return catalogue
  const offer = findOffer(catalogue.value, what)
  const loader = engines.find(({ id }) => id === offer?.engine)
  if (offer === null || loader === undefined || loader.store === null)
    return fail('voice-unknown', { detail: what })
  const installed = await installOffer(offer, loader.store, parts)
  return installed.ok
    ? succeed(installed.value.map((voice) => installedVoice(loader, voice, offers)))
    : installed
}

async function remove(id: string): Promise<Result<Voice[]>> {
  const found = await known(id)
  if (!found.ok) return found
  const { loader, voice } = found.value
  if (loader.store === null) return fail('voice-built-in', { detail: id })
  const removed = await loader.store.remove(voice.name)
  if (!removed.ok) return removed
  const gone = { ...installedVoice(loader, voice, null), ...noVoiceFacts, installed: false }
  await rm(downloadFolder(gone.id), { recursive: true, force: true })
  return succeed([gone])
}

async function sample(id: string, output: string): Promise<Result<Voice[]>> {
  const found = await known(id)
  if (!found.ok) return found
  const { loader, voice } = found.value
  const engine = await loader.load()
  const { sampleRateHz = loader.sampleRateHz } = voice
  const said = sampleSentence(voice.language)
  const samples = await engine.synthesise(said, voice.name, { speed: 1 })
  // The first words wait for the model; a book's do not.
  const begin = performance.now()
  await engine.synthesise(said, voice.name, { speed: 1 })
  const elapsedSec = (performance.now() - begin) / 1000
  try {
    await writeFileAtomic(resolve(output), encodeWav(samples, sampleRateHz))
    await keepSpeed(`${loader.id}:${voice.name}`, samples.length / sampleRateHz / elapsedSec)
  } catch (error) {
    const failure = fileFailure(error, output, 'output-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
  return succeed([installedVoice(loader, voice, null)])
}

function carryOut(action: VoiceAction, parts: InstallParts): Promise<Result<Voice[]>> {
  switch (action.action) {
    case 'install':
      return install(action.what, parts)
    case 'remove':
      return remove(action.id)
    case 'sample':
      return sample(action.id, action.output)
    default:
      return assertNever(action)
  }
}

/** Installs, removes or samples a voice. A failure that the user can meet is in the report. */
export async function actOnVoices(action: VoiceAction, parts: InstallParts): Promise<VoiceActionReport> {
  const result = await carryOut(action, parts)
  const error: Failure | null = result.ok ? null : result.failure
  const output = action.action === 'sample' && result.ok ? resolve(action.output) : null
  return { items: result.ok ? result.value : [], output, error }
}
