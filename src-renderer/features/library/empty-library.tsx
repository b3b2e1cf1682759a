import { BookHeadphones, FilePlus, FolderInput, FolderPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActions, useDoor, useWindow } from '../../app-context.tsx'
import { lastPart } from '../../view/workspace-words.ts'
import { OpenWorkspace } from '../workspace/open-workspace.tsx'
import { FailureWords, TaskState } from '../workspace/task-state.tsx'
import { useAsk } from '../workspace/use-ask.ts'

export function EmptyLibrary(): ReactNode {
  const actions = useActions()
  const isOwn = useWindow((state) => state.projection?.workspace.isOwn ?? true)
  return (
    <main className="library empty-library">
      <div className="empty-card">
        <BookHeadphones aria-hidden size={56} strokeWidth={1.25} className="empty-icon" />
        <h2>Drop your books here</h2>
        <p>
          PDFs and ebooks, one or a whole folder of them. Press Start, and they become audiobooks on this
          computer.
        </p>
        <div className="empty-buttons">
          <Button className="button primary" onPress={() => void actions.browse('files')}>
            <FilePlus aria-hidden size={16} /> Choose files…
          </Button>
          <Button className="button" onPress={() => void actions.browse('folder')}>
            <FolderPlus aria-hidden size={16} /> Choose a folder…
          </Button>
        </div>
        <InputFolder />
        <p className="empty-hint">Nothing leaves your machine.</p>
      </div>
      {isOwn && <ExistingWorkspace />}
    </main>
  )
}

/** The folder that the settings name as the one with the books. */
function InputFolder(): ReactNode {
  const actions = useActions()
  const path = useWindow((state) => state.settings?.config.input_dir ?? null)
  const { run, isBusy, failure } = useAsk(actions.addInputFolder)
  if (path === null) return null
  return (
    <>
      <Button className="button empty-input" isDisabled={isBusy} onPress={run}>
        <FolderInput aria-hidden size={16} />
        {isBusy ? 'Adding…' : `Add the books of the input folder “${lastPart(path)}”`}
      </Button>
      <FailureWords failure={failure} />
    </>
  )
}

function ExistingWorkspace(): ReactNode {
  const actions = useActions()
  const door = useDoor()
  const { busySince, failure } = useWindow((state) => state.pages.opening)
  return (
    <section className="empty-other" aria-label="An existing pipeline">
      <p>Coming from the Python pipeline? Bookspool works in its workspace as it is.</p>
      {door === 'desktop' ? (
        <OpenWorkspace look="plain" />
      ) : (
        <Button
          className="button"
          onPress={() => {
            actions.open({ kind: 'workspace' })
          }}
        >
          Open existing workspace…
        </Button>
      )}
      <TaskState busySince={busySince} failure={failure} working="Opening the workspace…" />
    </section>
  )
}
