import { allNamed, attribute, parseXml } from '../../../documents/dom.ts'
import type { ManifestItem } from '../../../documents/epub/package-document.ts'
import type { OpenEpub } from '../../../documents/epub/read-epub.ts'
import { resolvePath } from '../../../documents/markup/links.ts'

/** Kinds of files in which others can be named. */
const textTypes = /xml|html|css|script|json|^text\//u

function isOverlay({ mediaType }: Pick<ManifestItem, 'mediaType'>): boolean {
  return mediaType === 'application/smil+xml'
}

/** A file as the archive has its name; one that is listed and not there is told by its path. */
function nameOf(path: string, { files }: OpenEpub): string {
  return files.find(path) ?? path
}

/** The names of the sound of overlays. */
async function soundOf(overlays: readonly ManifestItem[], epub: OpenEpub): Promise<Set<string>> {
  const names = new Set<string>()
  for (const { path } of overlays) {
    const text = await epub.files.text(path)
    for (const audio of text === null ? [] : allNamed(parseXml(text), 'audio')) {
      const named = resolvePath(path, attribute(audio, 'src') ?? '')
      if (named !== null) names.add(nameOf(named, epub))
    }
  }
  return names
}

/** What of a package beside its list of files refers to one of them: the order of reading, what stands in for others, links. */
function namedByPackage({ packagePath, packageText, found }: OpenEpub): (item: ManifestItem) => boolean {
  const root = parseXml(packageText)
  const ids = new Set([
    ...allNamed(root, 'itemref').map((ref) => attribute(ref, 'idref')),
    ...found.items.map(({ fallback }) => fallback),
  ])
  const paths = new Set(
    allNamed(root, 'link').map((link) => resolvePath(packagePath, attribute(link, 'href') ?? '')),
  )
  return ({ id, path }) => ids.has(id) || paths.has(path)
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/**
 * What goes of an EPUB that has read itself aloud before: its overlays, and the sound that nothing else in it names. What shares its last name with a file that something
 * names stays: a script may put an address together. By their paths.
 */
export async function oldOverlays(epub: OpenEpub): Promise<ReadonlySet<string>> {
  const { found, files } = epub
  const overlays = found.items.filter(isOverlay)
  if (overlays.length === 0) return new Set()
  const names = await soundOf(overlays, epub)
  const isNamed = namedByPackage(epub)
  let sound = found.items.filter(
    (item) => item.mediaType.startsWith('audio/') && names.has(nameOf(item.path, epub)) && !isNamed(item),
  )
  for (const item of found.items) {
    if (sound.length === 0) break
    if (isOverlay(item) || !textTypes.test(item.mediaType)) continue
    const text = (await files.text(item.path)) ?? ''
    sound = sound.filter(({ path }) => {
      const name = baseName(path)
      return !text.includes(name) && !text.includes(encodeURIComponent(name))
    })
  }
  return new Set([...overlays, ...sound].map(({ path }) => path))
}
