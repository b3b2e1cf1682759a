import { Eraser, HardDrive } from 'lucide-react'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { Button, type Selection } from 'react-aria-components'
import type { DiskView, WorkItem } from '../../../src-contract/history.ts'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { sizeWords } from '../../../src-contract/size-words.ts'
import { bytesOf, clearQuestion, clearedWords } from '../../view/clear-words.ts'
import { ConfirmDialog } from '../shell/confirm-dialog.tsx'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { TaskState } from '../workspace/task-state.tsx'
import { WorkList } from './work-list.tsx'

export function DiskDialog({ onClose }: { onClose: () => void }): ReactNode {
  const actions = useActions()
  const task = useWindow((state) => state.pages.disk)
  useEffect(() => {
    void actions.readDisk()
  }, [actions])
  const disk = task.value
  return (
    <DialogFrame title="Disk" size="large" onClose={onClose}>
      {disk === null ? (
        <div className="dialog-body page">
          <TaskState {...task} working="Counting the working files…" />
        </div>
      ) : (
        <DiskPage disk={disk} />
      )}
    </DialogFrame>
  )
}

/** `fileIds` null: whatever is done by then. */
type Asked = { fileIds: string[] | null; items: readonly WorkItem[] }

function DiskPage({ disk }: { disk: DiskView }): ReactNode {
  const actions = useActions()
  const clearing = useWindow((state) => state.pages.clearing)
  const [keys, setKeys] = useState<Selection>(new Set())
  const [asked, setAsked] = useState<Asked | null>(null)
  const [before, setBefore] = useState<number | null>(null)
  const selected = useMemo(
    () => disk.items.filter((item) => keys === 'all' || keys.has(item.fileId)),
    [disk.items, keys],
  )
  const done = useMemo(() => disk.items.filter((item) => item.doneAt !== null), [disk.items])
  const isBusy = clearing.busySince !== null

  const clear = (fileIds: string[] | null): void => {
    setAsked(null)
    setKeys(new Set())
    setBefore(disk.totalBytes)
    void actions.clearDisk(fileIds)
  }
  return (
    <>
      <div className="disk-head">
        <DiskFigure label="Working files" value={sizeWords(disk.totalBytes)} />
        <DiskFigure label="Of books that are done" value={sizeWords(bytesOf(done))} />
        <DiskFigure label="Free" value={disk.freeBytes === null ? 'Not known' : sizeWords(disk.freeBytes)} />
        <p className="page-lead">
          Working files are what phases leave behind. They let a book go on, and be made again quickly;
          finished audiobooks are not among them.
        </p>
      </div>
      {disk.items.length === 0 ? (
        <div className="dialog-body page-empty">
          <HardDrive aria-hidden size={36} strokeWidth={1.5} />
          <h3>No working files</h3>
          <p className="path">{disk.path}</p>
        </div>
      ) : (
        <WorkList items={disk.items} selected={keys} isDisabled={isBusy} onSelect={setKeys} />
      )}
      <div className="disk-state">
        <TaskState {...clearing} working="Clearing…" />
        {!isBusy && clearing.value !== null && before !== null && clearing.failure === null && (
          <output className="tone-good">{clearedWords(before, disk.totalBytes)}</output>
        )}
      </div>
      <footer className="dialog-footer">
        <p className="dialog-note path" title={disk.path}>
          {disk.path}
        </p>
        <Button
          className="button"
          isDisabled={isBusy || selected.length === 0}
          onPress={() => {
            setAsked({ fileIds: selected.map(({ fileId }) => fileId), items: selected })
          }}
        >
          {selected.length === 0
            ? 'Clear selected…'
            : `Clear ${countWords(selected.length, 'selected', 'selected')}… (${sizeWords(bytesOf(selected))})`}
        </Button>
        <Button
          className="button primary"
          isDisabled={isBusy || done.length === 0}
          onPress={() => {
            setAsked({ fileIds: null, items: done })
          }}
        >
          <Eraser aria-hidden size={16} /> Clear all done… ({sizeWords(bytesOf(done))})
        </Button>
      </footer>
      {asked !== null && (
        <ConfirmDialog
          {...clearQuestion(asked.items)}
          onClose={() => {
            setAsked(null)
          }}
          onConfirm={() => {
            clear(asked.fileIds)
          }}
        />
      )}
    </>
  )
}

function DiskFigure({ label, value }: { label: string; value: string }): ReactNode {
  return (
    <div className="disk-figure">
      <p>{value}</p>
      <p>{label}</p>
    </div>
  )
}
