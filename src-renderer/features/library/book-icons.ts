import {
  ArrowUpToLine, CircleAlert, CircleCheck, CircleDashed, CircleDotDashed, CirclePause, CircleSlash, CirclePlay, Clock3, Download, FolderOpen,
  Info, KeyRound, OctagonX, Pause, Play, RefreshCw, RotateCcw, ScrollText, Square, Trash2, TriangleAlert, type LucideIcon,
} from 'lucide-react' // prettier-ignore
import type { BookState } from '../../../src-contract/book-view.ts'
import type { DoorKind } from '../../../src-contract/door-kind.ts'
import type { BookAction } from '../../view/book-actions.ts'

export const stateIcons: Record<BookState, LucideIcon> = {
  waiting: Clock3,
  checking: CircleDashed,
  'needs-attention': TriangleAlert,
  running: CirclePlay,
  pausing: CircleDotDashed,
  paused: CirclePause,
  failed: CircleAlert,
  cancelled: CircleSlash,
  done: CircleCheck,
  'done-with-gaps': TriangleAlert,
  skipped: CircleCheck,
}

const desktopIcons: Record<BookAction, LucideIcon> = {
  unlock: KeyRound,
  start: Play,
  pause: Pause,
  'pause-now': OctagonX,
  resume: Play,
  stop: Square,
  retry: RotateCcw,
  'retry-gaps': RotateCcw,
  reveal: FolderOpen,
  details: Info,
  log: ScrollText,
  'move-to-top': ArrowUpToLine,
  'make-again': RefreshCw,
  'retry-from-scratch': RefreshCw,
  remove: Trash2,
}

export const actionIcons: Record<DoorKind, Record<BookAction, LucideIcon>> = {
  desktop: desktopIcons,
  browser: { ...desktopIcons, reveal: Download },
}
