import {
  keyOf,
  keyWord,
  noTextChoices,
  restoredTest,
  type TextChoices,
} from '../../../src-contract/text-choices.ts'
import type { Place } from '../../book/book-text.ts'

type Unjudged = { rule: string; text: string; place?: Place | null }
type Judged = { nth?: number; restored?: true }

/**
 * Says of a change that a rule is about to make whether the listener wants it undone (`restored`), and which one of those that are alike it is. Each is shown to it once, in
 * the order of reading: what is not restored is what the rule then does.
 */
export type Restorer = <Change extends Unjudged>(change: Change) => Change & Judged

/** `pageInFile`: the file's page of a page as it is counted while reading. */
export function restorer(
  choices: TextChoices = noTextChoices,
  pageInFile: (page: number) => number = (page) => page,
): Restorer {
  const isRestored = restoredTest(choices)
  const seen = new Map<string, number>()
  return (change) => {
    const page = change.place?.page ?? null
    const first = keyOf({ ...change, page: page === null ? null : pageInFile(page) })
    const word = keyWord(first)
    const nth = seen.get(word) ?? 0
    seen.set(word, nth + 1)
    return {
      ...change,
      ...(nth === 0 ? {} : { nth }),
      ...(isRestored({ ...first, nth }) ? { restored: true as const } : {}),
    }
  }
}
