import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type UIEvent,
} from 'react'
import { isEndLoaded, lineAt, lineTones, type LoadedLog } from '../../view/log-text.ts'
import { isInRange } from './line-range.ts'
import { LogLineView } from './log-line-view.tsx'
import { useLineChoice, type LineChoice } from './use-line-choice.ts'

/** In px; the same as .log-line's in log.css. */
const lineHeight = 20
/** Lines kept ready outside the visible part. */
const overscan = 20
/** This near to the end counts as being there. */
const atEndPx = 24
const nearPx = 400

type Props = LineChoice & {
  log: LoadedLog
  words: string
  /** The byte of the line to bring into view. */
  current: number | null
  /** More is wanted at that end. */
  onEarlier: () => void
  onLater: () => void
}

/** Lines of one height, of which only the visible ones exist. Stays at the end while it is there; keeps its place when lines come in above. */
export function LogLines(props: Props): ReactNode {
  const { log, words, current, range, onEarlier, onLater, onTurn } = props
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

  const keepPlace = useEffectEvent((element: HTMLDivElement, lines: LoadedLog): void => {
    const held = anchor.current === null ? -1 : lineAt(lines, anchor.current.at)
    if (sticks.current) element.scrollTop = element.scrollHeight
    else if (held !== -1) element.scrollTop = held * lineHeight + (anchor.current?.offset ?? 0)
    note(element)
    wantMore(element)
  })
  useLayoutEffect(() => {
    if (box.current !== null) keepPlace(box.current, log)
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
  useLineChoice(box, log, props)

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
      onScroll={onScroll}
      onWheel={onTurn}
    >
      <div style={{ height: log.lines.length * lineHeight }}>
        <div role="presentation" style={{ transform: `translateY(${first * lineHeight}px)` }}>
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
