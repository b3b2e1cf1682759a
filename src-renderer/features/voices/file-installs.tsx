import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useActions, useWindow } from '../../app-context.tsx'
import { lastPart } from '../../view/workspace-words.ts'
import { RowButton } from '../shell/icon-button.tsx'
import { InstallProgress } from './install-progress.tsx'

/** What is installed from files: these have no row of their own before they are here. */
export function FileInstalls(): ReactNode {
  const actions = useActions()
  const voices = useWindow((state) => state.voices)
  const installs = useWindow((state) => state.installs)
  const own = installs.filter(({ what }) => !voices.some(({ id }) => id === what))
  if (own.length === 0) return null
  return (
    <ul className="voice-files">
      {own.map((install) => (
        <li key={install.what} className="voice-row">
          <div className="voice-words">
            <p className="voice-name">{lastPart(install.what)}</p>
            <InstallProgress install={install} isFile />
          </div>
          <RowButton
            label={install.failure === null ? 'Cancel' : 'Take it off the list'}
            icon={X}
            onPress={() => void actions.stopInstall(install.what)}
          />
        </li>
      ))}
    </ul>
  )
}
