import { CircleAlert, Loader } from 'lucide-react'
import type { ReactNode } from 'react'
import { wordsFor, type Failure } from '../../../src-contract/failure.ts'
import { clockWords } from '../../view/amounts.ts'
import { useElapsed } from './use-elapsed.ts'

/** A few moments are not worth a clock. */
const clockFromSec = 3

/** What is under way, for how long, and what came in its way. */
export function TaskState({
  busySince,
  failure,
  working,
}: {
  busySince: number | null
  failure: Failure | null
  /** What is being done, while it is. */
  working: string
}): ReactNode {
  const elapsed = useElapsed(busySince)
  return (
    <>
      <output className="task-state">
        {busySince !== null && (
          <>
            <Loader aria-hidden size={16} className="turning" /> {working}
          </>
        )}
      </output>
      {busySince !== null && elapsed >= clockFromSec && (
        <p className="task-clock" aria-hidden>
          {clockWords(elapsed)}
        </p>
      )}
      <FailureWords failure={busySince === null ? failure : null} />
    </>
  )
}

export function FailureWords({ failure }: { failure: Failure | null }): ReactNode {
  if (failure === null) return null
  const { what, todo } = wordsFor(failure)
  return (
    <div className="card-failure" role="alert">
      <CircleAlert aria-hidden size={17} className="tone-bad" />
      <p>
        <strong>{what}</strong> {todo}
      </p>
    </div>
  )
}
