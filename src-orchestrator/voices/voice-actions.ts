import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { assertNever } from '../../src-contract/assert-never.ts'
import { fail, succeed, type Failure, type Result } from '../../src-contract/failure.ts'
import type { Voice, VoiceAction, VoiceActionReport } from '../../src-contract/reports.ts'
import { commandEngine } from '../../src-contract/speech-command.ts'
import type { VoiceCatalogue } from '../../src-contract/voice-catalogue.ts'
import { speechTools, type SpeechTools } from '../phases/speech/speech-tools.ts'
import { contradicted, findOffer, readCatalogue } from './catalogue.ts'
import { installFiles } from './install-files.ts'
import { downloadFolder, installOffer, type InstallParts } from './install-offer.ts'
import { installedVoice, removedVoice } from './list-voices.ts'
import { keepSpeed, measuredSpeeds } from './measured-speeds.ts'
import { known } from './known-voice.ts'
import { sampleSentence } from './sample-sentences.ts'
import { say } from './say.ts'
import { speakSample } from './speak-sample.ts'

/** Whether somebody has typed a path: a voice's id has neither a folder nor an ending in it. */
const isPath = (what: string): boolean => /[\\/]|\.(?:whl|onnx|bz2|gz|tar|zip|json)$/iu.test(what)

type Catalogue = Result<VoiceCatalogue>

async function install(
  what: string,
  parts: InstallParts,
  { engines }: SpeechTools,
  catalogue: Catalogue,
): Promise<Result<Voice[]>> {
  const offers = catalogue.ok ? catalogue.value : null
  if (isPath(what) || existsSync(what)) {
    const wrong = await contradicted(resolve(what), offers)
    if (wrong !== null) return wrong
    const installed = await installFiles(resolve(what), engines, parts)
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

async function remove(id: string, tools: SpeechTools, catalogue: Catalogue): Promise<Result<Voice[]>> {
  const found = await known(id, tools)
  if (!found.ok) return found
  const { loader, voice } = found.value
  if (loader.store === null)
    return fail(loader.id === commandEngine ? 'voice-of-command' : 'voice-built-in', { detail: id })
  const removed = await loader.store.remove(voice.name)
  if (!removed.ok) return removed
  const gone = await removedVoice(loader, voice, catalogue.ok ? catalogue.value : null)
  await rm(downloadFolder(gone.id), { recursive: true, force: true })
  return succeed([gone])
}

async function sample(
  id: string,
  output: string,
  tools: SpeechTools,
  catalogue: Catalogue,
): Promise<Result<Voice[]>> {
  const found = await known(id, tools)
  if (!found.ok) return found
  const { loader, voice } = found.value
  const by = { engine: loader.id, voice: voice.name }
  const spoken = await speakSample(by, sampleSentence(voice.language), resolve(output), tools)
  if (!spoken.ok) return spoken
  await keepSpeed(`${loader.id}:${voice.name}`, spoken.value)
  return succeed([
    installedVoice(loader, voice, catalogue.ok ? catalogue.value : null, await measuredSpeeds()),
  ])
}

function carryOut(
  action: Exclude<VoiceAction, { action: 'say' }>,
  parts: InstallParts,
  tools: SpeechTools,
  catalogue: Catalogue,
): Promise<Result<Voice[]>> {
  switch (action.action) {
    case 'install':
      return install(action.what, parts, tools, catalogue)
    case 'remove':
      return remove(action.id, tools, catalogue)
    case 'sample':
      return sample(action.id, action.output, tools, catalogue)
    default:
      return assertNever(action)
  }
}

/** Installs, removes or samples a voice. A failure that the user can meet is in the report. */
export async function actOnVoices(
  action: VoiceAction,
  parts: InstallParts,
  tools: SpeechTools = speechTools,
): Promise<VoiceActionReport> {
  const catalogue = await readCatalogue()
  if (action.action === 'say') return say(action, tools, catalogue.ok ? catalogue.value : null)
  const result = await carryOut(action, parts, tools, catalogue)
  const error: Failure | null = result.ok ? null : result.failure
  const output = action.action === 'sample' && result.ok ? resolve(action.output) : null
  return { items: result.ok ? result.value : [], output, said: null, error }
}
