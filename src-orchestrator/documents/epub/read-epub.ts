import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { epubProtection } from '../../phases/validation/protection.ts'
import { allNamed, attribute, parseHtml, parseXml, textUnder, tokens, type ParentNode } from '../dom.ts'
import { resolvePath } from '../markup/links.ts'
import { guideTypes, matterTokens } from '../markup/meanings.data.ts'
import type { DocumentFormat, Matter, NavEntry, Part, SourceDocument } from '../source-document.ts'
import { openZip, type Archive } from '../../zip/open-zip.ts'
import { coverOf } from './cover.ts'
import { filesOf, type Files } from './epub-files.ts'
import { readMetadata } from './metadata.ts'
import { readNavDocument, readNcx, type Landmark } from './navigation.ts'
import { isDocument, readPackage, type Package } from './package-document.ts'

const encryptionFile = 'META-INF/encryption.xml'

/** The package that the container names, else the first that there is. OCF 3.3, 4.2.6.3.1. */
async function findPackage(
  archive: Archive,
  files: Files,
  damaged: (detail: string) => ExpectedFailure,
): Promise<{ path: string; text: string }> {
  const container = await files.text('META-INF/container.xml')
  const named = (container === null ? [] : allNamed(parseXml(container), 'rootfile')).flatMap((rootfile) => {
    const type = attribute(rootfile, 'media-type')
    const path = resolvePath('', attribute(rootfile, 'full-path') ?? '')
    return path === null || path === '' || (type !== null && type !== 'application/oebps-package+xml')
      ? []
      : [path]
  })
  const others = [...archive.names].filter((name) => name.toLowerCase().endsWith('.opf'))
  for (const path of [...named, ...others]) {
    const text = await files.text(path)
    if (text !== null) return { path, text }
  }
  throw damaged('it has no package document, which lists the files of an EPUB')
}

async function navigationOf(
  { items, ncx }: Package,
  files: Files,
): Promise<{ entries: NavEntry[]; landmarks: Landmark[] }> {
  const nav = items.find(({ properties }) => properties.includes('nav'))
  const navText = nav === undefined ? null : await files.text(nav.path)
  const found =
    navText === null || nav === undefined
      ? { entries: [], landmarks: [] }
      : readNavDocument(navText, nav.path)
  if (found.entries.length > 0 || ncx === null) return found
  const ncxText = await files.text(ncx)
  return { ...found, entries: ncxText === null ? [] : readNcx(ncxText, ncx) }
}

/** What guide and landmarks say of whole files. */
function matterByFile({ guide, items }: Package, landmarks: readonly Landmark[]): Map<string, Matter> {
  const matter = new Map<string, Matter>()
  const set = (path: string, fragment: string | null, found: Matter | undefined): void => {
    if (found !== undefined && (fragment === null || fragment === '') && !matter.has(path))
      matter.set(path, found)
  }
  for (const { properties, path } of items) if (properties.includes('nav')) matter.set(path, 'contents-page')
  for (const { types, path, fragment } of landmarks)
    for (const type of types) set(path, fragment, matterTokens[type])
  for (const { type, path, fragment } of guide) set(path, fragment, guideTypes[type])
  return matter
}

/** What its styles say, those in the file and those that it links. */
export async function stylesOf(
  root: ParentNode,
  path: string,
  files: Files,
  known: Map<string, string>,
): Promise<string[]> {
  const styles = allNamed(root, 'style').map((element) => textUnder(element))
  for (const link of allNamed(root, 'link')) {
    const rel = tokens(link, 'rel')
    const href = attribute(link, 'href')
    if (!rel.includes('stylesheet') || rel.includes('alternate') || href === null) continue
    const place = resolvePath(path, href)
    if (place === null) continue
    const css = known.get(place) ?? (await files.text(place)) ?? ''
    known.set(place, css)
    styles.push(css)
  }
  return styles
}

/** An EPUB while it is open. */
export type OpenEpub = {
  archive: Archive
  files: Files
  found: Package
  /** Where its package document lies, and what stands there. */
  packagePath: string
  packageText: string
}

/** Opens an EPUB for as long as `use` takes. Fails with 'drm-protected' or 'file-damaged'. */
export async function withEpub<T>(path: string, use: (epub: OpenEpub) => Promise<T>): Promise<T> {
  const damaged = (detail: string): ExpectedFailure =>
    new ExpectedFailure({ code: 'file-damaged', file: path, detail })
  const archive = await openZip(path)
  try {
    const files = filesOf(archive)
    const protection = epubProtection(archive.names, await files.text(encryptionFile))
    if (protection !== null)
      throw new ExpectedFailure({ code: 'drm-protected', file: path, detail: protection })
    const { path: packagePath, text } = await findPackage(archive, files, damaged)
    return await use({
      archive,
      files,
      found: readPackage(text, packagePath),
      packagePath,
      packageText: text,
    })
  } finally {
    await archive.close()
  }
}

async function readBook(path: string, { found, files }: OpenEpub): Promise<SourceDocument> {
  const { entries, landmarks } = await navigationOf(found, files)
  const matter = matterByFile(found, landmarks)
  const isAnyLinear = found.spine.some(({ isLinear }) => isLinear)
  const parts: Part[] = []
  const styles = new Map<string, string>()
  for (const { item, isLinear } of found.spine) {
    const markup = isDocument(item) ? await files.text(item.path) : null
    if (markup === null) continue
    const root = parseHtml(markup)
    const own = matter.get(item.path) ?? (isLinear || !isAnyLinear ? null : 'non-linear')
    parts.push({ path: item.path, root, matter: own, css: await stylesOf(root, item.path, files, styles) })
  }
  if (parts.length === 0)
    throw new ExpectedFailure({
      code: 'file-damaged',
      file: path,
      detail: 'none of the files that it lists for reading is there',
    })
  return { about: readMetadata(found.metadata), parts, nav: entries }
}

/**
 * EPUB 2 and 3. Nothing outside of the archive is asked for, whatever it names: no other file, no network. Fonts, sounds and media overlays are not looked at.
 * Fails with 'drm-protected' or 'file-damaged'.
 */
export const epub: DocumentFormat = {
  read: async (path) => withEpub(path, async (book) => readBook(path, book)),
  readCover: async (path) => withEpub(path, async ({ found, files }) => coverOf(found, files)),
}
