import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react'
import { markColours, markWords, type MarkKind, type PageMark } from '../../../src-contract/page-view.ts'
import type { ShownPage } from '../../../src-contract/text-channels.ts'

export type Box = { left: number; top: number; right: number; bottom: number }

/** Shares of its colour that a piece has: what is left out stands out. */
const readShare = 0.16
const leftOutShare = 0.34
/** Points around a piece that is pointed to. */
const around = 3

function colourOf(kind: MarkKind): string {
  return `rgb(${markColours[kind].join(' ')})`
}

/** A kind's colour as it looks on paper, in any theme. */
export function MarkSwatch({ kind }: { kind: MarkKind }): ReactNode {
  return (
    <svg aria-hidden className="mark-swatch" viewBox="0 0 16 16">
      <rect x="1" y="1" width="14" height="14" fill="white" />
      <rect x="1" y="1" width="14" height="14" fill={colourOf(kind)} fillOpacity={leftOutShare} />
      <rect x="1" y="1" width="14" height="14" fill="none" stroke={colourOf(kind)} strokeWidth="2" />
    </svg>
  )
}

function Mark({ mark }: { mark: PageMark }): ReactNode {
  const { kind, isRead, left, top, right, bottom, text } = mark
  return (
    <rect
      className="page-mark"
      x={left}
      y={top}
      width={right - left}
      height={bottom - top}
      fill={colourOf(kind)}
      fillOpacity={isRead ? readShare : leftOutShare}
      stroke={colourOf(kind)}
    >
      <title>{`${markWords[kind]}: ${text}`}</title>
    </rect>
  )
}

/** The piece that is pointed to, brought into view. */
function Pointed({ box: { left, top, right, bottom } }: { box: Box }): ReactNode {
  const ref = useRef<SVGRectElement>(null)
  useEffect(() => {
    ref.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <rect
      ref={ref}
      className="page-pointed"
      x={left - around}
      y={top - around}
      width={right - left + around * 2}
      height={bottom - top + around * 2}
    />
  )
}

type Props = {
  shown: ShownPage
  hidden: ReadonlySet<MarkKind>
  pointed: Box | null
}

/** A page with the kinds of its pieces coloured over it. */
export function PagePicture({ shown: { view, address }, hidden, pointed }: Props): ReactNode {
  const { page, width, height, marks } = view
  const ratio: CSSProperties & { '--ratio': number } = { '--ratio': width / height }
  return (
    <figure className="page-sheet" style={ratio}>
      <img src={address} alt={`Page ${page.toLocaleString('en')}`} draggable={false} />
      <svg aria-hidden viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
        {marks
          .map((mark, number) => ({ mark, number }))
          .filter(({ mark }) => !hidden.has(mark.kind))
          .map(({ mark, number }) => (
            <Mark key={number} mark={mark} />
          ))}
        {pointed !== null && <Pointed key={`${page} ${pointed.left} ${pointed.top}`} box={pointed} />}
      </svg>
    </figure>
  )
}
