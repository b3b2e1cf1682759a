import type { ReactNode } from 'react'
import { Button, Input, Text, TextArea, TextField } from 'react-aria-components'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import { useActions, useDoor, useWindow } from '../../app-context.tsx'
import { joinCommand, splitCommand } from '../../view/command-words.ts'
import { isNullable } from '../../view/config-input.ts'
import { nameExample } from '../../view/name-example.ts'
import type { ControlProps } from './control-props.ts'
import { useDraft } from './use-draft.ts'

/** Paths, templates, and the orchestrator's command, which is a list of words in the file and a line here. */
export function TextControl(props: ControlProps & { isPath: boolean }): ReactNode {
  const { settingKey, value, isDisabled, isInvalid, labelledBy, describedBy, onCommit, isPath } = props
  const actions = useActions()
  const door = useDoor()
  const config = useWindow((state) => state.settings?.config ?? defaultConfig)
  const isCommand = settingKey === 'orchestrator'
  const [text, setText] = useDraft(
    value,
    typeof value === 'string' ? value : Array.isArray(value) ? joinCommand(value.map(String)) : '',
  )
  const example = nameExample(settingKey, text.trim(), config)
  const commit = (): void => {
    const trimmed = text.trim()
    if (isCommand && trimmed !== 'auto' && trimmed !== 'builtin')
      onCommit(trimmed === '' ? 'auto' : splitCommand(trimmed))
    else onCommit(trimmed === '' && isNullable(settingKey) ? null : trimmed)
  }
  return (
    <div className="text-control">
      <TextField
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        value={text}
        isDisabled={isDisabled}
        isInvalid={isInvalid}
        onChange={setText}
        onBlur={commit}
      >
        <Input
          className="input"
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit()
          }}
        />
        {example !== null && (
          <Text slot="description" className="name-example">
            {example}
          </Text>
        )}
      </TextField>
      {isPath && door === 'desktop' && (settingKey === 'output_dir' || settingKey === 'input_dir') && (
        <Button
          className="button small"
          aria-label={`Choose: ${settingKey}`}
          isDisabled={isDisabled}
          onPress={() => void actions.chooseFolder(settingKey)}
        >
          Choose…
        </Button>
      )}
    </div>
  )
}

/** A list without fixed choices: one a line. */
export function LinesControl({
  value,
  isDisabled,
  isInvalid,
  labelledBy,
  describedBy,
  onCommit,
}: ControlProps): ReactNode {
  const [text, setText] = useDraft(value, Array.isArray(value) ? value.map(String).join('\n') : '')
  return (
    <TextField
      className="text-control"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      value={text}
      isDisabled={isDisabled}
      isInvalid={isInvalid}
      onChange={setText}
      onBlur={() => {
        onCommit(
          text
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        )
      }}
    >
      <TextArea className="input lines" rows={3} spellCheck={false} placeholder="One a line" />
    </TextField>
  )
}
