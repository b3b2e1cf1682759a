import type { ReactNode } from 'react'
import { assertNever } from '../../../src-contract/assert-never.ts'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { OutputFolderDialog } from '../batch/output-folder-dialog.tsx'
import { DoctorDialog } from '../doctor/doctor-dialog.tsx'
import { FailuresDialog } from '../failures/failures-dialog.tsx'
import { LogDialog } from '../log/log-dialog.tsx'
import { PasswordDialog } from '../password/password-dialog.tsx'
import { SpeechDialog } from '../speech/speech-dialog.tsx'
import { StructureDialog } from '../structure/structure-dialog.tsx'
import { TextDialog } from '../text/text-dialog.tsx'
import { SettingsDialog } from '../settings/settings-dialog.tsx'
import { DiskDialog } from '../disk/disk-dialog.tsx'
import { HistoryDialog } from '../history/history-dialog.tsx'
import { MigrateDialog } from '../migrate/migrate-dialog.tsx'
import { VoicesDialog } from '../voices/voices-dialog.tsx'
import { WorkspaceDialog } from '../workspace/workspace-dialog.tsx'
import { PauseNowDialog } from '../batch/pause-now-dialog.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { RedoDialog } from './redo-dialog.tsx'

export function Overlays(): ReactNode {
  const overlay = useWindow((state) => state.overlay)
  const actions = useActions()
  if (overlay === null) return null
  const close = (): void => {
    actions.open(null)
  }
  switch (overlay.kind) {
    case 'settings':
      return <SettingsDialog onClose={close} />
    case 'voices':
      return <VoicesDialog onClose={close} />
    case 'doctor':
      return <DoctorDialog onClose={close} />
    case 'output-folder':
      return <OutputFolderDialog onClose={close} />
    case 'log':
      return (
        <LogDialog
          key={overlay.bookId}
          bookId={overlay.bookId}
          shown={overlay.attempt ?? null}
          onClose={close}
        />
      )
    case 'password':
      return <PasswordDialog bookId={overlay.bookId} onClose={close} />
    case 'speech':
      return <SpeechDialog key={overlay.bookId} bookId={overlay.bookId} onClose={close} />
    case 'text':
      return <TextDialog key={overlay.bookId} {...overlay} onClose={close} />
    case 'structure':
      return <StructureDialog key={overlay.bookId} bookId={overlay.bookId} onClose={close} />
    case 'confirm-remove': {
      const { bookIds } = overlay
      return (
        <ConfirmDialog
          title={
            bookIds.length === 1
              ? 'Remove a book that is being made?'
              : `Remove ${countWords(bookIds.length, 'book')}?`
          }
          text={`${nameOf(actions.titlesOf(bookIds))} ${bookIds.length === 1 ? 'is' : 'are'} being made. Removing stops the work on it and takes it off the list; the original files stay where they are.`}
          confirm="Stop and remove"
          onClose={close}
          onConfirm={() => void actions.remove(bookIds)}
        />
      )
    }
    case 'confirm-scratch': {
      const { bookIds } = overlay
      return (
        <ConfirmDialog
          title="Start over from scratch?"
          text={`What was made so far for ${nameOf(actions.titlesOf(bookIds))} is discarded and made anew. The original files and finished audiobooks stay.`}
          confirm="Start over"
          onClose={close}
          onConfirm={() => void actions.retry(bookIds, { fromScratch: true })}
        />
      )
    }
    case 'confirm-redo':
      return <RedoDialog {...overlay} onClose={close} />
    case 'confirm-pause-now':
      return <PauseNowDialog bookId={overlay.bookId} onClose={close} />
    case 'workspace':
      return <WorkspaceDialog onClose={close} />
    case 'migrate':
      return <MigrateDialog onClose={close} />
    case 'history':
      return <HistoryDialog onClose={close} />
    case 'disk':
      return <DiskDialog onClose={close} />
    case 'failures':
      return <FailuresDialog onClose={close} />
    default:
      return assertNever(overlay)
  }
}

function nameOf(titles: readonly string[]): string {
  const [first] = titles
  return titles.length === 1 && first !== undefined
    ? `“${first}”`
    : `some of these ${countWords(titles.length, 'book')}`
}
