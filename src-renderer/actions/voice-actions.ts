import type { AskInput, AskOutput, Notice } from '../../src-contract/channels.ts'
import type { Failure, Result } from '../../src-contract/failure.ts'
import type { Voice } from '../../src-contract/reports.ts'
import type { VoiceOffer } from '../../src-contract/voice-installs.ts'
import type { WindowDoor } from '../bridge/open-bridge.ts'
import { asResult } from '../features/library/collect-files.ts'
import type { Player } from '../sound/player.ts'
import { withSettings, type WindowStore } from '../store/window-store.ts'

type Parts = {
  show: (notice: Notice) => void
  complain: (title: string, failure: Failure) => void
  player: Pick<Player, 'openPart' | 'close'>
  pickFiles: (kind: 'files' | 'folder') => Promise<File[]>
}

/** What the window does with voices. How an installation gets on is announced; only its end is answered. */
export function createVoiceActions(
  door: WindowDoor,
  store: WindowStore,
  { show, complain, pickFiles, player }: Parts,
) {
  /** The whole list is read anew too, which takes its time. */
  const takeIn = (installed: readonly Voice[]): void => {
    store.setState(({ voices }) => ({
      voices: [...voices.filter(({ id }) => !installed.some((voice) => voice.id === id)), ...installed],
    }))
  }
  /** One that failed stays on the page with its reason; nothing is said twice. */
  const tellInstalled = (answer: Result<readonly Voice[]>): void => {
    if (!answer.ok || answer.value.length === 0) return
    takeIn(answer.value)
    const names = answer.value.map(({ name }) => name)
    show({
      level: 'success',
      title: names.length === 1 ? 'Voice installed' : 'Voices installed',
      text: `${names.slice(0, 6).join(', ')}${names.length > 6 ? ` and ${names.length - 6} more` : ''} can be chosen now.`,
    })
  }
  const installFiles = async (files: File[]): Promise<void> => {
    const answer = await door.installDropped(files)
    if (answer.ok) tellInstalled(answer)
    else complain('The voice was not installed', answer.failure)
  }
  return {
    readVoices: async (): Promise<void> => {
      const [voices, installs] = await Promise.all([
        door.ask('voices.list', undefined),
        door.ask('voices.installs', undefined),
      ])
      store.setState(
        voices.ok ? { voices: voices.value, voicesFailure: null } : { voicesFailure: voices.failure },
      )
      if (installs.ok) store.setState({ installs: installs.value.installs })
    },
    installVoice: async (id: string): Promise<void> => {
      tellInstalled(await door.ask('voices.install', { id }))
    },
    /** What is dropped is gone through first; what lies in it may vanish meanwhile. */
    installDropped: async (coming: Promise<File[]>): Promise<void> => {
      const files = await asResult(coming)
      if (!files.ok) complain('The voice was not installed', files.failure)
      else if (files.value.length > 0) await installFiles(files.value)
      else
        show({
          level: 'warning',
          title: 'No voice was installed',
          text: 'There are no files of voices in what was dropped.',
        })
    },
    browseVoices: async (kind: 'files' | 'folder'): Promise<void> => {
      if (store.getState().projection?.about.door !== 'browser') {
        tellInstalled(await door.ask('voices.browse', { kind }))
        return
      }
      const files = await pickFiles(kind)
      if (files.length > 0) await installFiles(files)
    },
    /** Calls it off, or takes one that failed off the page. */
    stopInstall: async (what: string): Promise<void> => {
      const answer = await door.ask('voices.stopInstall', { what })
      if (!answer.ok) complain('The installation goes on', answer.failure)
    },
    /** The chapters of books of the list that were given the voice; none where that cannot be found out, which is said. */
    chaptersWith: async ({ id, aliases }: Voice): Promise<AskOutput<'voices.uses'>> => {
      const answer = await door.ask('voices.uses', { id, aliases })
      if (answer.ok) return answer.value
      complain('Chapters that use this voice cannot be looked for', answer.failure)
      return []
    },
    removeVoice: async (voice: Voice): Promise<void> => {
      const answer = await door.ask('voices.remove', { id: voice.id })
      if (!answer.ok) complain(`${voice.name} was not removed`, answer.failure)
    },
    /** Half a minute of a book, as the settings would have it spoken now. */
    hearBeginning: async (bookId: string, title: string): Promise<void> => {
      // The sound of the last one lies where this one's will: it would go on in another voice, or end.
      if (store.getState().player?.bookId === null) player.close()
      store.setState({ previewOf: bookId })
      const answer = await door.ask('sound.preview', { bookId })
      // Called off, or another one is wanted by now.
      if (store.getState().previewOf !== bookId) return
      store.setState({ previewOf: null })
      if (answer.ok) player.openPart(`The beginning of ${title}`, answer.value.pieces)
      else complain(`${title} cannot be heard`, answer.failure)
    },
    stopBeginning: async (): Promise<void> => {
      store.setState({ previewOf: null })
      const answer = await door.ask('sound.stopPreview', undefined)
      if (!answer.ok) complain('It is still being made', answer.failure)
    },
    readVoiceOffer: async (languages: string[]): Promise<void> => {
      const answer = await door.ask('voices.offer', { languages })
      // What cannot be offered is no news for anybody.
      if (answer.ok) store.setState({ voiceOffer: answer.value })
    },
    /** Installs it; where the list knows no other language, it speaks whatever is made from now on. */
    takeVoiceOffer: async ({ voice }: VoiceOffer, isOnlyLanguage: boolean): Promise<void> => {
      const installed = await door.ask('voices.install', { id: voice.id })
      if (!installed.ok) return
      store.setState({ voiceOffer: null })
      if (!isOnlyLanguage) {
        tellInstalled(installed)
        return
      }
      const written = await door.ask('settings.write', { key: 'voice', value: voice.id, seen: null })
      if (!written.ok) {
        complain(`${voice.name} is installed, but not chosen`, written.failure)
        return
      }
      store.setState(withSettings(written.value))
      show({
        level: 'success',
        title: `${voice.name} speaks from now on`,
        text: 'For books in another language, choose another voice in Settings.',
      })
    },
    /** The voice of all books that have none of their own; null: by the language of each. */
    chooseVoice: async (voice: Voice | null): Promise<void> => {
      const written = await door.ask('settings.write', { key: 'voice', value: voice?.id ?? null })
      if (written.ok) store.setState(withSettings(written.value))
      else complain('The voice was not chosen', written.failure)
    },
    putAwayVoiceOffer: async ({ language }: VoiceOffer): Promise<void> => {
      store.setState({ voiceOffer: null })
      const answer = await door.ask('voices.putAwayOffer', { language })
      if (!answer.ok) complain('This will be offered again', answer.failure)
    },
    /** What is said for a sentence, and the address of its sound, by the voice that is set; null where there is none, which is said. */
    trySentence: async (
      trial: Omit<AskInput<'voices.say'>, 'id'>,
    ): Promise<AskOutput<'voices.say'> | null> => {
      const id = store.getState().settings?.config.voice ?? null
      // A voice of another language reads the sentence by its own rules.
      const answer = await door.ask('voices.say', {
        ...trial,
        id,
        language: id === null ? trial.language : null,
      })
      if (answer.ok) return answer.value
      complain('The sentence cannot be heard', answer.failure)
      return null
    },
    /** The address of the voice's sample; null where there is none, which is said. */
    sampleOf: async (voice: Voice): Promise<string | null> => {
      const answer = await door.ask('voices.sample', { id: voice.id })
      if (answer.ok) return answer.value.address
      complain(`${voice.name} cannot be heard`, answer.failure)
      return null
    },
  }
}
