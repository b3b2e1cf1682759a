import { CircleCheck, Undo2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button, Radio, RadioGroup } from 'react-aria-components'
import type { RollbackPlan, WorkspaceView } from '../../../src-contract/migration.ts'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { momentWords } from '../../view/amounts.ts'
import { useToday } from '../shell/use-today.ts'
import { TaskState } from '../workspace/task-state.tsx'
import { StepHead } from './findings-steps.tsx'

export function RollbackStep({ workspace }: { workspace: WorkspaceView }): ReactNode {
  const actions = useActions()
  const plan = useWindow((state) => state.pages.plan)
  const done = useWindow((state) => state.pages.rollback)
  const now = useToday()
  const { backups } = workspace
  const shown = plan.value
  return (
    <>
      <StepHead title="The way back">
        Puts a backup and what was moved aside since in place again, byte for byte. The present state is kept
        as another backup first, so this can be undone, too.
      </StepHead>
      {done.value !== null && (
        <output className="calm">
          <CircleCheck aria-hidden size={18} className="tone-good" /> Put back to the state of{' '}
          {momentWords(done.value.backup.at, now)}.
        </output>
      )}
      {backups.length === 0 ? (
        <p className="calm">There is no backup to go back to. Make one in step 4.</p>
      ) : (
        <RadioGroup
          className="radio-cards"
          aria-label="Backup to go back to"
          value={shown?.backup.id ?? null}
          isDisabled={plan.busySince !== null || done.busySince !== null}
          onChange={(id) => void actions.planRollback(id)}
        >
          {backups.map((backup) => (
            <Radio key={backup.id} value={backup.id} className="radio-card">
              <span className="radio-dot" aria-hidden />
              <span>
                {momentWords(backup.at, now)} <span className="line-sub">{backup.id}</span>
              </span>
            </Radio>
          ))}
        </RadioGroup>
      )}
      <TaskState {...plan} working="Reading the backup…" />
      <TaskState {...done} working="Putting things back…" />
      {shown !== null && done.busySince === null && (
        <Plan plan={shown} onConfirm={() => void actions.rollBack(shown.backup.id)} />
      )}
    </>
  )
}

/** Names as many as can be taken in. */
const namesShown = 8

function Plan({ plan, onConfirm }: { plan: RollbackPlan; onConfirm: () => void }): ReactNode {
  const [isAsking, setAsking] = useState(false)
  return (
    <section className="card plan" aria-label="What going back would do">
      <PlanList
        title={`Puts back ${countWords(plan.restores.length, 'file')}`}
        names={plan.restores}
        none="No file is put back."
      />
      {plan.clears.length > 0 && (
        <PlanList
          title={`Moves ${countWords(plan.clears.length, 'chunk')} that Bookspool has made since to .bookspool/aside`}
          names={plan.clears}
          none=""
        />
      )}
      <PlanList
        title={`The record forgets ${countWords(plan.forgets.length, 'book')}`}
        names={plan.forgets}
        none="The record forgets no book."
      />
      <div className="plan-act">
        {isAsking ? (
          <>
            <p>
              <strong>Really go back?</strong> Audiobooks that were made since stay where they are; their
              books are made again by the next run.
            </p>
            <Button
              className="button"
              onPress={() => {
                setAsking(false)
              }}
            >
              Cancel
            </Button>
            <Button className="button danger" onPress={onConfirm}>
              Go back now
            </Button>
          </>
        ) : (
          <Button
            className="button"
            onPress={() => {
              setAsking(true)
            }}
          >
            <Undo2 aria-hidden size={16} /> Go back to this backup…
          </Button>
        )}
      </div>
    </section>
  )
}

function PlanList({
  title,
  names,
  none,
}: {
  title: string
  names: readonly string[]
  none: string
}): ReactNode {
  if (names.length === 0) return <p className="plan-none">{none}</p>
  return (
    <div>
      <h4>{title}</h4>
      <ul className="plan-names">
        {names.slice(0, namesShown).map((name) => (
          <li key={name} className="path">
            {name}
          </li>
        ))}
        {names.length > namesShown && <li>and {countWords(names.length - namesShown, 'more', 'more')}</li>}
      </ul>
    </div>
  )
}
