import { ChevronDown, Eraser, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions, useWindow } from '../../app-context.tsx'

/** How many books there are, and what can be done with all of a kind. */
export function ListMenu(): ReactNode {
  const actions = useActions()
  const count = useWindow((state) => state.projection?.order.length ?? 0)
  const counts = useWindow((state) => state.projection?.batch.counts ?? null)
  if (counts === null || count === 0) return null
  const finished = counts.done + counts['done-with-gaps'] + counts.skipped
  return (
    <MenuTrigger>
      <Button className="count-button" aria-label={`${countWords(count, 'book')}, all of a kind`}>
        {countWords(count, 'book')} <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Menu
          className="menu"
          aria-label="All books of a kind"
          disabledKeys={[...(counts.failed === 0 ? ['retry'] : []), ...(finished === 0 ? ['clear'] : [])]}
          onAction={(key) => {
            if (key === 'retry') actions.retryFailed()
            else actions.clearFinished()
          }}
        >
          <MenuItem id="retry" className="menu-item" textValue="Retry all failed">
            <RotateCcw aria-hidden size={16} strokeWidth={1.75} />
            <span>Retry all failed</span>
            <span className="menu-count">{counts.failed.toLocaleString('en')}</span>
          </MenuItem>
          <MenuItem id="clear" className="menu-item" textValue="Clear finished">
            <Eraser aria-hidden size={16} strokeWidth={1.75} />
            <span>Clear finished from the list</span>
            <span className="menu-count">{finished.toLocaleString('en')}</span>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
