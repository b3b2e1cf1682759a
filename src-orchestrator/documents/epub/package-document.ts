import {
  allNamed,
  attribute,
  childNamed,
  localName,
  parseXml,
  childElements,
  tokens,
  type Element,
} from '../dom.ts'
import { resolvePath } from '../markup/links.ts'

export type ManifestItem = {
  id: string
  /** In the archive. */
  path: string
  mediaType: string
  properties: string[]
  fallback: string | null
}

export type Package = {
  /** "2.0", "3.0"; empty where it says none. */
  version: string
  metadata: Element | null
  items: ManifestItem[]
  /** In the order of reading, each file once. */
  spine: { item: ManifestItem; isLinear: boolean }[]
  ncx: string | null
  guide: { type: string; path: string; fragment: string }[]
}

const documentTypes: ReadonlySet<string> = new Set([
  'application/xhtml+xml', 'text/html', 'application/xhtml', 'text/x-oeb1-document', 'application/x-dtbook+xml', 'image/svg+xml',
]) // prettier-ignore
const documentName = /\.(?:x?html?|svg)$/iu

/** Markup that is read as it stands; a package may call HTML by the wrong name. */
export function isDocument({ mediaType, path }: ManifestItem): boolean {
  return (
    documentTypes.has(mediaType) || (documentName.test(path) && /^(?:text|application)\//u.test(mediaType))
  )
}

/** An item that can be read: itself, or what stands for it in readers that do not know its kind. EPUB 3.3, 5.6.2.3. */
function readable(
  item: ManifestItem | undefined,
  byId: ReadonlyMap<string, ManifestItem>,
): ManifestItem | null {
  const seen = new Set<ManifestItem>()
  let at = item
  while (at !== undefined && !seen.has(at)) {
    if (isDocument(at)) return at
    seen.add(at)
    at = at.fallback === null ? undefined : byId.get(at.fallback)
  }
  return null
}

function itemsOf(manifest: Element | null, path: string): ManifestItem[] {
  return (manifest === null ? [] : allNamed(manifest, 'item')).flatMap((item): ManifestItem[] => {
    const href = attribute(item, 'href')
    const place = href === null || href === '' ? null : resolvePath(path, href)
    if (place === null) return []
    const mediaType = (attribute(item, 'media-type') ?? '').toLowerCase().split(';', 1)[0]?.trim() ?? ''
    const { id = '' } = item.attribs
    return [
      {
        id,
        path: place,
        mediaType,
        properties: tokens(item, 'properties'),
        fallback: attribute(item, 'fallback'),
      },
    ]
  })
}

function inOrder(items: readonly ManifestItem[]): Package['spine'] {
  const documents = items.filter((item) => isDocument(item) && !item.properties.includes('nav'))
  return documents.map((item) => ({ item, isLinear: true }))
}

/** A package document (OPF): what there is, and in which order it is read. EPUB 3.3, 5; OPF 2.0.1. */
export function readPackage(text: string, path: string): Package {
  const root = childElements(parseXml(text)).find((element) => localName(element) === 'package') ?? null
  const items = itemsOf(childNamed(root, 'manifest'), path)
  const byId = new Map(items.map((item) => [item.id, item]))
  const spineElement = childNamed(root, 'spine')
  const spine: Package['spine'] = []
  for (const ref of spineElement === null ? [] : allNamed(spineElement, 'itemref')) {
    const item = readable(byId.get(attribute(ref, 'idref') ?? ''), byId)
    if (item === null || spine.some((other) => other.item.path === item.path)) continue
    spine.push({ item, isLinear: attribute(ref, 'linear')?.toLowerCase() !== 'no' })
  }
  const toc = spineElement === null ? undefined : byId.get(attribute(spineElement, 'toc') ?? '')
  const ncx = toc ?? items.find(({ mediaType }) => mediaType === 'application/x-dtbncx+xml')
  const guide = childNamed(root, 'guide')
  return {
    version: root === null ? '' : (attribute(root, 'version') ?? ''),
    metadata: childNamed(root, 'metadata'),
    items,
    // A package without a spine lists its files in their order all the same.
    spine: spine.length > 0 ? spine : inOrder(items),
    ncx: ncx?.path ?? null,
    guide: (guide === null ? [] : allNamed(guide, 'reference')).flatMap((reference) => {
      const href = attribute(reference, 'href') ?? ''
      const place = resolvePath(path, href)
      const type = (attribute(reference, 'type') ?? '').toLowerCase()
      return place === null ? [] : [{ type, path: place, fragment: href.split('#')[1] ?? '' }]
    }),
  }
}
