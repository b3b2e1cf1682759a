import { BookHeadphones, FilePlus, FolderPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActions } from '../../app-context.tsx'

export function EmptyLibrary(): ReactNode {
  const actions = useActions()
  return (
    <main className="library empty-library">
      <div className="empty-card">
        <BookHeadphones aria-hidden size={56} strokeWidth={1.25} className="empty-icon" />
        <h2>Drop your books here</h2>
        <p>
          PDFs and text files, one or a whole folder of them. Press Start, and they become audiobooks on this
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
        <p className="empty-hint">Nothing leaves your machine.</p>
      </div>
    </main>
  )
}
