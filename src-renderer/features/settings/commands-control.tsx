import { Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Input, TextField } from 'react-aria-components'
import { speechCommandsSchema, type SpeechCommand } from '../../../src-contract/speech-command.ts'
import { joinCommand } from '../../view/command-words.ts'
import { RowButton } from '../shell/icon-button.tsx'
import type { ControlProps } from './control-props.ts'
import { useWrittenDraft } from './use-draft.ts'

/** A command as it is typed; the rest of what config.yaml says of it stays. */
type Draft = { key: number; name: string; language: string; command: string; rest: Partial<SpeechCommand> }

function draftsOf(value: unknown): Draft[] {
  const parsed = speechCommandsSchema.safeParse(value)
  if (!parsed.success) return []
  return parsed.data.map(({ name, language, command, ...rest }, key) => ({
    key,
    name,
    language,
    command: joinCommand(command),
    rest,
  }))
}

const isEmpty = ({ name, command }: Draft): boolean => name.trim() === '' && command.trim() === ''
const isWhole = ({ name, command }: Draft): boolean => name.trim() !== '' && command.trim() !== ''

const fields = [
  { key: 'name', label: 'Name' },
  { key: 'language', label: 'Language' },
  { key: 'command', label: 'Command' },
] as const

/** Programs that speak, a row each. A row is written once it has a name and a command. */
export function CommandsControl({
  value,
  isDisabled,
  isInvalid,
  describedBy,
  onCommit,
}: ControlProps): ReactNode {
  const [drafts, setDrafts, write] = useWrittenDraft(value, draftsOf(value), onCommit)
  const commit = (next: readonly Draft[]): void => {
    const filled = next.filter((draft) => !isEmpty(draft))
    if (!filled.every(isWhole)) return
    const commands = filled.map(({ name, language, command, rest }) =>
      Object.assign({}, rest, { name: name.trim(), language: language.trim(), command: command.trim() }),
    )
    const parsed = speechCommandsSchema.safeParse(commands)
    write(parsed.success ? parsed.data : commands)
  }
  return (
    <div className="commands-control">
      {drafts.map((draft, index) => (
        <fieldset className="command-row" key={draft.key} aria-label={draft.name || 'New command'}>
          {fields.map(({ key, label }) => (
            <TextField
              key={key}
              className={`command-${key}`}
              aria-label={label}
              aria-describedby={describedBy}
              value={draft[key]}
              isDisabled={isDisabled}
              isInvalid={isInvalid}
              onChange={(text) => {
                setDrafts(drafts.map((other, at) => (at === index ? { ...other, [key]: text } : other)))
              }}
              onBlur={() => {
                commit(drafts)
              }}
            >
              <Input className="input" spellCheck={false} placeholder={label} />
            </TextField>
          ))}
          {!isDisabled && (
            <RowButton
              label={`Remove ${draft.name || 'this command'}`}
              icon={Trash2}
              onPress={() => {
                const next = drafts.filter((_, at) => at !== index)
                setDrafts(next)
                commit(next)
              }}
            />
          )}
        </fieldset>
      ))}
      <Button
        className="button small"
        isDisabled={isDisabled || drafts.some((draft) => !isWhole(draft))}
        onPress={() => {
          const key = Math.max(-1, ...drafts.map((draft) => draft.key)) + 1
          setDrafts([...drafts, { key, name: '', language: 'en', command: '', rest: {} }])
        }}
      >
        <Plus aria-hidden size={14} /> Add a command
      </Button>
    </div>
  )
}
