import { Pause, Play, Square } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { Button, Group, ProgressBar } from 'react-aria-components'
import type { BatchView } from '../../../src-contract/book-view.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { isWholeList } from '../../view/list-filter.ts'
import { percentBeforeEnd, percentOf, timeLeftWords } from '../../view/amounts.ts'
import {
  batchControls,
  countsWords,
  hasFailures,
  startMendsOne,
  type BatchControl,
} from '../../view/batch-controls.ts'
import { BatchLine } from './batch-line.tsx'
import { MachineMeter } from './machine-meter.tsx'
import { OutputPlace } from './output-place.tsx'
import { RunChoices } from './run-choices.tsx'

/** What stands below the list: the buttons, how far all is, where it goes, what it costs. */
export function Dock(): ReactNode {
  const batch = useWindow((state) => state.projection?.batch)
  if (batch === undefined) return null
  return (
    <footer className="dock" aria-label="Batch">
      <Controls batch={batch} />
      <BatchProgress batch={batch} />
      <OutputPlace />
      <MachineMeter />
    </footer>
  )
}

function Controls({ batch }: { batch: BatchView }): ReactNode {
  const actions = useActions()
  const selection = useWindow((state) => state.selection)
  const books = useWindow((state) => (state.selection.size === 0 ? null : (state.projection?.books ?? null)))
  const isPart = useWindow((state) => !isWholeList(state.listFilter))
  // Only where nothing else is left do the failed books decide; the list is gone through for nothing else.
  const mends = useWindow(
    ({ projection }) =>
      projection?.batch.state === 'idle' &&
      projection.batch.counts.failed > 0 &&
      startMendsOne(projection.books.values()),
  )
  const { main, stop } = useMemo(() => {
    const selected = [...selection].flatMap((id) => {
      const book = books?.get(String(id))
      return book === undefined ? [] : [book]
    })
    return batchControls(batch, selected, mends, isPart)
  }, [batch, selection, books, mends, isPart])
  const press = ({ verb, bookIds }: BatchControl): void => {
    void actions.batch(verb, bookIds)
  }
  const Icon = main.verb === 'pause' ? Pause : Play
  return (
    <Group className="dock-controls" aria-label="Batch controls">
      <Button
        className="button primary big"
        isDisabled={!main.enabled}
        onPress={() => {
          press(main)
        }}
      >
        <Icon aria-hidden size={18} fill="currentColor" strokeWidth={1.5} /> {main.label}
      </Button>
      {main.verb === 'start' && <RunChoices />}
      <Button
        className="button big"
        isDisabled={!stop.enabled}
        onPress={() => {
          press(stop)
        }}
      >
        <Square aria-hidden size={15} fill="currentColor" strokeWidth={1.5} /> {stop.label}
      </Button>
    </Group>
  )
}

function BatchProgress({ batch }: { batch: BatchView }): ReactNode {
  const actions = useActions()
  const total = Object.values(batch.counts).reduce((sum, count) => sum + count, 0)
  if (total === 0) return <div className="dock-progress" />
  const isRunning = batch.state === 'running'
  const percent = isRunning ? percentBeforeEnd(batch.fraction) : percentOf(batch.fraction)
  return (
    <div className="dock-progress">
      <p className="dock-progress-words">
        <span title={countsWords(batch)}>{countsWords(batch)}</span>
        {hasFailures(batch) && (
          <Button
            className="text-button"
            onPress={() => {
              actions.open({ kind: 'failures' })
            }}
          >
            Show why
          </Button>
        )}
        <span className="spacer" />
        <strong>
          {percent} %{isRunning && batch.remainingSec !== null && ` · ${timeLeftWords(batch.remainingSec)}`}
        </strong>
      </p>
      <ProgressBar
        className={`bar${isRunning ? ' moving' : ''}`}
        aria-label="Progress of the batch"
        value={percent}
      >
        <span className="bar-fill" style={{ transform: `scaleX(${batch.fraction})` }} />
      </ProgressBar>
      <BatchLine batch={batch} />
    </div>
  )
}
