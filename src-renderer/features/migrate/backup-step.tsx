import { Archive } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { WorkspaceView } from '../../../src-contract/migration.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { momentWords } from '../../view/amounts.ts'
import { lastPart } from '../../view/workspace-words.ts'
import { useToday } from '../shell/use-today.ts'
import { TaskState } from '../workspace/task-state.tsx'
import { StepHead } from './findings-steps.tsx'

export function BackupStep({ workspace }: { workspace: WorkspaceView }): ReactNode {
  const actions = useActions()
  const task = useWindow((state) => state.pages.backup)
  const now = useToday()
  return (
    <>
      <StepHead title="A backup with a date">
        A copy of config.yaml and pipeline.json as they are now, with their hashes. It lies inside the
        workspace, and it is what the way back puts in place again, byte for byte.
      </StepHead>
      <div className="step-act">
        <Button
          className="button primary"
          isDisabled={task.busySince !== null}
          onPress={() => void actions.makeBackup()}
        >
          <Archive aria-hidden size={16} /> Make a backup now
        </Button>
        <TaskState {...task} working="Copying…" />
      </div>
      {workspace.backups.length === 0 ? (
        <p className="calm">There is no backup yet.</p>
      ) : (
        <ul className="lines" aria-label="Backups">
          {workspace.backups.map((backup) => (
            <li key={backup.id}>
              <div>
                <p className="line-name">
                  {momentWords(backup.at, now)}
                  {task.value?.id === backup.id && <span className="badge good">Just made</span>}
                </p>
                <p className="line-sub">{backup.files.map(lastPart).join(', ')}</p>
              </div>
              <p className="line-sub path" title={backup.path}>
                {backup.id}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
