import { SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  Checkbox,
  CheckboxGroup,
  Dialog,
  DialogTrigger,
  Heading,
  Popover,
  Switch,
} from 'react-aria-components'
import { allPhaseNumbers, phases } from '../../../src-contract/phases.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { asSettingsSay } from '../../store/window-store.ts'
import { runChoiceWords } from '../../view/run-choice-words.ts'
import { CheckboxBox } from '../shell/checkbox-box.tsx'

/** Beside Start: which phases, and whether to resume, for the next run alone. The settings stay as they are. */
export function RunChoices(): ReactNode {
  const actions = useActions()
  const choice = useWindow((state) => state.runChoice)
  const config = useWindow((state) => state.settings?.config ?? null)
  const chosen = choice.phases ?? config?.phases_to_run ?? allPhaseNumbers
  const resumes = choice.resume ?? config?.resume_enabled ?? true
  const words = runChoiceWords({ phases: chosen, resumes })
  return (
    <DialogTrigger>
      <Button
        className={`button big run-choices${words === null ? '' : ' set'}`}
        aria-label="Choices for this run"
      >
        <SlidersHorizontal aria-hidden size={16} />
        {words !== null && <span>{words}</span>}
      </Button>
      <Popover className="popover run-popover" placement="top start" offset={8}>
        <Dialog className="run-dialog">
          <Heading slot="title">For the next Start alone</Heading>
          <CheckboxGroup
            className="run-phases"
            aria-label="Phases"
            value={chosen.map(String)}
            onChange={(next) => {
              const picked = allPhaseNumbers.filter((phase) => next.includes(String(phase)))
              if (picked.length > 0) actions.chooseRun({ ...choice, phases: picked })
            }}
          >
            {phases.map(({ number, label }) => (
              <Checkbox key={number} value={String(number)} className="checkbox">
                <CheckboxBox />
                {number} {label}
              </Checkbox>
            ))}
          </CheckboxGroup>
          <Switch
            className="switch run-switch"
            isSelected={resumes}
            onChange={(resume) => {
              actions.chooseRun({ ...choice, resume })
            }}
          >
            <span className="switch-track" aria-hidden>
              <span className="switch-thumb" />
            </span>
            <span>
              <strong>Resume</strong>
              <span>
                {resumes
                  ? 'Books that are done are skipped, others go on where they stopped.'
                  : 'What earlier runs made is discarded first.'}
              </span>
            </span>
          </Switch>
          <Button
            className="button small"
            isDisabled={choice === asSettingsSay}
            onPress={() => {
              actions.chooseRun(asSettingsSay)
            }}
          >
            As the settings say
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
