import type { AskHandlers } from '../../../src-contract/channels.ts'
import { fail } from '../../../src-contract/failure.ts'

const later = async (): Promise<ReturnType<typeof fail>> =>
  Promise.resolve(fail('not-possible-now', { detail: 'this version has no answer to it' }))

/** Asks of the contract that nothing stands behind yet. */
export const unanswered = {
  'disk.read': later,
  'disk.clear': later,
} satisfies Partial<AskHandlers>
