import type { Result } from '../../src-contract/failure.ts'
import type { TextChoices } from '../../src-contract/text-choices.ts'
import type { BookTextView, ShownPage } from '../../src-contract/text-channels.ts'
import type { WindowDoor } from '../bridge/open-bridge.ts'
import type { WindowStore } from '../store/window-store.ts'

/** What the window does about what is read of a single book. */
export function createTextActions(door: WindowDoor, store: WindowStore) {
  return {
    readText: (bookId: string): Promise<Result<BookTextView>> => door.ask('book.text', { bookId }),
    readPage: (bookId: string, page: number): Promise<Result<ShownPage>> =>
      door.ask('book.page', { bookId, page }),
    chooseText: async (bookId: string, choices: TextChoices): Promise<Result<void>> => {
      const answer = await door.ask('book.chooseText', { bookId, choices })
      if (answer.ok) store.setState(({ choicesMade }) => ({ choicesMade: choicesMade + 1 }))
      return answer
    },
  }
}
