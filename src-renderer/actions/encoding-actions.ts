import type { Result } from '../../src-contract/failure.ts'
import type { TextSample } from '../../src-contract/text-encodings.ts'
import type { WindowDoor } from '../bridge/open-bridge.ts'
import type { WindowStore } from '../store/window-store.ts'

/** What the window does about the encoding of a file that is one text. */
export function createEncodingActions(door: WindowDoor, store: WindowStore) {
  return {
    sampleText: (bookId: string, encoding: string): Promise<Result<TextSample>> =>
      door.ask('book.sample', { bookId, encoding }),
    /** Null: as the settings say. */
    chooseEncoding: async (bookId: string, encoding: string | null): Promise<Result<void>> => {
      const answer = await door.ask('book.chooseEncoding', { bookId, encoding })
      if (answer.ok) store.setState(({ choicesMade }) => ({ choicesMade: choicesMade + 1 }))
      return answer
    },
  }
}
