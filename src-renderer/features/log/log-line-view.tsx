import { memo, type ReactNode } from 'react'
import { matchesIn, shownText, type LineTone, type LogLine } from '../../view/log-text.ts'

type Props = { line: LogLine; tone: LineTone; words: string; isCurrent: boolean; isChosen: boolean }

/** One line, with what was searched for marked in it. */
export const LogLineView = memo(function LogLineView({
  line,
  tone,
  words,
  isCurrent,
  isChosen,
}: Props): ReactNode {
  const marks = `${isCurrent ? ' current' : ''}${isChosen ? ' chosen' : ''}`
  return (
    <div className={`log-line tone-${tone}${marks}`} data-at={line.at}>
      {marked(shownText(line.text), words)}
    </div>
  )
})

function marked(text: string, words: string): ReactNode {
  const found = matchesIn(text, words)
  if (found.length === 0) return text
  const parts: ReactNode[] = []
  let from = 0
  for (const [start, end] of found) {
    parts.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>)
    from = end
  }
  parts.push(text.slice(from))
  return parts
}
