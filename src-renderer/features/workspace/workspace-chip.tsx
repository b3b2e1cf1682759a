import { FolderCog } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActions, useWindow } from '../../app-context.tsx'
import { lastPart } from '../../view/workspace-words.ts'

/** Says that the window works in a workspace of somebody's; the own one needs no mention. */
export function WorkspaceChip(): ReactNode {
  const actions = useActions()
  const workspace = useWindow((state) => state.projection?.workspace)
  if (workspace === undefined || workspace.isOwn) return null
  const name = lastPart(workspace.path)
  return (
    <Button
      className="chip"
      aria-label={`Workspace in use: ${name}`}
      onPress={() => {
        actions.open({ kind: 'workspace' })
      }}
    >
      <FolderCog aria-hidden size={14} />
      <span>{name}</span>
    </Button>
  )
}
