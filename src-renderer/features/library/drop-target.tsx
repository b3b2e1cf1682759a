import { BookDown, Mic } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useActions, useDoor, useWindow } from '../../app-context.tsx'
import { collectDropped, collectVoices } from './collect-files.ts'

/** The whole window takes files; what is dragged over it without any is left alone. */
export function DropTarget(): ReactNode {
  const actions = useActions()
  const door = useDoor()
  const [isOver, setOver] = useState(false)
  const takesPictures = useWindow((state) => state.settings?.config.take_pictures_and_texts ?? false)
  const isForVoices = useWindow((state) => state.overlay?.kind === 'voices')

  useEffect(() => {
    // Entering a child comes before leaving its parent: only the count tells when the window itself is left.
    let depth = 0
    const show = (next: number): void => {
      depth = Math.max(0, next)
      setOver(depth > 0)
    }
    const onEnter = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      show(depth + 1)
    }
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event) || event.dataTransfer === null) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    }
    const onLeave = (event: DragEvent): void => {
      if (hasFiles(event)) show(depth - 1)
    }
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event) || event.dataTransfer === null) return
      event.preventDefault()
      show(0)
      if (isForVoices) void actions.installDropped(collectVoices(event.dataTransfer, door))
      else void actions.addDropped(collectDropped(event.dataTransfer, door, takesPictures))
    }
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [actions, door, isForVoices, takesPictures])

  if (!isOver) return null
  return (
    <div className="drop-overlay" data-testid="drop-overlay">
      <div className="drop-card">
        {isForVoices ? (
          <Mic aria-hidden size={48} strokeWidth={1.25} />
        ) : (
          <BookDown aria-hidden size={48} strokeWidth={1.25} />
        )}
        <p>{isForVoices ? 'Drop to install the voice' : 'Drop to add to the list'}</p>
      </div>
    </div>
  )
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
