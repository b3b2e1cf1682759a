import { Loader, RefreshCw } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { wordsFor } from '../../../src-contract/failure.ts'
import type { DoctorItem } from '../../../src-contract/reports.ts'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { CheckRow } from './check-row.tsx'

export function DoctorDialog({ onClose }: { onClose: () => void }): ReactNode {
  const actions = useActions()
  const { state, items, failure } = useWindow((window) => window.doctor)
  const about = useWindow((window) => window.projection?.about)
  useEffect(() => {
    void actions.runDoctor()
  }, [actions])
  const isRunning = state === 'running'
  return (
    <DialogFrame title="Check-up" size="medium" onClose={onClose}>
      <div className="dialog-body" aria-busy={isRunning}>
        <output className="doctor-summary">
          {isRunning && <Loader aria-hidden size={16} className="turning" />}
          {isRunning ? 'Looking at this machine…' : items === null ? '' : summary(items)}
        </output>
        {failure !== null && (
          <p className="tone-bad" role="alert">
            {wordsFor(failure).what} {wordsFor(failure).todo}
          </p>
        )}
        <ul className="doctor-items">
          {items?.map((item) => (
            <CheckRow key={item.id} check={item} />
          ))}
        </ul>
      </div>
      <footer className="dialog-footer">
        <p className="dialog-note">
          Bookspool {about?.version} · {about?.orchestrator.label}
        </p>
        <Button className="button" isDisabled={isRunning} onPress={() => void actions.runDoctor()}>
          <RefreshCw aria-hidden size={15} /> Check again
        </Button>
      </footer>
    </DialogFrame>
  )
}

function summary(items: readonly DoctorItem[]): string {
  const failed = items.filter((item) => item.status === 'failed').length
  const limited = items.filter((item) => item.status === 'warning').length
  if (failed > 0) return `${countWords(failed, 'thing does', 'things do')} not work.`
  return limited > 0
    ? `All works, ${countWords(limited, 'thing', 'things')} with limits.`
    : 'Everything works.'
}
