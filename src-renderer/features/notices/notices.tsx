import { CircleAlert, CircleCheck, Info, TriangleAlert, X, type LucideIcon } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import type { Notice } from '../../../src-contract/channels.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import type { ShownNotice } from '../../store/window-store.ts'
import { IconButton } from '../shell/icon-button.tsx'

const icons: Record<Notice['level'], LucideIcon> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  error: CircleAlert,
}

/** Good news leaves by itself; what needs reading stays until it is dismissed. */
const shownForMs = 6000

export function Notices(): ReactNode {
  const notices = useWindow((state) => state.notices)
  return (
    // The region is there before its content: a live region that arrives together with its words is not read out. And it is the region that dialogs
    // leave alone, not each notice: one that comes while a dialog is open would come into a page that is inert.
    <section
      className="notices"
      aria-label="Notices"
      aria-live="polite"
      aria-relevant="additions"
      data-react-aria-top-layer="true"
    >
      <div className="notices-pile">
        {notices.map((notice) => (
          <Toast key={notice.id} notice={notice} />
        ))}
      </div>
    </section>
  )
}

function Toast({ notice }: { notice: ShownNotice }): ReactNode {
  const actions = useActions()
  const { id, level } = notice
  useEffect(() => {
    if (level === 'error' || level === 'warning') return undefined
    const timer = setTimeout(() => {
      actions.dismissNotice(id)
    }, shownForMs)
    return () => {
      clearTimeout(timer)
    }
  }, [actions, id, level])
  const Icon = icons[level]
  return (
    <div className={`toast ${level}`} role={level === 'error' ? 'alert' : 'status'}>
      <Icon aria-hidden size={18} />
      <div>
        <p className="toast-title">{notice.title}</p>
        {notice.text !== '' && <p>{notice.text}</p>}
      </div>
      <IconButton
        label="Dismiss"
        icon={X}
        onPress={() => {
          actions.dismissNotice(id)
        }}
      />
    </div>
  )
}
