import type { AskHandlers } from '../../../src-contract/channels.ts'
import { describeFailure } from '../../../src-contract/failure.ts'

/** `on_launch: continue`. Not waited for: a question that has to be answered first needs the window. */
export function continueBatch(start: AskHandlers['batch.start'], log: (words: string) => void): void {
  void start({}).then(
    (started) => {
      if (!started.ok) log(describeFailure(started.failure))
    },
    (error: unknown) => log(`the batch did not go on: ${String(error)}`),
  )
}
