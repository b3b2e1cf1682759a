import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { RefusedByWorker, WorkerDied } from '../child-worker.ts'
import { unusableVoice } from './find-voices.ts'
import type { PieceVoice } from './worker-protocol.ts'

/** What three chunks take that hang, each tried as often as is usual. A command may take two minutes each time: the rest of a long book would take weeks. */
const mostInARow = 9

export type HangWatch = {
  answered: () => void
  /** Throws ExpectedFailure where the voice has only hung for a long time. */
  failed: (error: unknown) => void
}

/** Whether a voice does nothing but hang, in whatever worker: one word from it, or another failure, and it is counted anew. */
export function watchHangs(by: PieceVoice): HangWatch {
  let inARow = 0
  return {
    answered: () => {
      inARow = 0
    },
    failed: (error) => {
      const hung = (error instanceof RefusedByWorker || error instanceof WorkerDied) && error.tookTooLong
      inARow = hung ? inARow + 1 : 0
      if (hung && inARow >= mostInARow) throw new ExpectedFailure(unusableVoice(by, error.message))
    },
  }
}
