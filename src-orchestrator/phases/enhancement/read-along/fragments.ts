import { isTag, isText, type ChildNode } from 'domhandler'
import { childElements, localName, type ParentNode } from '../../../documents/dom.ts'
import type { Range } from '../../../documents/placed-dom.ts'
import type { Marks, PlacedPart } from './read-marks.ts'

/** A stretch of a document's source that an element can be put around, and how many characters it shows. */
export type Fragment = Range & { chars: number }

/** What may stand in a span. HTML, 3.2.5.2.5 (phrasing content), and what older documents have. */
const phrasing: ReadonlySet<string> = new Set([
  'a', 'abbr', 'acronym', 'audio', 'b', 'bdi', 'bdo', 'big', 'br', 'button', 'canvas', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'embed', 'font', 'i',
  'iframe', 'img', 'input', 'ins', 'kbd', 'label', 'map', 'mark', 'math', 'meter', 'noscript', 'object', 'output', 'picture', 'progress', 'q', 'ruby', 's',
  'samp', 'script', 'select', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'svg', 'template', 'textarea', 'time', 'tt', 'u', 'var', 'video', 'wbr',
]) // prettier-ignore
/** Whole or not at all: inside of them a span means nothing. */
const closed: ReadonlySet<string> = new Set(['math', 'svg', 'ruby', 'object', 'select', 'picture'])
/** What takes no text, and so no span either. */
const structural: ReadonlySet<string> = new Set([
  'html', 'ul', 'ol', 'dl', 'menu', 'dir', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'colgroup', 'hgroup',
]) // prettier-ignore

function isPhrasing(node: ChildNode): boolean {
  if (!isTag(node)) return true
  const name = localName(node)
  return phrasing.has(name) && (closed.has(name) || childElements(node).every(isPhrasing))
}

function takesSpans(parent: ParentNode): boolean {
  return 'name' in parent && !structural.has(localName(parent))
}

/**
 * The stretches of a document that show these marks and nothing else that is read: each within one element, with whole elements inside. Mostly one; where a
 * sentence begins or ends inside of an element that goes on, or lies in several paragraphs, more.
 */
export function fragmentsOf(
  { root, placed }: PlacedPart,
  wanted: Range,
  { marks, extents }: Marks,
): Fragment[] {
  const found: Fragment[] = []
  const cover = (parent: ParentNode): void => {
    let open: Fragment | null = null
    const close = (): void => {
      if (open !== null) found.push(open)
      open = null
    }
    const extend = ({ from, to }: Range, chars: number): void => {
      open = { from: open?.from ?? from, to, chars: (open?.chars ?? 0) + chars }
    }
    for (const child of parent.children) {
      const own = extents.get(child) ?? { from: 0, to: 0 }
      const from = Math.max(own.from, wanted.from)
      const to = Math.min(own.to, wanted.to)
      const isWhole = from === own.from && to === own.to
      // A picture or a note's mark between two words.
      if (own.from === own.to && isPhrasing(child)) continue
      if (from >= to) close()
      else if (isText(child)) {
        if (from > own.from) close()
        const [first, last] = [marks[from], marks[to - 1]]
        if (first !== undefined && last !== undefined && takesSpans(parent))
          extend({ from: first.from, to: last.to }, to - from)
        if (to < own.to) close()
      } else if (!('children' in child)) close()
      else if (isWhole && isPhrasing(child) && takesSpans(parent)) extend(placed.rangeOf(child), to - from)
      else {
        close()
        if (isTag(child) && !closed.has(localName(child))) cover(child)
      }
    }
    close()
  }
  cover(root)
  return found
}
