import type { HomePlaces } from '../config/places.ts'
import { createSoundShelf, type SoundShelf } from '../sound/sound-shelf.ts'
import { createSoundAsks, type SoundAsks } from '../sound/sound-asks.ts'
import type { SpokenBooks } from '../sound/spoken-books.ts'
import { createVoiceAsks, type VoiceAsks } from '../voices/voice-asks.ts'
import { openVoiceDesk, type VoiceDesk } from '../voices/voice-desk.ts'
import type { Announcer } from './announcer.ts'
import type { AppOrchestrator } from './app-orchestrator.ts'
import type { AppParts } from './app-parts.ts'
import type { AppOptions, Controller } from './bookspool-api.ts'

export type AppSounds = {
  shelf: SoundShelf
  desk: VoiceDesk
  asks: VoiceAsks & SoundAsks
}

type Around = {
  announcer: Announcer
  orchestrator: AppOrchestrator
  places: HomePlaces
  windowLog: (text: string) => void
  controller: Pick<Controller, 'books'>
  spoken: SpokenBooks
}

/** What the window can hear, and the voices that are heard. */
export function openAppSounds(
  parts: Pick<AppParts, 'listVoices' | 'installVoice' | 'actOnVoices'>,
  { services }: Pick<AppOptions, 'services'>,
  { announcer, orchestrator, places, windowLog, controller, spoken }: Around,
): AppSounds {
  const shelf = createSoundShelf()
  const desk = openVoiceDesk({
    list: parts.listVoices,
    install: parts.installVoice,
    act: parts.actOnVoices,
    sampleFolder: places.voiceSamples,
    changed: (installs) => announcer.announce('voices.changed', installs),
    listChanged: () => {
      orchestrator.voicesChanged().catch((error: unknown) => {
        windowLog(`voices could not be looked for again: ${String(error)}`)
      })
    },
  })
  const asks = {
    ...createVoiceAsks({ desk, services, shelf, answers: orchestrator.answers }),
    ...createSoundAsks({ books: controller.books, spoken, shelf }),
  }
  return { shelf, desk, asks }
}
