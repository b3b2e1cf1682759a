import { ArrowRightLeft, House } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActions, useWindow } from '../../app-context.tsx'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { FailureWords, TaskState } from './task-state.tsx'
import { OpenWorkspace } from './open-workspace.tsx'
import { WorkspaceFacts } from './workspace-facts.tsx'

export function WorkspaceDialog({ onClose }: { onClose: () => void }): ReactNode {
  const actions = useActions()
  const { busySince, value, failure } = useWindow((state) => state.pages.workspace)
  const opening = useWindow((state) => state.pages.opening)
  useEffect(() => {
    void actions.readWorkspace()
  }, [actions])
  return (
    <DialogFrame title="Workspace" size="medium" onClose={onClose}>
      <div className="dialog-body page">
        <p className="page-lead">
          A workspace is a folder with its record (pipeline.json), its settings and its working files.
          Bookspool has its own; it can work in one of the Python pipeline just as well.
        </p>
        {value === null ? (
          <TaskState busySince={busySince} failure={failure} working="Looking at the workspace…" />
        ) : (
          <>
            <WorkspaceFacts workspace={value} />
            <FailureWords failure={failure} />
          </>
        )}
        <TaskState busySince={opening.busySince} failure={opening.failure} working="Opening the workspace…" />
      </div>
      <footer className="dialog-footer page-footer">
        {value !== null && !value.isOwn && (
          <>
            <Button
              className="button"
              isDisabled={opening.busySince !== null}
              onPress={() => void actions.closeWorkspace()}
            >
              <House aria-hidden size={16} /> Back to my own
            </Button>
            <span className="spacer" />
            <Button
              className="button primary"
              onPress={() => {
                actions.open({ kind: 'migrate' })
              }}
            >
              <ArrowRightLeft aria-hidden size={16} /> Switch over…
            </Button>
          </>
        )}
        <OpenWorkspace look={value?.isOwn === false ? 'plain' : 'primary'} />
      </footer>
    </DialogFrame>
  )
}
