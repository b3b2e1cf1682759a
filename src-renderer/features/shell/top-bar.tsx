import { FilePlus, FolderPlus, ScrollText, Settings, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActions, useWindow } from '../../app-context.tsx'
import { ListSearch } from '../library/list-search.tsx'
import { ListMenu } from '../library/list-menu.tsx'
import { MoreMenu } from '../workspace/more-menu.tsx'
import { WorkspaceChip } from '../workspace/workspace-chip.tsx'
import { BrandMark } from './brand.tsx'
import { IconButton } from './icon-button.tsx'

export function TopBar(): ReactNode {
  const actions = useActions()
  const selected = useWindow((state) => state.selection.size)
  const adding = useWindow((state) => state.adding > 0)
  return (
    <header className="top-bar">
      <BrandMark size={28} />
      <h1>Bookspool</h1>
      <ListMenu />
      <ListSearch />
      <output className="top-bar-count">
        {adding && 'Looking at the files…'}
        {selected > 0 && `${adding ? ' · ' : ''}${selected.toLocaleString('en')} selected`}
      </output>
      {selected > 0 && (
        <IconButton
          label="Clear the selection"
          icon={X}
          onPress={() => {
            actions.select(new Set())
          }}
        />
      )}
      <div className="spacer" />
      <WorkspaceChip />
      <Button className="button" onPress={() => void actions.browse('files')}>
        <FilePlus aria-hidden size={16} /> Add files…
      </Button>
      <Button className="button" onPress={() => void actions.browse('folder')}>
        <FolderPlus aria-hidden size={16} /> Add folder…
      </Button>
      <span className="divider" aria-hidden />
      <IconButton
        label="Log of the batch"
        icon={ScrollText}
        onPress={() => {
          actions.open({ kind: 'log', bookId: null })
        }}
      />
      <IconButton
        label="Settings"
        icon={Settings}
        onPress={() => {
          actions.open({ kind: 'settings' })
        }}
      />
      <MoreMenu />
    </header>
  )
}
