import { History } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { useActions, useWindow } from '../../app-context.tsx'
import { historySummary } from '../../view/run-words.ts'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { useToday } from '../shell/use-today.ts'
import { TaskState } from '../workspace/task-state.tsx'
import { RunCard } from './run-card.tsx'

export function HistoryDialog({ onClose }: { onClose: () => void }): ReactNode {
  const actions = useActions()
  const task = useWindow((state) => state.pages.history)
  const now = useToday()
  useEffect(() => {
    void actions.readHistory()
  }, [actions])
  const runs = task.value
  return (
    <DialogFrame title="History" size="large" onClose={onClose}>
      <div className="dialog-body page">
        {(runs === null || task.failure !== null) && <TaskState {...task} working="Reading the history…" />}
        {runs?.length === 0 && (
          <div className="page-empty">
            <History aria-hidden size={36} strokeWidth={1.5} />
            <h3>No batch has been run here yet</h3>
            <p>Every run is listed here with what came of it, also those of the Python pipeline.</p>
          </div>
        )}
        {runs !== null && runs.length > 0 && (
          <>
            <p className="page-lead">{historySummary(runs)}</p>
            <ol className="cards" aria-label="Batch runs, newest first">
              {runs.map((run) => (
                <RunCard key={run.runId} run={run} now={now} />
              ))}
            </ol>
          </>
        )}
      </div>
    </DialogFrame>
  )
}
