import { Check, Lock } from 'lucide-react'
import { useEffect, useId, useState, type ReactNode } from 'react'
import type { SettingsView } from '../../../src-contract/channels.ts'
import { configForm } from '../../../src-contract/config-form.ts'
import type { ConfigKey } from '../../../src-contract/config-options.ts'
import { wordsFor } from '../../../src-contract/failure.ts'
import { useActions } from '../../app-context.tsx'
import { isSameValue, problemWith } from '../../view/config-input.ts'
import { StatusIcon } from '../shell/status-icon.tsx'
import { SettingControl } from './setting-control.tsx'

/** "Saved" is said this long. */
const savedForMs = 2500

export function SettingRow({
  settingKey,
  settings,
}: {
  settingKey: ConfigKey
  settings: SettingsView
}): ReactNode {
  const actions = useActions()
  const field = configForm[settingKey]
  const id = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaved, setSaved] = useState(false)
  const value = settings.config[settingKey]
  const isLocked = settings.locked.includes(settingKey)
  const isOverridden = settings.overridden.includes(settingKey)

  useEffect(() => {
    if (!isSaved) return undefined
    const timer = setTimeout(() => {
      setSaved(false)
    }, savedForMs)
    return () => {
      clearTimeout(timer)
    }
  }, [isSaved])

  const commit = async (next: unknown): Promise<void> => {
    const wrong = problemWith(settingKey, next)
    setProblem(wrong)
    if (wrong !== null || isSameValue(value, next)) return
    const answer = await actions.writeSetting(settingKey, next)
    if (answer.ok) setSaved(true)
    else setProblem(`${wordsFor(answer.failure).what} ${wordsFor(answer.failure).todo}`)
  }

  return (
    <div className="setting">
      <div className="setting-words">
        <p className="setting-label" id={`${id}-label`}>
          {field.label}
          {isLocked && <StatusIcon icon={Lock} words="Locked" tone="quiet" size={13} />}
        </p>
        <p className="setting-help" id={`${id}-help`}>
          {field.help}{' '}
          <span className="setting-applies">
            {field.applies === 'now' ? 'Applies now.' : 'Applies from the next book on.'}
          </span>
          {isLocked && <span className="setting-why"> Can only be changed on the machine itself.</span>}
          {isOverridden && (
            <span className="setting-why"> A command-line flag overrides this at present.</span>
          )}
        </p>
      </div>
      <div className="setting-control">
        <SettingControl
          settingKey={settingKey}
          value={value}
          isDisabled={isLocked}
          isInvalid={problem !== null}
          labelledBy={`${id}-label`}
          describedBy={`${id}-help ${id}-problem`}
          onCommit={(next) => void commit(next)}
        />
        <p className="setting-problem" id={`${id}-problem`} aria-live="polite">
          {problem}
        </p>
        <output className="setting-saved">
          {isSaved && (
            <>
              <Check aria-hidden size={13} /> Saved
            </>
          )}
        </output>
      </div>
    </div>
  )
}
