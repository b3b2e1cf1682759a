import { markKinds, markWords, type MarkKind, type PageMark } from '../../src-contract/page-view.ts'

export type LegendLine = { kind: MarkKind; name: string; count: number; what: string }

function whatOf(count: number, read: number): string {
  if (read === count) return 'read'
  return read === 0 ? 'left out' : `${count - read} left out`
}

/** The kinds of piece on a page, in the legend's order, each with how many there are and what became of them. */
export function legendOf(marks: readonly PageMark[]): LegendLine[] {
  return markKinds.flatMap((kind) => {
    const own = marks.filter((mark) => mark.kind === kind)
    const read = own.filter(({ isRead }) => isRead).length
    const what = kind === 'joined' ? 'made whole' : whatOf(own.length, read)
    return own.length === 0 ? [] : [{ kind, name: markWords[kind], count: own.length, what }]
  })
}

/** The page that a key turns to; null: it turns none, or there is no such page. */
export function pageTurned(key: string, page: number, pages: number): number | null {
  const wanted: Readonly<Record<string, number>> = {
    ArrowLeft: page - 1,
    PageUp: page - 1,
    ArrowRight: page + 1,
    PageDown: page + 1,
    Home: 1,
    End: pages,
  }
  const turned = Object.hasOwn(wanted, key) ? wanted[key] : undefined
  return turned === undefined || turned < 1 || turned > pages || turned === page ? null : turned
}
