import { useEffect, useRef, type RefObject } from 'react'

/** Puts the focus where a dialog's work begins; before the dialog itself would take it. */
export function useInitialFocus<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null)
  useEffect(() => {
    ref.current?.focus()
  }, [])
  return ref
}
