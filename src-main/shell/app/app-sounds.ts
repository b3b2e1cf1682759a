import { isDeepStrictEqual } from 'node:util'
import { commandEngine } from '../../../src-contract/speech-command.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import type { HomePlaces } from '../config/places.ts'
import { createSoundShelf, type SoundShelf } from '../sound/sound-shelf.ts'
import { openBookPreviews } from '../sound/book-preview.ts'
import { createSoundAsks, type SoundAsks } from '../sound/sound-asks.ts'
import type { SpokenBooks } from '../sound/spoken-books.ts'
import { openPagePictures } from '../text/page-pictures.ts'
import { createTextAsks, type TextAsks } from '../text/text-asks.ts'
import { createVoiceAsks, type VoiceAsks } from '../voices/voice-asks.ts'
import { openVoiceDesk } from '../voices/voice-desk.ts'
import type { Announcer } from './announcer.ts'
import type { AppOrchestrator } from './app-orchestrator.ts'
import type { AppParts } from './app-parts.ts'
import type { LiveSettings } from './live-settings.ts'
import type { AppOptions, BookPlace, Controller } from './bookspool-api.ts'

export type AppSounds = {
  shelf: SoundShelf
  /** The settings were read again: commands that speak may be others. */
  settingsRead: () => Promise<void>
  /** Ends what is under way. */
  close: () => Promise<void>
  asks: VoiceAsks & SoundAsks & TextAsks
}

type Around = {
  announcer: Announcer
  orchestrator: AppOrchestrator
  places: HomePlaces
  windowLog: (text: string) => void
  controller: Pick<
    Controller,
    'books' | 'recordOf' | 'placed' | 'chooseText' | 'record' | 'pageOf' | 'passwordOf'
  >
  place: () => Pick<BookPlace, 'pipelineJson'>
  spoken: SpokenBooks
  settings: Pick<LiveSettings, 'config'>
}

/** What the window can hear and look at of its books, and the voices that are heard. */
export function openAppSounds(
  parts: Pick<AppParts, 'installVoice' | 'actOnVoices'>,
  { services }: Pick<AppOptions, 'services'>,
  { announcer, orchestrator, places, windowLog, controller, place, spoken, settings }: Around,
): AppSounds {
  const shelf = createSoundShelf()
  const { speech } = orchestrator
  const desk = openVoiceDesk({
    list: orchestrator.listVoices,
    install: parts.installVoice,
    act: async (action) => {
      const commands = await speech.allowed(
        action.action !== 'remove' && action.id !== null ? [action.id] : [],
      )
      return commands.ok ? parts.actOnVoices(action, commands.value) : commands
    },
    sampleFolder: places.voiceSamples,
    changed: (installs) => announcer.announce('voices.changed', installs),
    listChanged: () => {
      orchestrator.voicesChanged().catch((error: unknown) => {
        windowLog(`voices could not be looked for again: ${String(error)}`)
      })
    },
  })
  const previews = openBookPreviews({
    folder: places.previews,
    program: orchestratorProgram(),
    config: settings.config,
    answersTo: orchestrator.voices.known,
    commandsFor: speech.allowed,
    // The batch of another workspace may have taken this one's place.
    recordOf: async (bookId) => controller.recordOf(bookId),
    passwordOf: (bookId) => controller.passwordOf(bookId),
  })
  const pictures = openPagePictures(places.pagePictures, {
    pageOf: async (bookId, wish) => controller.pageOf(bookId, wish),
  })
  const asks = {
    ...createVoiceAsks({
      desk,
      services,
      shelf,
      answers: orchestrator.answers,
      uses: async (voice) => controller.record.voiceUses(place().pipelineJson, voice),
      books: controller.books,
      placed: controller.placed,
    }),
    ...createSoundAsks({ books: controller.books, spoken, shelf, previews }),
    ...createTextAsks({ controller, previews, pictures, shelf }),
  }
  let known = settings.config().speech_commands
  return {
    shelf,
    asks,
    settingsRead: async () => {
      const before = known
      known = settings.config().speech_commands
      if (isDeepStrictEqual(before, known)) return
      const names = [...before, ...known].map(({ name }) => `${commandEngine}:${name}`)
      await desk.changed([...new Set(names)])
    },
    close: async () => {
      await Promise.all([desk.close(), previews.stop(), pictures.close()])
    },
  }
}
