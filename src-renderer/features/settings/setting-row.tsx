import { Check, Lock } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import type { SettingsView } from '../../../src-contract/channels.ts'
import { configForm } from '../../../src-contract/config-form.ts'
import type { ConfigKey } from '../../../src-contract/config-options.ts'
import { flagOf } from '../../view/setting-words.ts'
import { StatusIcon } from '../shell/status-icon.tsx'
import { SettingControl } from './setting-control.tsx'
import { TwoVersions } from './two-versions.tsx'
import { useSetting } from './use-setting.ts'

export function SettingRow({
  settingKey,
  settings,
}: {
  settingKey: ConfigKey
  settings: SettingsView
}): ReactNode {
  const field = configForm[settingKey]
  const id = useId()
  const setting = useSetting(settingKey, settings)
  const isLocked = settings.locked.includes(settingKey)
  const isOverridden = settings.overridden.includes(settingKey)
  return (
    <div className={`setting${field.control === 'pronunciations' ? ' wide' : ''}`}>
      <div>
        <p className="setting-label" id={`${id}-label`}>
          {field.label}
          {isLocked && <StatusIcon icon={Lock} words="Locked" tone="quiet" size={13} />}
        </p>
        <p className="setting-help" id={`${id}-help`}>
          {field.help}{' '}
          <span className={`badge${field.applies === 'now' ? ' good' : ''}`}>
            {field.applies === 'now' ? 'Now' : 'With the next book'}
          </span>
          {isLocked && <span className="setting-why"> Can only be changed on the machine itself.</span>}
          {isOverridden && (
            <span className="setting-why">
              {' '}
              The flag {flagOf(settingKey)} overrides this until Bookspool is started without it.
            </span>
          )}
        </p>
      </div>
      <div className="setting-control" onFocus={setting.onFocus} onBlur={setting.onBlur}>
        <SettingControl
          settingKey={settingKey}
          value={setting.shown}
          isDisabled={isLocked}
          isInvalid={setting.problem !== null}
          labelledBy={`${id}-label`}
          describedBy={`${id}-help ${id}-problem`}
          onCommit={(next) => void setting.commit(next)}
        />
        <p className="setting-problem" id={`${id}-problem`} aria-live="polite">
          {setting.problem}
        </p>
        <output className="setting-saved">
          {setting.isSaved && (
            <>
              <Check aria-hidden size={13} /> Saved
            </>
          )}
        </output>
      </div>
      {setting.mine !== null && (
        <TwoVersions
          settingKey={settingKey}
          inFile={settings.config[settingKey]}
          mine={setting.mine.value}
          onKeep={setting.keepFile}
          onUseMine={() => void setting.putMine()}
        />
      )}
    </div>
  )
}
