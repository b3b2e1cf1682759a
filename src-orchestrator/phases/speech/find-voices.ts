import { ExpectedFailure, type Failure } from '../../../src-contract/failure.ts'
import { defaultVoiceAnswer } from '../../../src-contract/orchestrator-use.ts'
import { commandEngine } from '../../../src-contract/speech-command.ts'
import { findVoice, voiceWishes, type VoiceWish } from '../../../src-contract/voice-names.ts'
import type { PhaseContext } from '../../phase.ts'
import { findOffer, readCatalogue } from '../../voices/catalogue.ts'
import type { EngineLoader, EngineVoice } from './engines/engine.ts'
import type { SpeechTools } from './speech-tools.ts'
import { voiceRequests } from './voice-choice.ts'
import type { PieceVoice } from './worker-protocol.ts'

export type Wanted = Pick<PhaseContext, 'settings' | 'recorded'>

export const wishesOf = ({ settings, recorded }: Wanted): VoiceWish[] =>
  voiceWishes(recorded.voice, settings.voice)

export function answerTo(wish: string, { settings }: Wanted): string | null {
  return Object.hasOwn(settings.voice_answers, wish) ? (settings.voice_answers[wish] ?? null) : null
}

/** A voice that is there but cannot be spoken with. */
export function unusableVoice({ engine, voice }: PieceVoice, detail: string): Failure {
  const code = engine === commandEngine ? 'speech-command-failed' : 'voice-unusable'
  return { code, file: `${engine}:${voice}`, detail }
}

export type FoundVoice = { loader: EngineLoader; voice: EngineVoice; all: EngineVoice[] }

/** What a worker is asked while a voice is chosen. */
export type Questions = {
  voices: (loader: EngineLoader) => Promise<EngineVoice[]>
  /** Why a voice that is there cannot be spoken with; null where it can. */
  problemOf: (loader: EngineLoader, voice: EngineVoice) => Promise<string | null>
}

/** `begun`: the voice is gone, and some of what it is wanted for has been spoken by it. */
export type Looked = { found: FoundVoice | null; unusable: Failure | null; begun?: boolean }
export type Look = (name: string | null) => Promise<Looked>

export function lookWith(
  { voices, problemOf }: Questions,
  language: string,
  { engines }: SpeechTools,
  context: PhaseContext,
  usual: string | null = null,
): Look {
  return async (wish) => {
    const name = wish ?? usual
    for (const { loader, name: wanted } of voiceRequests(name, language, engines)) {
      const all = await voices(loader)
      const voice = findVoice(all, wanted)
      if (voice === null) continue
      const problem = await problemOf(loader, voice)
      if (problem === null) return { found: { loader, voice, all }, unusable: null }
      const id = `${loader.id}:${voice.name}`
      context.emit({ type: 'warning', message: `The voice “${id}” cannot be used: ${problem}.` })
      return { found: null, unusable: unusableVoice({ engine: loader.id, voice: voice.name }, problem) }
    }
    return { found: null, unusable: null }
  }
}

export async function usualVoice(
  look: Look,
  language: string,
  { engines }: SpeechTools,
  context: PhaseContext,
): Promise<FoundVoice> {
  const usual = await look(null)
  if (usual.found !== null) return usual.found
  const [embedded] = engines
  // An installed one that cannot be used has been told of.
  const plain = embedded === undefined ? null : (await look(embedded.defaultVoice(language))).found
  if (plain !== null) return plain
  const english = embedded === undefined ? null : (await look(embedded.defaultVoice('en'))).found
  if (english === null) throw new ExpectedFailure({ code: 'voice-missing', detail: language })
  context.emit({ type: 'warning', message: `There is no voice for “${language}”; English is used.` })
  return english
}

type Instead = Looked & { isAnswered: boolean }

/** A voice, or what was named in its place. Found null and answered: one of the book's language is to speak. */
async function voiceOrAnswer(name: string, look: Look, context: PhaseContext): Promise<Instead> {
  const looked = await look(name)
  if (looked.found !== null) return { ...looked, isAnswered: false }
  const answer = answerTo(name, context)
  if (answer === defaultVoiceAnswer) {
    context.log('info', `There is no voice “${name}”; one of the book's language speaks instead.`)
    return { ...looked, isAnswered: true }
  }
  const instead = answer === null ? null : (await look(answer)).found
  if (instead === null) return { ...looked, isAnswered: false }
  context.log('info', `There is no voice “${name}”; “${answer}” speaks instead.`)
  return { found: instead, unusable: looked.unusable, isAnswered: true }
}

/** That another voice speaks, before it does: who is there may install the one that was named first. */
async function tellMissing(
  name: string,
  { loader, voice }: FoundVoice,
  what: 'in its place' | 'the chapters that ask for it',
  context: PhaseContext,
): Promise<void> {
  const catalogue = await readCatalogue()
  const offer = catalogue.ok ? findOffer(catalogue.value, name) : null
  const how = offer === null ? '' : ` \`bookspool voices install ${offer.id}\` installs it.`
  const message = `There is no voice “${name}” on this machine; “${loader.id}:${voice.name}” speaks ${what}.${how}`
  context.emit({ type: 'warning', message, at_once: true })
}

/** Of a book that was begun in a voice the rest is not spoken by another one unasked. */
function refuseOther(name: string, { begun, unusable }: Looked): void {
  if (begun === true) throw new ExpectedFailure(unusable ?? { code: 'voice-missing', detail: name })
}

/** Where nobody has named another voice for one that is not there, the usual one speaks, which is told. */
export async function bookVoice(
  look: Look,
  usual: () => Promise<FoundVoice>,
  context: PhaseContext,
): Promise<FoundVoice> {
  const missing = new Set<string>()
  let book: FoundVoice | null = null
  for (const { name, from } of wishesOf(context)) {
    const looked = await voiceOrAnswer(name, look, context)
    book = looked.found
    if (book !== null || looked.isAnswered) break
    refuseOther(name, looked)
    // A record may be another program's, and its voice never have been meant for us.
    if (from === 'setting' && looked.unusable !== null) throw new ExpectedFailure(looked.unusable)
    missing.add(name)
  }
  book ??= await usual()
  for (const name of missing) await tellMissing(name, book, 'in its place', context)
  return book
}

/** The voices of chapters that have their own, by name; the book's own where one is not there and nobody has named another. */
export async function chapterVoices(
  names: Iterable<string>,
  book: FoundVoice,
  look: Look,
  usual: () => Promise<FoundVoice>,
  context: PhaseContext,
): Promise<Map<string, FoundVoice>> {
  const found = new Map<string, FoundVoice>()
  for (const name of new Set(names)) {
    const one = await voiceOrAnswer(name, look, context)
    const voice = one.found ?? (one.isAnswered ? await usual() : book)
    if (one.found === null && !one.isAnswered) {
      refuseOther(name, one)
      await tellMissing(name, voice, 'the chapters that ask for it', context)
    }
    found.set(name, voice)
  }
  return found
}
