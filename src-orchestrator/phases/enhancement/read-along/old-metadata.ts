import { attribute, elementsUnder, localName, textUnder, type Element } from '../../../documents/dom.ts'
import type { PlacedDocument } from '../../../documents/placed-dom.ts'
import { openTagIn, withAttribute, type Edit } from './text-edits.ts'

type Meta = { property: string; refines: string; value: string }

const withFileAs: ReadonlySet<string> = new Set(['creator', 'contributor', 'title'])
const withRole: ReadonlySet<string> = new Set(['creator', 'contributor'])
const allowed = /^(?:id|xml:lang|dir|xmlns(?::\w+)?)$/u

/** The date of publication, else the first: version 3 has only one. */
function theDate(elements: readonly Element[]): Element | undefined {
  const dates = elements.filter((each) => localName(each) === 'date' && textUnder(each).trim() !== '')
  return dates.find((each) => attribute(each, 'event') === 'publication') ?? dates[0]
}

/** Metadata of EPUB 2 as EPUB 3 has them: what stood in attributes refines its element, what says nothing is left out. EPUB 3.3, 5.5; OPF 2.0.1, 2.2. */
export function upgradedMetadata(
  { text, placed }: { text: string; placed: PlacedDocument },
  metadata: Element,
): { edits: Edit[]; metas: Meta[] } {
  const elements = [...elementsUnder(metadata)].filter((each) => each.name.startsWith('dc:'))
  const date = theDate(elements)
  const edits: Edit[] = []
  const metas: Meta[] = []
  let count = 0
  for (const element of elements) {
    const range = placed.rangeOf(element)
    const name = localName(element)
    if (textUnder(element).trim() === '' || (name === 'date' && element !== date)) {
      edits.push({ ...range, text: '' })
      continue
    }
    const about: [string, string | null][] = [
      ['file-as', withFileAs.has(name) ? attribute(element, 'file-as') : null],
      ['role', withRole.has(name) ? attribute(element, 'role') : null],
    ]
    const said = about.filter((each): each is [string, string] => (each[1] ?? '') !== '')
    const tag = openTagIn(text, range)
    const before = text.slice(tag.from, tag.to)
    if (said.length > 0 && element.attribs['id'] === undefined) count++
    const id = element.attribs['id'] ?? `refined-${count}`
    const odd = Object.keys(element.attribs).filter((each) => !allowed.test(each))
    const bare = odd.reduce((each, key) => withAttribute(each, key, null), before)
    const after = said.length === 0 ? bare : withAttribute(bare, 'id', id)
    if (after !== before) edits.push({ ...tag, text: after })
    for (const [property, value] of said) metas.push({ property, refines: id, value })
  }
  return { edits, metas }
}
