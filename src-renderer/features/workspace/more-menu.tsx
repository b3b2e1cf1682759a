import {
  ArrowRightLeft,
  CircleAlert,
  Ellipsis,
  FolderCog,
  HardDrive,
  Mic,
  History,
  Settings,
  Stethoscope,
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { useActions } from '../../app-context.tsx'

type Page = 'voices' | 'workspace' | 'migrate' | 'failures' | 'history' | 'disk' | 'doctor' | 'settings'

const pages: { id: Page; label: string; icon: LucideIcon; keys?: string }[] = [
  { id: 'voices', label: 'Voices', icon: Mic },
  { id: 'workspace', label: 'Workspace…', icon: FolderCog },
  { id: 'migrate', label: 'Switch over…', icon: ArrowRightLeft },
  { id: 'failures', label: 'Failures', icon: CircleAlert },
  { id: 'history', label: 'History', icon: History },
  { id: 'disk', label: 'Disk', icon: HardDrive },
  { id: 'doctor', label: 'Check this computer', icon: Stethoscope },
  { id: 'settings', label: 'Settings', icon: Settings, keys: isMac() ? '⌘ ,' : 'Ctrl ,' },
]

/** The pages beside the list, in one place. */
export function MoreMenu(): ReactNode {
  const actions = useActions()
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label="More pages">
        <Ellipsis aria-hidden size={18} strokeWidth={1.75} />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu
          className="menu"
          aria-label="Pages"
          onAction={(key) => {
            const page = pages.find(({ id }) => id === key)
            if (page !== undefined) actions.open({ kind: page.id })
          }}
        >
          {pages.flatMap(({ id, label, icon: Icon, keys }) => {
            const item = (
              <MenuItem key={id} id={id} textValue={label} className="menu-item">
                <Icon aria-hidden size={16} strokeWidth={1.75} />
                <span>{label}</span>
                {keys !== undefined && <kbd>{keys}</kbd>}
              </MenuItem>
            )
            return startsGroup.has(id)
              ? [<Separator key={`before-${id}`} className="separator" />, item]
              : [item]
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

const startsGroup: ReadonlySet<Page> = new Set<Page>(['workspace', 'failures', 'doctor'])

function isMac(): boolean {
  return typeof navigator !== 'undefined' && /mac/iu.test(navigator.userAgent)
}
