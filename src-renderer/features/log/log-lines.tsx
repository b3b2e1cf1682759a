import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type UIEvent } from 'react'
import { lineTone, type LoadedLog } from '../../view/log-text.ts'

/** In px; the same as .log-line's in overlays.css. */
const lineHeight = 20
/** Lines kept ready outside the visible part. */
const overscan = 20
/** This near to the end counts as being there. */
const atEndPx = 24
const earlierPx = 200

type Props = {
  log: LoadedLog
  found: ReadonlySet<number>
  /** The line to bring into view. */
  current: number | null
  onEarlier: () => void
}

/** Lines of one height, of which only the visible ones exist. Stays at the end while it is there; keeps its place when earlier lines come in. */
export function LogLines({ log, found, current, onEarlier }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const sticks = useRef(true)
  const before = useRef({ fromByte: log.fromByte, count: 0 })
  const [view, setView] = useState({ top: 0, height: 600 })

  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const grownAbove = log.fromByte < before.current.fromByte ? log.lines.length - before.current.count : 0
    before.current = { fromByte: log.fromByte, count: log.lines.length }
    if (grownAbove > 0) element.scrollTop += grownAbove * lineHeight
    else if (sticks.current) element.scrollTop = element.scrollHeight
    setView({ top: element.scrollTop, height: element.clientHeight })
  }, [log])

  useEffect(() => {
    const element = box.current
    if (element === null || current === null) return
    sticks.current = false
    element.scrollTop = current * lineHeight - element.clientHeight / 2
  }, [current])

  const onScroll = (event: UIEvent<HTMLDivElement>): void => {
    const element = event.currentTarget
    sticks.current = element.scrollHeight - element.scrollTop - element.clientHeight < atEndPx
    setView({ top: element.scrollTop, height: element.clientHeight })
    if (element.scrollTop < earlierPx && log.fromByte > 0) onEarlier()
  }

  const first = Math.max(0, Math.floor(view.top / lineHeight) - overscan)
  const last = Math.min(log.lines.length, Math.ceil((view.top + view.height) / lineHeight) + overscan)
  return (
    <div ref={box} className="log-lines" role="log" aria-label="Log" aria-live="off" onScroll={onScroll}>
      <div className="log-space" style={{ height: log.lines.length * lineHeight }}>
        <div className="log-window" style={{ transform: `translateY(${first * lineHeight}px)` }}>
          {log.lines.slice(first, last).map((line, index) => {
            const number = first + index
            const mark = number === current ? ' current' : found.has(number) ? ' found' : ''
            return (
              <div key={number} className={`log-line tone-${lineTone(line)}${mark}`}>
                {line}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
