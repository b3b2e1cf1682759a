import { readMetadata } from '../../../documents/epub/metadata.ts'
import { readNcx } from '../../../documents/epub/navigation.ts'
import type { Package } from '../../../documents/epub/package-document.ts'
import type { OpenEpub } from '../../../documents/epub/read-epub.ts'
import { parseHtml } from '../../../documents/dom.ts'
import type { NavEntry } from '../../../documents/source-document.ts'
import { contentProperties } from './content-properties.ts'
import { contentText, isXhtml } from './epub-parts.ts'
import { navDocument, type Landmark } from './nav-document.ts'
import type { NewItem } from './package-edits.ts'
import { freshId, hrefFrom, type Place } from './place-in-epub.ts'

/** The contents of an EPUB 2, as far as they lead anywhere; its documents where it has none. */
async function entriesOf({ found, files }: OpenEpub): Promise<NavEntry[]> {
  const text = found.ncx === null ? null : await files.text(found.ncx)
  const known = new Set(found.items.map(({ path }) => path))
  const entries: NavEntry[] = []
  for (const entry of found.ncx === null || text === null ? [] : readNcx(text, found.ncx)) {
    if (!known.has(entry.path)) continue
    const target = entry.fragment === null ? '' : ((await files.text(entry.path)) ?? '')
    const isThere =
      entry.fragment !== null &&
      (target.includes(`"${entry.fragment}"`) || target.includes(`'${entry.fragment}'`))
    entries.push({ ...entry, fragment: isThere ? entry.fragment : null })
  }
  if (entries.length > 0) return entries
  return found.spine.map(({ item }, index) => ({
    title: String(index + 1),
    level: 0,
    path: item.path,
    fragment: null,
  }))
}

export type Additions = { texts: Map<string, string>; items: NewItem[]; properties: Map<string, string[]> }

/** What lies outside of the order of reading: EPUB 3 wants a link to it. */
function landmarksOf({ spine, guide }: Package): Landmark[] {
  return spine.flatMap(({ item, isLinear }, index): Landmark[] => {
    if (isLinear) return []
    const type = guide.find(({ path }) => path === item.path)?.type === 'cover' ? 'cover' : 'backmatter'
    return [{ type, title: type === 'cover' ? 'Cover' : String(index + 1), path: item.path }]
  })
}

/** What an EPUB 2 has to have in addition, and its documents as those of EPUB 3. */
export async function upgradeEpub(epub: OpenEpub, place: Place): Promise<Additions> {
  const { found, files } = epub
  const texts = new Map<string, string>()
  const properties = new Map<string, string[]>()
  for (const item of found.items) {
    const name = isXhtml(item) ? files.find(item.path) : null
    const text = name === null ? null : await contentText(epub, item.path, true)
    if (name === null || text === null) continue
    texts.set(name, text)
    properties.set(item.path, contentProperties(parseHtml(text)))
  }
  const { title, language } = readMetadata(found.metadata)
  const path = `${place.folder}nav.xhtml`
  texts.set(
    path,
    navDocument(
      { entries: await entriesOf(epub), landmarks: landmarksOf(found) },
      title ?? 'Contents',
      language ?? 'en',
      path,
    ),
  )
  const item = { id: freshId(place.ids, 'read-along-nav'), path, href: hrefFrom(place.packagePath, path), mediaType: 'application/xhtml+xml', properties: 'nav' } // prettier-ignore
  return { texts, items: [item], properties }
}
