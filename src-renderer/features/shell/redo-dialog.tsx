import type { ReactNode } from 'react'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions } from '../../app-context.tsx'
import { droppedWords, gapWords, redoWords, settingWords } from '../../view/redo-words.ts'
import type { Overlay } from '../../store/window-store.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'

type Asked = Extract<Overlay, { kind: 'confirm-redo' }>

const titles = {
  settings: 'Make again with these settings?',
  gaps: 'Speak the gaps again?',
} as const

/** Asks before a part of some books is made again, and names that part. */
export function RedoDialog({ what, parts, onClose }: Asked & { onClose: () => void }): ReactNode {
  const actions = useActions()
  const nameOf = (bookIds: readonly string[]): string => {
    const [title, ...more] = actions.titlesOf(bookIds)
    return title === undefined || more.length > 0 ? countWords(bookIds.length, 'book') : `“${title}”`
  }
  const sentences = parts.flatMap(({ phase, kept, dropped }) => [
    what === 'settings' ? settingWords(phase, nameOf([...kept, ...dropped])) : null,
    kept.length === 0
      ? null
      : what === 'gaps'
        ? gapWords(nameOf(kept))
        : redoWords(phase, nameOf(kept), what === 'settings'),
    dropped.length === 0 ? null : droppedWords(nameOf(dropped)),
  ])
  return (
    <ConfirmDialog
      title={what === 'phase' ? `Run again from phase ${parts[0]?.phase ?? 1}?` : titles[what]}
      text={sentences.filter((sentence) => sentence !== null).join(' ')}
      confirm={what === 'settings' ? 'Make again' : 'Run again'}
      onClose={onClose}
      onConfirm={() => void actions.redo(what, parts)}
    />
  )
}
