import { markKindOf, type MarkKind, type PageMark } from '../../src-contract/page-view.ts'
import type { Block, BookText, Place } from '../book/book-text.ts'

const blockKinds: Readonly<Record<Block['kind'], MarkKind>> = {
  heading: 'title',
  paragraph: 'text',
  'list-item': 'text',
  verse: 'text',
  aside: 'beside',
}

const isInLine: ReadonlySet<string> = new Set(['hyphen-joined', 'note-mark'])

/** As much of a piece's words as tells which one it is. */
const mostChars = 160

function marksAt(
  places: readonly Place[],
  page: number,
  { kind, isRead, text }: Pick<PageMark, 'kind' | 'isRead' | 'text'>,
): PageMark[] {
  return places
    .filter((place) => place.page === page && place.right > place.left && place.bottom > place.top)
    .map(({ left, top, right, bottom }) => ({
      kind,
      isRead,
      left,
      top,
      right,
      bottom,
      text: text.slice(0, mostChars),
    }))
}

/** What reading made of the pieces of a page: what is heard first, what was left out or joined over it. Pure. */
export function pageMarks(
  { chapters, changes }: Pick<BookText, 'chapters' | 'changes'>,
  page: number,
): PageMark[] {
  const read = chapters.flatMap(({ title, titlePlaces = [], blocks }) => [
    ...marksAt(titlePlaces, page, { kind: 'title', isRead: true, text: title }),
    ...blocks.flatMap(({ kind, text, places }) =>
      marksAt(places, page, { kind: blockKinds[kind], isRead: true, text }),
    ),
  ])
  const changed = changes.flatMap(({ rule, text, place, restored }) => {
    // What is restored is a block by now, but for what is no more than a part of one.
    if (restored === true || place === null) return []
    const kind = markKindOf(rule)
    // Of these no more is a part of its line than a sign: the line is underlined.
    const { top, bottom } = place
    const box = { ...place, top: isInLine.has(rule) ? Math.max(top, bottom - 1) : top }
    return marksAt([box], page, { kind, isRead: kind === 'joined' || rule === 'footnote-moved', text })
  })
  return [...read, ...changed]
}
