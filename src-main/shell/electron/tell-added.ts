import { noticesAbout } from '../../../src-contract/added-notices.ts'
import type { AskOutput, Notice } from '../../../src-contract/channels.ts'
import { wordsFor, type Result } from '../../../src-contract/failure.ts'

/** What came of books that the system or the menu added: the window asked for nothing, and hears of it so. */
export async function tellAdded(
  coming: Promise<Result<AskOutput<'pile.browse'>>>,
  show: (notice: Notice) => void,
): Promise<void> {
  const answer = await coming
  if (!answer.ok) {
    const { what, todo } = wordsFor(answer.failure)
    show({ level: 'error', title: 'Nothing was added', text: `${what} ${todo}` })
    return
  }
  // Null: the dialog was cancelled.
  for (const notice of answer.value === null ? [] : noticesAbout(answer.value)) show(notice)
}
