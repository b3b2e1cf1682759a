import {
  allNamed,
  attribute,
  childNamed,
  childElements,
  localName,
  type Element,
} from '../../../documents/dom.ts'
import { resolvePath } from '../../../documents/markup/links.ts'
import { parseXmlPlaced, type PlacedDocument } from '../../../documents/placed-dom.ts'
import { upgradedMetadata } from './old-metadata.ts'
import { closeTagIn, escapeXml, openTagIn, withAttribute, withEdits, type Edit } from './text-edits.ts'

export type NewItem = { id: string; path: string; href: string; mediaType: string; properties?: string }

export type NewMeta = { property: string; refines?: string; value: string }

export type PackageChanges = {
  packagePath: string
  /** Version 2 becomes 3. */
  isOld: boolean
  /** Paths of files that go. */
  dropped: ReadonlySet<string>
  /** By the path of a content document, the id of its overlay. */
  overlays: ReadonlyMap<string, string>
  /** By the path of a content document, what it holds that a package of version 3 has to name. */
  properties: ReadonlyMap<string, readonly string[]>
  newItems: readonly NewItem[]
  /** Elements that come to the metadata, without a prefix. */
  metas: readonly NewMeta[]
  /** As EPUB wants it: CCYY-MM-DDThh:mm:ssZ. */
  modified: string
}

/** What a package calls its files though it has another name now. */
const mediaTypes: Readonly<Record<string, string>> = {
  'text/html': 'application/xhtml+xml', 'text/x-oeb1-document': 'application/xhtml+xml', 'text/x-oeb1-css': 'text/css', 'image/jpg': 'image/jpeg',
} // prettier-ignore

type Source = { text: string; placed: PlacedDocument }

function removed({ placed }: Source, element: Element): Edit {
  return { ...placed.rangeOf(element), text: '' }
}

/** Sets attributes of an element where that changes anything; null takes one away. */
function tagEdit(
  { text, placed }: Source,
  element: Element,
  values: Readonly<Record<string, string | null>>,
): Edit[] {
  const range = openTagIn(text, placed.rangeOf(element))
  const before = text.slice(range.from, range.to)
  const tag = Object.entries(values).reduce((each, [name, value]) => withAttribute(each, name, value), before)
  return tag === before ? [] : [{ ...range, text: tag }]
}

/** Puts markup behind the last child of an element. */
function appended({ text, placed }: Source, element: Element, markup: string): Edit[] {
  const range = placed.rangeOf(element)
  const end = closeTagIn(text, range)
  const tag = openTagIn(text, range)
  if (end !== null) return [{ from: end, to: end, text: markup }]
  const open = text.slice(tag.from, tag.to).replace(/\s*\/>$/u, '>')
  return [{ ...tag, text: `${open}${markup}</${element.name}>` }]
}

function pathOf(item: Element, { packagePath }: PackageChanges): string {
  return resolvePath(packagePath, attribute(item, 'href') ?? '') ?? ''
}

function itemEdits(
  source: Source,
  manifest: Element,
  changes: PackageChanges,
  coverId: string | null,
): Edit[] {
  return childElements(manifest).flatMap((item): Edit[] => {
    const type = (attribute(item, 'media-type') ?? '').toLowerCase()
    const path = pathOf(item, changes)
    if (changes.dropped.has(path)) return [removed(source, item)]
    const own = (attribute(item, 'properties') ?? '').split(/\s+/u).filter((each) => each !== '')
    const isCover =
      changes.isOld && coverId !== null && item.attribs['id'] === coverId && type.startsWith('image/')
    const more = [...(changes.properties.get(path) ?? []), ...(isCover ? ['cover-image'] : [])]
    const properties = [...new Set([...own, ...more])]
    return tagEdit(source, item, {
      'media-overlay': changes.overlays.get(path) ?? null,
      ...(properties.length > own.length ? { properties: properties.join(' ') } : {}),
      ...(changes.isOld
        ? {
            'media-type': mediaTypes[type] ?? attribute(item, 'media-type'),
            'required-namespace': null,
            'fallback-style': null,
          }
        : {}),
    })
  })
}

function metadataEdits(
  source: Source,
  { metadata, manifest }: { metadata: Element; manifest: Element },
  prefix: string,
  changes: PackageChanges,
): Edit[] {
  const gone = new Set(
    childElements(manifest).flatMap((item) =>
      changes.dropped.has(pathOf(item, changes)) ? [`#${item.attribs['id'] ?? ''}`] : [],
    ),
  )
  const old = changes.isOld ? upgradedMetadata(source, metadata) : { edits: [], metas: [] }
  const stale = [...allNamed(metadata, 'meta'), ...allNamed(metadata, 'link')].filter((meta) => {
    const property = attribute(meta, 'property') ?? ''
    const refines = attribute(meta, 'refines')
    const isModified = property === 'dcterms:modified' && refines === null
    return isModified || property.startsWith('media:') || (refines !== null && gone.has(refines))
  })
  const modified: NewMeta = { property: 'dcterms:modified', value: changes.modified }
  const lines = [modified, ...old.metas, ...changes.metas].map(({ property, refines, value }) => {
    const about = refines === undefined ? '' : ` refines="#${escapeXml(refines)}"`
    return `<${prefix}meta property="${property}"${about}>${escapeXml(value)}</${prefix}meta>\n`
  })
  return [
    ...stale.map((meta) => removed(source, meta)),
    ...old.edits,
    ...appended(source, metadata, lines.join('')),
  ]
}

/** A package document with overlays, as version 3; everything else in it stays as it is. Null: it has no metadata or no list of files. */
export function editPackage(text: string, changes: PackageChanges): string | null {
  const source = { text, placed: parseXmlPlaced(text) }
  const root = childElements(source.placed.root).find((each) => localName(each) === 'package')
  const [metadata, manifest, spine] = [childNamed(root, 'metadata'), childNamed(root, 'manifest'), childNamed(root, 'spine')] // prettier-ignore
  if (root === undefined || metadata === null || manifest === null) return null
  const prefix = root.name.slice(0, root.name.indexOf(':') + 1)
  const cover = allNamed(metadata, 'meta').find((meta) => attribute(meta, 'name') === 'cover')
  const items = changes.newItems.map(({ id, href, mediaType, properties }) => {
    const more = properties === undefined ? '' : ` properties="${properties}"`
    return `<${prefix}item id="${id}" href="${escapeXml(href)}" media-type="${mediaType}"${more}/>\n`
  })
  const tours = changes.isOld ? childNamed(root, 'tours') : null
  return withEdits(text, [
    ...(changes.isOld ? tagEdit(source, root, { version: '3.0' }) : []),
    ...metadataEdits(source, { metadata, manifest }, prefix, changes),
    ...itemEdits(source, manifest, changes, cover === undefined ? null : attribute(cover, 'content')),
    ...appended(source, manifest, items.join('')),
    ...(changes.isOld && spine !== null ? tagEdit(source, spine, { 'page-map': null }) : []),
    ...(tours === null ? [] : [removed(source, tours)]),
  ])
}

/** Ids that a package has, so that no new one is one of them. */
export function idsIn(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)].map(
      ([, double, single]) => double ?? single ?? '',
    ),
  )
}
