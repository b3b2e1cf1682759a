import { useEffect, useEffectEvent, type RefObject } from 'react'
import type { LoadedLog } from '../../view/log-text.ts'
import type { LineRange } from './line-range.ts'

export type LineChoice = {
  range: LineRange | null
  onRange: (range: LineRange | null) => void
  onCopy: () => void
  /** The user has turned to the lines: what is found later moves them no more. */
  onTurn: () => void
}

const isTextChosen = (): boolean => window.getSelection()?.isCollapsed === false

/**
 * Lines are chosen with a click and a second one with Shift, or all with Ctrl+A, however many of them are on the page at a time; a stretch of text within
 * what is visible as anywhere else.
 */
export function useLineChoice(
  box: RefObject<HTMLDivElement | null>,
  log: LoadedLog,
  { range, onRange, onCopy, onTurn }: LineChoice,
): void {
  const onMouseDown = useEffectEvent((event: MouseEvent): void => {
    onTurn()
    // The browser would choose text up to here, and lose it when its first line scrolls away.
    if (event.shiftKey && range !== null) event.preventDefault()
  })
  const onClick = useEffectEvent((event: MouseEvent): void => {
    if (isTextChosen()) return
    const line = event.target instanceof Element ? event.target.closest('[data-at]') : null
    if (line === null) {
      onRange(null)
      return
    }
    const at = Number(line.getAttribute('data-at'))
    onRange({ anchor: event.shiftKey && range !== null ? range.anchor : at, head: at })
  })
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return
    const key = event.key.toLowerCase()
    const [first, last] = [log.lines[0], log.lines.at(-1)]
    if (key === 'a' && first !== undefined && last !== undefined) onRange({ anchor: first.at, head: last.at })
    else if (key === 'c' && range !== null && !isTextChosen()) onCopy()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const element = box.current
    const stop = new AbortController()
    const { signal } = stop
    element?.addEventListener('mousedown', (event) => onMouseDown(event), { signal })
    element?.addEventListener('click', (event) => onClick(event), { signal })
    // The log has no focus of its own to lose: whoever clicks into it and presses Ctrl+A means it.
    window.addEventListener('keydown', (event) => onKeyDown(event), { signal })
    return () => {
      stop.abort()
    }
  }, [box])
}
