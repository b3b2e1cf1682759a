import { useState } from 'react'
import type { Failure, Result } from '../../../src-contract/failure.ts'

export type Ask = {
  run: () => void
  isBusy: boolean
  /** Of the last answer. */
  failure: Failure | null
}

/** One thing that main is asked to do from where its failure is shown. */
export function useAsk(ask: () => Promise<Result<unknown>>): Ask {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async (): Promise<void> => {
    setBusy(true)
    const answer = await ask()
    setBusy(false)
    setFailure(answer.ok ? null : answer.failure)
  }
  return { run: () => void run(), isBusy, failure }
}
