import { isMade } from '../../../src-contract/book-view.ts'
import { booksInOrder } from '../../core/batch/state.ts'
import type { SpeechParts } from './choose-speech.ts'

/**
 * Says anew of each finished book whether the settings in force would make it otherwise. Where they change once more meanwhile, it ends: the next look tells of
 * all. Rejects with what the store does.
 */
export function settingsLook({
  state,
  checker,
  dispatch,
}: Pick<SpeechParts, 'state' | 'checker' | 'dispatch'>): () => Promise<void> {
  let turn = 0
  return async () => {
    turn += 1
    const mine = turn
    for (const book of booksInOrder(state()).filter((each) => isMade(each.state))) {
      const madeOtherwise = await checker.otherwise(book)
      if (mine !== turn) return
      const now = state().books.get(book.id)
      if (now !== undefined && isMade(now.state) && now.madeOtherwise !== madeOtherwise)
        dispatch({ type: 'chosen', bookId: book.id, madeOtherwise })
    }
  }
}
