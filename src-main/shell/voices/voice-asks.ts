import { stat } from 'node:fs/promises'
import type { BookView } from '../../../src-contract/book-view.ts'
import type { AskHandlers } from '../../../src-contract/channels.ts'
import { succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import type { Voice } from '../../../src-contract/reports.ts'
import type { VoiceNames } from '../../../src-contract/voice-names.ts'
import type { VoiceUse } from '../../../src-contract/voice-uses.ts'
import type { Controller, DoorServices } from '../app/bookspool-api.ts'
import { voiceOffer } from '../../core/voices/voice-offer.ts'
import type { KeptAnswers } from '../orchestrator/answers.ts'
import type { SoundShelf } from '../sound/sound-shelf.ts'
import type { VoiceDesk } from './voice-desk.ts'

export type VoiceAskParts = {
  desk: VoiceDesk
  services: Pick<DoorServices, 'refusePath' | 'chooseVoices'>
  shelf: SoundShelf
  answers: KeptAnswers
  /** The books of a record that a voice spoke, or is to speak. */
  uses: (voice: VoiceNames) => Promise<Result<VoiceUse[]>>
  books: () => readonly Pick<BookView, 'id'>[]
  placed: Controller['placed']
}

export type VoiceAsks = Pick<
  AskHandlers,
  | 'voices.list'
  | 'voices.installs'
  | 'voices.install'
  | 'voices.installFiles'
  | 'voices.browse'
  | 'voices.stopInstall'
  | 'voices.uses'
  | 'voices.remove'
  | 'voices.sample'
  | 'voices.say'
  | 'voices.offer'
  | 'voices.putAwayOffer'
>

/** A Piper voice is two files, of which the second belongs to the first. */
export function withoutCompanions(paths: readonly string[]): string[] {
  return paths.filter((path) => !(path.endsWith('.onnx.json') && paths.includes(path.slice(0, -5))))
}

export function createVoiceAsks(parts: VoiceAskParts): VoiceAsks {
  const { desk, services, shelf, answers } = parts
  const installAll = async (paths: readonly string[]): Promise<Result<Voice[]>> => {
    const voices: Voice[] = []
    let failure: Failure | null = null
    for (const path of withoutCompanions(paths)) {
      const refused = services.refusePath(path)
      const installed: Result<Voice[]> =
        refused === null ? await desk.install(path) : { ok: false, failure: refused }
      if (installed.ok) voices.push(...installed.value)
      else ({ failure } = installed)
    }
    return failure === null ? succeed(voices) : { ok: false, failure }
  }
  return {
    'voices.list': async () => desk.list(),
    'voices.installs': async () => Promise.resolve(succeed(desk.installs())),
    'voices.install': async ({ id }) => {
      // A path takes the other way, which looks at whether this door may read it.
      if (/[\\/]/u.test(id) || (await isThere(id))) return installAll([id])
      return desk.install(id)
    },
    'voices.installFiles': async ({ paths }) => installAll(paths),
    'voices.browse': async ({ kind }) => installAll(await services.chooseVoices(kind)),
    'voices.stopInstall': async ({ what }) => {
      desk.stop(what)
      return Promise.resolve(succeed(undefined))
    },
    'voices.uses': async (voice) => {
      const uses = await parts.uses(voice)
      if (!uses.ok) return uses
      const byId = new Map(uses.value.map((use) => [use.fileId, use]))
      const found = parts.books().flatMap(({ id: bookId }) => {
        const { chapters = [] } = byId.get(parts.placed(bookId)?.fileId ?? '') ?? {}
        return chapters.length === 0 ? [] : [{ bookId, chapters }]
      })
      return succeed(found)
    },
    'voices.remove': async ({ id }) => desk.remove(id),
    'voices.offer': async ({ languages }) => {
      const voices = await desk.list()
      if (!voices.ok) return voices
      const { withoutOffer } = await answers.read()
      return succeed(voiceOffer(voices.value, languages, withoutOffer))
    },
    'voices.putAwayOffer': async ({ language }) => {
      await answers.change((kept) => ({
        ...kept,
        withoutOffer: [...new Set([...kept.withoutOffer, language])],
      }))
      return succeed(undefined)
    },
    'voices.say': async (sentence) => {
      const spoken = await desk.say(sentence)
      if (!spoken.ok) return spoken
      return succeed({ said: spoken.value.said, address: shelf.addressOf(spoken.value.path) })
    },
    'voices.sample': async ({ id }) => {
      const sample = await desk.sample(id)
      return sample.ok ? succeed({ address: shelf.addressOf(sample.value) }) : sample
    },
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
