import { noticesOfAnswer } from '../../../src-contract/added-notices.ts'
import type { AskOutput, Notice } from '../../../src-contract/channels.ts'
import type { Result } from '../../../src-contract/failure.ts'

/** What came of books that the system or the menu added: the window asked for nothing, and hears of it so. */
export async function tellAdded(
  coming: Promise<Result<AskOutput<'pile.browse'>>>,
  show: (notice: Notice) => void,
): Promise<void> {
  for (const notice of noticesOfAnswer(await coming)) show(notice)
}
