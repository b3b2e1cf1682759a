import { useEffect } from 'react'
import { bookSearchId } from '../library/list-places.ts'
import { useActions, useWindowStore } from '../../app-context.tsx'

/** The window's own keys; those of the list (arrows, Space, Ctrl+A, letters) belong to the list. */
export function useShortcuts(): void {
  const actions = useActions()
  const store = useWindowStore()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { overlay } = store.getState()
      const command = event.ctrlKey || event.metaKey
      if (command && !event.altKey && !event.shiftKey && event.key === ',') {
        event.preventDefault()
        actions.open({ kind: 'settings' })
        return
      }
      if (overlay !== null) return
      if (command && !event.altKey && event.key.toLowerCase() === 'o') {
        event.preventDefault()
        void actions.browse(event.shiftKey ? 'folder' : 'files')
      } else if (isFind(event)) {
        // With an empty list there is none: the browser's own search then.
        const box = document.getElementById(bookSearchId)
        if (!(box instanceof HTMLInputElement)) return
        event.preventDefault()
        box.focus()
        box.select()
      } else if (isDelete(event) && !isTyping(event.target)) {
        event.preventDefault()
        actions.doWithBooks('remove', [...store.getState().selection].map(String))
      } else if (event.key === 'Escape' && !event.defaultPrevented && store.getState().detailsOf !== null) {
        actions.closeDetails()
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [actions, store])
}

function isFind(event: KeyboardEvent): boolean {
  if (event.altKey) return false
  if (event.ctrlKey || event.metaKey) return !event.shiftKey && event.key.toLowerCase() === 'f'
  return event.key === '/' && !isTyping(event.target)
}

function isDelete(event: KeyboardEvent): boolean {
  return event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey)
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
