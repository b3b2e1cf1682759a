import type { Notice } from '../../../src-contract/channels.ts'
import { wordsFor, type Failure } from '../../../src-contract/failure.ts'

function failureNotice(title: string, failure: Failure): Notice {
  const { what, todo } = wordsFor(failure)
  return { level: 'error', title, text: `${what} ${todo}` }
}

/** What to say when a record cannot be written, and, with null, when it is written again. */
export function recordNotice(path: string, failure: Failure | null): Notice {
  if (failure === null) return { level: 'success', title: 'The record is written again', text: path }
  const notice = failureNotice('The record cannot be written', failure)
  return { ...notice, text: `${notice.text} What is still to be written is kept, and tried again.` }
}

/** What a window has to hear first: settings that cannot be used, or a workspace of the last session that is gone. */
export function openingNotice(settings: Failure | null, workspace: Failure | null): Notice | null {
  if (settings !== null) return failureNotice('The settings cannot be used', settings)
  return workspace === null ? null : failureNotice('The workspace is not there any more', workspace)
}
