import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type UIEvent,
} from 'react'
import { isEndLoaded, lineAt, lineTones, type LoadedLog } from '../../view/log-text.ts'
import { isInRange, type LineRange } from './line-range.ts'
import { LogLineView } from './log-line-view.tsx'

/** In px; the same as .log-line's in log.css. */
const lineHeight = 20
/** Lines kept ready outside the visible part. */
const overscan = 20
/** This near to the end counts as being there. */
const atEndPx = 24
const nearPx = 400

type Props = {
  log: LoadedLog
  words: string
  /** The byte of the line to bring into view. */
  current: number | null
  range: LineRange | null
  onRange: (range: LineRange | null) => void
  onCopy: () => void
  /** More is wanted at that end. */
  onEarlier: () => void
  onLater: () => void
  /** The user has moved: what is found later moves it no more. */
  onTurn: () => void
}

/** Lines of one height, of which only the visible ones exist. Stays at the end while it is there; keeps its place when lines come in above. */
export function LogLines(props: Props): ReactNode {
  const { log, words, current, range, onRange, onCopy, onEarlier, onLater, onTurn } = props
  const box = useRef<HTMLDivElement>(null)
  const sticks = useRef(true)
  /** The uppermost visible line, and how far it is scrolled out. */
  const anchor = useRef<{ at: number; offset: number } | null>(null)
  const [view, setView] = useState({ top: 0, height: 600 })
  const tones = useMemo(() => lineTones(log.lines), [log.lines])

  const wantMore = (element: HTMLDivElement): void => {
    if (element.scrollTop < nearPx && log.fromByte > 0) onEarlier()
    const below = element.scrollHeight - element.scrollTop - element.clientHeight
    if (below < nearPx && !isEndLoaded(log)) onLater()
  }
  const note = (element: HTMLDivElement): void => {
    const first = log.lines[Math.floor(element.scrollTop / lineHeight)]
    anchor.current = first === undefined ? null : { at: first.at, offset: element.scrollTop % lineHeight }
    setView({ top: element.scrollTop, height: element.clientHeight })
  }

  const keepPlace = useEffectEvent((element: HTMLDivElement): void => {
    const held = anchor.current === null ? -1 : lineAt(log, anchor.current.at)
    if (sticks.current) element.scrollTop = element.scrollHeight
    else if (held !== -1) element.scrollTop = held * lineHeight + (anchor.current?.offset ?? 0)
    note(element)
    wantMore(element)
  })
  useLayoutEffect(() => {
    if (box.current !== null) keepPlace(box.current)
  }, [log])

  const bringIntoView = useEffectEvent((element: HTMLDivElement, byte: number): void => {
    const number = lineAt(log, byte)
    if (number === -1) return
    sticks.current = false
    element.scrollTop = number * lineHeight - element.clientHeight / 3
  })
  useEffect(() => {
    if (box.current !== null && current !== null) bringIntoView(box.current, current)
  }, [current])

  const onScroll = (event: UIEvent<HTMLDivElement>): void => {
    const element = event.currentTarget
    const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < atEndPx
    sticks.current = isAtEnd && isEndLoaded(log)
    note(element)
    wantMore(element)
  }
  const onMouseDown = (event: MouseEvent<HTMLDivElement>): void => {
    onTurn()
    // The browser would choose text up to here, and lose it when its first line scrolls away.
    if (event.shiftKey && range !== null) event.preventDefault()
  }
  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
    if (window.getSelection()?.isCollapsed === false) return
    const line = event.target instanceof Element ? event.target.closest('[data-at]') : null
    const at = Number(line?.getAttribute('data-at') ?? Number.NaN)
    if (Number.isNaN(at)) onRange(null)
    else onRange({ anchor: event.shiftKey && range !== null ? range.anchor : at, head: at })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const command = event.ctrlKey || event.metaKey
    if (command && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      const [first, last] = [log.lines[0], log.lines.at(-1)]
      if (first !== undefined && last !== undefined) onRange({ anchor: first.at, head: last.at })
    } else if (command && event.key.toLowerCase() === 'c' && window.getSelection()?.isCollapsed !== false) {
      event.preventDefault()
      onCopy()
    }
  }

  const first = Math.max(0, Math.floor(view.top / lineHeight) - overscan)
  const last = Math.min(log.lines.length, Math.ceil((view.top + view.height) / lineHeight) + overscan)
  const currentLine = current === null ? -1 : lineAt(log, current)
  return (
    <div
      ref={box}
      className="log-lines"
      role="log"
      aria-label="Log"
      aria-live="off"
      // Scrolled and copied from by keyboard.
      tabIndex={0}
      onScroll={onScroll}
      onWheel={onTurn}
      onMouseDown={onMouseDown}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <div className="log-space" style={{ height: log.lines.length * lineHeight }}>
        <div className="log-window" style={{ transform: `translateY(${first * lineHeight}px)` }}>
          {log.lines.slice(first, last).map((line, index) => (
            <LogLineView
              key={line.at}
              line={line}
              tone={tones[first + index] ?? 'plain'}
              words={words}
              isCurrent={first + index === currentLine}
              isChosen={isInRange(range, line.at)}
            />
          ))}
        </div>
      </div>
    </div>
  )
}
