import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Snapshot } from '../../../src-contract/channels.ts'
import { succeed, type Failure } from '../../../src-contract/failure.ts'
import { isVoiceHere } from '../../core/orchestrator/missing-voice.ts'
import { shellQuoted } from '../batch/run-plan.ts'
import type { HomePlaces } from '../config/places.ts'
import { openAnswers, type KeptAnswers } from '../orchestrator/answers.ts'
import { openConsent } from '../orchestrator/consent.ts'
import { openQuestions, type OpenQuestions } from '../orchestrator/questions.ts'
import { openSpeechPrograms, type SpeechPrograms } from '../orchestrator/speech-programs.ts'
import { openVoiceSettler, type VoiceSettler, type VoiceSettlerParts } from '../orchestrator/voice-answers.ts'
import { openWindowOrchestrator, type WindowOrchestrator } from '../orchestrator/window-orchestrator.ts'
import type { AppParts } from './app-parts.ts'
import type { AppOptions, BookPlace, Controller } from './bookspool-api.ts'
import type { LiveSettings } from './live-settings.ts'

export type AppOrchestrator = WindowOrchestrator & {
  questions: OpenQuestions
  /** What the user has answered once. */
  answers: KeptAnswers
  voices: VoiceSettler
  /** The user's commands that speak. */
  speech: SpeechPrograms
  /** With those commands among them. */
  listVoices: VoiceSettlerParts['listVoices']
  /** A voice has come or gone: what was asked about one that is here now is answered. */
  voicesChanged: () => Promise<void>
  /** What stands against making the books of a batch, once all that has to be asked is asked; null: nothing. */
  refuseStart: (batch: Pick<Controller, 'wishedVoices' | 'hasNothingToSay'>) => Promise<Failure | null>
  /** What a snapshot and a change have of it. */
  shown: () => Pick<Snapshot, 'orchestrator' | 'questions'>
  onChange: (listener: () => void) => void
}

/** The orchestrator of a window's settings, and what has to be asked about it. */
export function openAppOrchestrator(
  options: AppOptions,
  places: HomePlaces,
  settings: LiveSettings,
  place: () => BookPlace,
  listVoicesWith: AppParts['listVoices'],
): AppOrchestrator {
  const listeners = new Set<() => void>()
  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  const questions = openQuestions(changed)
  const answers = openAnswers(places.home)
  const isOwnConfig = (): boolean => settings.view().path === places.configFile
  const command = (): string => {
    const { path } = settings.view()
    return existsSync(path)
      ? `bookspool batch --config ${shellQuoted(path)}`
      : `bookspool batch --input-dir FOLDER --pipeline-json ${shellQuoted(place().pipelineJson)}`
  }
  const { version, services } = options
  const consent = openConsent({ answers, version, door: services.door, questions })
  const speech = openSpeechPrograms({
    commands: () => settings.config().speech_commands,
    folder: () => dirname(settings.view().path),
    consent: () => (isOwnConfig() ? null : consent),
    terminalCommand: command,
  })
  const listVoices: VoiceSettlerParts['listVoices'] = async () => listVoicesWith(await speech.named())
  const voices = openVoiceSettler({
    listVoices,
    answers: async () => (await answers.read()).voices,
    keep: async (wish, answer) =>
      answers.change((kept) => ({ ...kept, voices: { ...kept.voices, [wish]: answer } })),
    ask: async (voice, signal) => questions.ask({ kind: 'voice', id: `voice:${voice}`, voice }, signal),
  })
  const window = openWindowOrchestrator({
    answers,
    version,
    door: services.door,
    questions,
    wanted: () => ({
      setting: settings.config().orchestrator,
      workspace: place().workspace,
      folder: dirname(settings.view().path),
    }),
    isOwnConfig,
    command,
    changed,
  })
  return {
    ...window,
    questions,
    answers,
    voices,
    speech,
    listVoices,
    voicesChanged: async () => {
      voices.forget()
      const asked = questions.list().filter((question) => question.kind === 'voice')
      if (asked.length === 0) return
      const listed = await listVoices()
      if (!listed.ok) return
      for (const { id, voice } of asked) if (isVoiceHere(voice, listed.value)) questions.answer(id, voice)
    },
    refuseStart: async (batch) => {
      const ready = await window.ready()
      if (!ready.ok) return ready.failure
      // Another make speaks with voices of its own.
      const isSpoken = ready.value === null && settings.config().phases_to_run.includes(4)
      const wishes = isSpoken ? await batch.wishedVoices() : succeed([])
      if (!wishes.ok) return wishes.failure
      for (const wish of wishes.value) {
        if (!(await voices.isHere(wish)) && (await batch.hasNothingToSay(wish))) continue
        const settled = await voices.settle(wish)
        if (!settled.ok) return settled.failure
      }
      const spoken = await speech.allowed(wishes.value)
      return spoken.ok ? null : spoken.failure
    },
    shown: () => ({ orchestrator: window.use(), questions: questions.list() }),
    onChange: (listener) => {
      listeners.add(listener)
    },
  }
}
