import type { Result } from '../../src-contract/failure.ts'
import type { BookSpeech } from '../../src-contract/own-speech.ts'
import type { WindowDoor } from '../bridge/open-bridge.ts'
import type { WindowStore } from '../store/window-store.ts'

/** What the window does about how a single book is spoken. */
export function createSpeechActions(door: WindowDoor, store: WindowStore) {
  return {
    chooseSpeech: async (bookId: string, speech: BookSpeech): Promise<Result<void>> => {
      const answer = await door.ask('book.choose', { bookId, speech })
      if (answer.ok) store.setState(({ choicesMade }) => ({ choicesMade: choicesMade + 1 }))
      return answer
    },
    readChapters: (bookId: string): Promise<Result<string[]>> => door.ask('book.chapters', { bookId }),
    stopReadingChapters: (): Promise<Result<void>> => door.ask('sound.stopPreview', undefined),
  }
}
