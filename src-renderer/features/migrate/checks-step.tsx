import { CircleDashed, ListChecks } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActions, useWindow } from '../../app-context.tsx'
import { CheckRow } from '../doctor/check-row.tsx'
import { TaskState } from '../workspace/task-state.tsx'
import { StepHead } from './findings-steps.tsx'

/** What will be tried, before it is. */
const announced = [
  'The command works',
  'A test file succeeds',
  'The output is there',
  'Resume skips what is done',
  'Logs can be written and read',
  'Errors are handled',
  'The CPU is watched',
]

export function ChecksStep(): ReactNode {
  const actions = useActions()
  const task = useWindow((state) => state.pages.checks)
  const isBusy = task.busySince !== null
  return (
    <>
      <StepHead title="Seven checks">
        Two sentences are made into a tiny audiobook with this workspace’s settings, in a folder of their own:
        nothing in the workspace is touched.
      </StepHead>
      <div className="step-act">
        <Button className="button primary" isDisabled={isBusy} onPress={() => void actions.runChecks()}>
          <ListChecks aria-hidden size={16} /> {task.value === null ? 'Run the checks' : 'Run them again'}
        </Button>
        <TaskState {...task} working="Making the test book, and trying the rest…" />
      </div>
      <ul className="doctor-items" aria-busy={isBusy}>
        {task.value === null
          ? announced.map((name) => (
              <li key={name} className="doctor-item">
                <CircleDashed aria-hidden size={18} className="tone-quiet" />
                <p className="doctor-name tone-quiet">{name}</p>
              </li>
            ))
          : task.value.map((check) => <CheckRow key={check.id} check={check} />)}
      </ul>
    </>
  )
}
