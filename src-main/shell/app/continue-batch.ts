import type { BatchView } from '../../../src-contract/book-view.ts'
import type { AskHandlers } from '../../../src-contract/channels.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import { describeFailure } from '../../../src-contract/failure.ts'

/** `on_launch: continue`, for a batch that nobody had paused. Not waited for: a question that has to be answered first needs the window. */
export function continueBatch(
  { on_launch: onLaunch }: Pick<Config, 'on_launch'>,
  { interrupted }: Pick<BatchView, 'interrupted'>,
  start: AskHandlers['batch.start'],
  log: (words: string) => void,
): void {
  if (onLaunch !== 'continue' || interrupted === null || interrupted.wasPaused) return
  void start({}).then(
    (started) => {
      if (!started.ok) log(describeFailure(started.failure))
    },
    (error: unknown) => log(`the batch did not go on: ${String(error)}`),
  )
}
