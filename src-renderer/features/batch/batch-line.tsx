import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { BatchView } from '../../../src-contract/book-view.ts'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { holdWords, totalsWords } from '../../view/batch-words.ts'

/** Above this nothing is held back. */
const everything = 100

/** Below the bar: why it waits, else how much of the CPU it takes and the other choice, else what the pile comes to. */
export function BatchLine({ batch }: { batch: BatchView }): ReactNode {
  const actions = useActions()
  const threshold = useWindow((state) => state.settings?.config.cpu_threshold ?? null)
  if (batch.hold !== null)
    return (
      <output className="dock-line tone-warn" title={holdWords(batch.hold)}>
        <span>{holdWords(batch.hold)}</span>
      </output>
    )
  if (batch.heldBack === null) {
    const totals = totalsWords(batch)
    return totals === null ? null : (
      <p className="dock-line" title={totals}>
        <span>{totals}</span>
      </p>
    )
  }
  const limit = defaultConfig.cpu_threshold
  const isFree = threshold !== null && threshold >= everything
  return (
    <div className="dock-line">
      <output className={batch.heldBack.startsWith('held back') ? 'tone-warn' : ''} title={batch.heldBack}>
        {batch.heldBack}
      </output>
      <Button className="link-button" onPress={() => void actions.setCpuLimit(isFree ? limit : everything)}>
        {isFree ? `Limit to ${limit} %` : 'Use everything'}
      </Button>
    </div>
  )
}
