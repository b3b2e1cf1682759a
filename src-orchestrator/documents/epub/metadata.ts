import { seriesPartIn, tidyValue, withoutMarkup, yearIn } from '../../../src-contract/metadata-values.ts'
import { allNamed, attribute, textUnder, type Element } from '../dom.ts'
import { nothingAbout, type DocumentAbout } from '../source-document.ts'

/** What refines an element: EPUB 3.3, 5.5.3.1. */
type Refinements = ReadonlyMap<string, string>

/** Roles beside the author's that make a book by somebody: MARC relators. */
const authorRoles: ReadonlySet<string> = new Set(['aut', 'aui', 'dub', 'cre'])

/** A package's metadata of EPUB 2 and 3, with calibre's own. */
export function readMetadata(metadata: Element | null): DocumentAbout {
  if (metadata === null) return nothingAbout
  const metas = allNamed(metadata, 'meta')
  const named = new Map<string, string>()
  const refined = new Map<string, Map<string, string>>()
  for (const meta of metas) {
    const name = attribute(meta, 'name')
    const property = attribute(meta, 'property')
    if (name !== null && !named.has(name)) named.set(name, attribute(meta, 'content') ?? '')
    const id = attribute(meta, 'refines')?.replace(/^#/u, '')
    if (property === null || id === undefined) continue
    const own = refined.get(id) ?? new Map<string, string>()
    // An author may have further roles; the first that makes one counts.
    if (property !== 'role' || !authorRoles.has(own.get('role') ?? ''))
      own.set(property, textUnder(meta).trim())
    refined.set(id, own)
  }
  const about = (element: Element): Refinements =>
    refined.get(element.attribs['id'] ?? '') ?? new Map<string, string>()
  const texts = (name: string): string[] =>
    allNamed(metadata, name).flatMap((each) => tidyValue(textUnder(each)) ?? [])

  const titles = allNamed(metadata, 'title')
  const main = titles.find((each) => about(each).get('title-type') === 'main') ?? titles[0]
  const authors = allNamed(metadata, 'creator').filter((each) => {
    const role = attribute(each, 'role') ?? about(each).get('role')
    return role === undefined || role === null || role === '' || authorRoles.has(role)
  })
  const collections = metas.filter((meta) => attribute(meta, 'property') === 'belongs-to-collection')
  const series = collections.find((each) => about(each).get('collection-type') === 'series')
  const dates = allNamed(metadata, 'date')
  const published =
    dates.find((each) => attribute(each, 'event') === 'publication') ??
    dates.find((each) => attribute(each, 'event') === null)
  const bySeries =
    tidyValue(named.get('calibre:series')) ?? (series === undefined ? null : tidyValue(textUnder(series)))
  const part =
    named.get('calibre:series_index') ??
    (series === undefined ? undefined : about(series).get('group-position'))
  return {
    title: main === undefined ? null : tidyValue(textUnder(main)),
    author: tidyValue([...new Set(authors.flatMap((each) => tidyValue(textUnder(each)) ?? []))].join(', ')),
    language: texts('language')[0] ?? null,
    series: bySeries,
    seriesPart: bySeries === null ? null : seriesPartIn(part),
    year: published === undefined ? null : yearIn(textUnder(published)),
    publisher: texts('publisher')[0] ?? null,
    description: withoutMarkup(texts('description')[0]),
  }
}
