import { Check } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { WorkspaceView } from '../../../src-contract/migration.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { migrateSteps, stepMark, type MigrateStep } from '../../view/migrate-steps.ts'
import { lastPart } from '../../view/workspace-words.ts'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { OpenWorkspace } from '../workspace/open-workspace.tsx'
import { TaskState } from '../workspace/task-state.tsx'
import { BackupStep } from './backup-step.tsx'
import { ChecksStep } from './checks-step.tsx'
import { CompareStep } from './compare-step.tsx'
import { ChangesStep, FoundStep, HoldsStep } from './findings-steps.tsx'
import { RollbackStep } from './rollback-step.tsx'

/** Takes one through switching over from the Python pipeline. Each step can be skipped, and taken again. */
export function MigrateDialog({ onClose }: { onClose: () => void }): ReactNode {
  const actions = useActions()
  const workspace = useWindow((state) => state.pages.workspace)
  useEffect(() => {
    void actions.readWorkspace()
    void actions.readSettings()
  }, [actions])
  const { value } = workspace
  return (
    <DialogFrame title="Switch over from the Python pipeline" size="large" onClose={onClose}>
      {value === null ? (
        <div className="dialog-body page">
          <TaskState {...workspace} working="Looking at the workspace…" />
        </div>
      ) : value.isOwn ? (
        <NothingToSwitch />
      ) : (
        <Steps workspace={value} onClose={onClose} />
      )}
    </DialogFrame>
  )
}

function NothingToSwitch(): ReactNode {
  const opening = useWindow((state) => state.pages.opening)
  return (
    <div className="dialog-body page page-empty">
      <h3>Open the workspace that you have</h3>
      <p>
        That is the folder with pipeline.json, config.yaml and the phases’ folders. Bookspool works in it as
        it is: nothing is converted, books that are finished stay finished, and the way back is open at every
        step.
      </p>
      <OpenWorkspace />
      <TaskState busySince={opening.busySince} failure={opening.failure} working="Opening the workspace…" />
    </div>
  )
}

const panels: Record<MigrateStep, (props: { workspace: WorkspaceView }) => ReactNode> = {
  found: FoundStep,
  changes: ChangesStep,
  holds: HoldsStep,
  backup: BackupStep,
  checks: ChecksStep,
  compare: CompareStep,
  rollback: RollbackStep,
}

function Steps({ workspace, onClose }: { workspace: WorkspaceView; onClose: () => void }): ReactNode {
  const pages = useWindow((state) => state.pages)
  const [step, setStep] = useState<MigrateStep>('found')
  const at = migrateSteps.findIndex(({ id }) => id === step)
  const before = migrateSteps[at - 1]
  const next = migrateSteps[at + 1]
  return (
    <>
      <Tabs
        className="settings-tabs"
        orientation="vertical"
        selectedKey={step}
        onSelectionChange={(key) => {
          const chosen = migrateSteps.find(({ id }) => id === key)
          if (chosen !== undefined) setStep(chosen.id)
        }}
      >
        <TabList className="tab-list steps" aria-label="Steps">
          {migrateSteps.map(({ id, label }, index) => {
            const mark = stepMark(id, workspace, pages)
            return (
              <Tab key={id} id={id} className="tab">
                <span className={`step-number ${mark.tone}`} aria-hidden>
                  {mark.tone === 'good' ? <Check size={12} strokeWidth={3} /> : index + 1}
                </span>
                <span className="step-label">{label}</span>
                {mark.words !== '' && <span className={`step-mark tone-${mark.tone}`}>{mark.words}</span>}
              </Tab>
            )
          })}
        </TabList>
        {migrateSteps.map(({ id }) => {
          const Panel = panels[id]
          return (
            <TabPanel key={id} id={id} className="tab-panel page">
              <Panel workspace={workspace} />
            </TabPanel>
          )
        })}
      </Tabs>
      <footer className="dialog-footer">
        <p className="dialog-note path" title={workspace.path}>
          {lastPart(workspace.path)}
        </p>
        <Button
          className="button"
          isDisabled={before === undefined}
          onPress={() => {
            if (before !== undefined) setStep(before.id)
          }}
        >
          Back
        </Button>
        {next === undefined ? (
          <Button className="button primary" onPress={onClose}>
            Done
          </Button>
        ) : (
          <Button
            className="button primary"
            onPress={() => {
              setStep(next.id)
            }}
          >
            Next: {next.label}
          </Button>
        )}
      </footer>
    </>
  )
}
