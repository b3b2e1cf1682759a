import { FileWarning } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { ConfigKey } from '../../../src-contract/config-options.ts'
import { settingWords } from '../../view/setting-words.ts'

/** The file was changed outside while the value was edited here: both stand side by side, and the user says which holds. */
export function TwoVersions({
  settingKey,
  inFile,
  mine,
  onKeep,
  onUseMine,
}: {
  settingKey: ConfigKey
  inFile: unknown
  mine: unknown
  onKeep: () => void
  onUseMine: () => void
}): ReactNode {
  return (
    <div className="two-versions" role="alert">
      <p>
        <FileWarning aria-hidden size={16} /> The file was changed outside meanwhile.
      </p>
      <dl>
        <div>
          <dt>In the file</dt>
          <dd>{settingWords(settingKey, inFile)}</dd>
          <Button className="button small" onPress={onKeep}>
            Keep the file’s
          </Button>
        </div>
        <div>
          <dt>Yours</dt>
          <dd>{settingWords(settingKey, mine)}</dd>
          <Button className="button small" onPress={onUseMine}>
            Use mine
          </Button>
        </div>
      </dl>
    </div>
  )
}
