import {
  BookOpen,
  Cpu,
  FolderCog,
  Lock,
  SlidersHorizontal,
  TextQuote,
  Volume2,
  type LucideIcon,
} from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { SettingsView } from '../../../src-contract/channels.ts'
import { configForm, type ConfigField } from '../../../src-contract/config-form.ts'
import { configKeys } from '../../../src-contract/config-options.ts'
import { wordsFor } from '../../../src-contract/failure.ts'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { flagOf } from '../../view/setting-words.ts'
import { settingsOwner } from '../../view/workspace-words.ts'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { SettingRow } from './setting-row.tsx'

const groups: Record<ConfigField['group'], LucideIcon> = {
  Books: BookOpen,
  Reading: TextQuote,
  'Voice and sound': Volume2,
  Machine: Cpu,
  Files: FolderCog,
  Advanced: SlidersHorizontal,
}
const groupNames = [
  'Books',
  'Reading',
  'Voice and sound',
  'Machine',
  'Files',
  'Advanced',
] as const satisfies readonly ConfigField['group'][]

export function SettingsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const actions = useActions()
  const settings = useWindow((state) => state.settings)
  const failure = useWindow((state) => state.settingsFailure ?? state.settings?.failure ?? null)
  useEffect(() => {
    void actions.readSettings()
    void actions.readVoices()
  }, [actions])
  return (
    <DialogFrame title="Settings" size="large" onClose={onClose}>
      {settings !== null && <InForce settings={settings} />}
      {failure !== null && (
        <div className="banner bad inside" role="alert">
          <p>
            <strong>{wordsFor(failure).what}</strong> {wordsFor(failure).todo}
          </p>
        </div>
      )}
      {settings === null ? (
        <output className="dialog-body">{failure === null ? 'Reading the settings…' : ''}</output>
      ) : (
        <SettingsTabs settings={settings} />
      )}
    </DialogFrame>
  )
}

/** Which config.yaml holds, and what in it does not. */
function InForce({ settings }: { settings: SettingsView }): ReactNode {
  const workspace = useWindow((state) => state.projection?.workspace ?? null)
  const { overridden, unknownKeys, path } = settings
  return (
    <div className="in-force">
      <p>
        <strong>{workspace === null ? 'In force' : settingsOwner(workspace)}</strong>{' '}
        <span className="path" title={path}>
          {path}
        </span>
      </p>
      {overridden.length > 0 && (
        <p className="tone-warn">Overridden by flags at present: {overridden.map(flagOf).join(', ')}</p>
      )}
      {unknownKeys.length > 0 && (
        <p>
          {countWords(unknownKeys.length, 'key')} in it {unknownKeys.length === 1 ? 'is' : 'are'} unknown to
          Bookspool and kept: <code>{unknownKeys.join(', ')}</code>
        </p>
      )}
    </div>
  )
}

function SettingsTabs({ settings }: { settings: SettingsView }): ReactNode {
  return (
    <>
      <Tabs className="settings-tabs" orientation="vertical">
        <TabList className="tab-list" aria-label="Groups of settings">
          {groupNames.map((group) => {
            const Icon = groups[group]
            return (
              <Tab key={group} id={group} className="tab">
                <Icon aria-hidden size={16} strokeWidth={1.75} /> {group}
              </Tab>
            )
          })}
        </TabList>
        {groupNames.map((group) => (
          <TabPanel key={group} id={group} className="tab-panel">
            {configKeys
              .filter((key) => configForm[key].group === group)
              .map((key) => (
                <SettingRow key={key} settingKey={key} settings={settings} />
              ))}
          </TabPanel>
        ))}
      </Tabs>
      <footer className="dialog-footer">
        <p className="dialog-note">A change is written at once; comments and other keys stay as they are.</p>
        {settings.locked.length > 0 && (
          <p className="dialog-note">
            <Lock aria-hidden size={13} /> Locked settings are changed on the machine itself
          </p>
        )}
      </footer>
    </>
  )
}
