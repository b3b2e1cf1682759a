import { allNamed, attribute, parseHtml, tidyText } from '../dom.ts'
import { resolvePath } from '../markup/links.ts'
import type { Files } from './epub-files.ts'
import type { Package } from './package-document.ts'

const drawing = 'image/svg+xml'
const pictureTypes = /^image\/(?!svg)/u
/** A page that says more than this is none that shows a cover alone. */
const maxPageLetters = 200

/** Where the package says that its cover is, the surest place first; the first page is the cover's as often as not. */
function coverPlaces({ items, metadata, guide, spine }: Package): string[] {
  const metas = metadata === null ? [] : allNamed(metadata, 'meta')
  const meta = metas.find((each) => attribute(each, 'name') === 'cover')
  const named = meta === undefined ? null : attribute(meta, 'content')
  return [
    items.find(({ properties }) => properties.includes('cover-image')),
    items.find(({ id, path }) => named !== null && (id === named || path.endsWith(named))),
    guide.find(({ type }) => type === 'cover'),
    spine[0]?.item,
  ].flatMap((place) => place?.path ?? [])
}

/** The one picture that a page or a drawing shows, by its address; null: none, several, or text too. */
function onlyPicture(markup: string, isDrawing: boolean): string | null {
  const root = parseHtml(markup)
  const [picture, another] = [...allNamed(root, 'img'), ...allNamed(root, 'image')]
  if (picture === undefined || another !== undefined) return null
  // What a drawing has for text is its title and its styles.
  if (!isDrawing && tidyText(allNamed(root, 'body')[0] ?? root).length > maxPageLetters) return null
  return attribute(picture, 'src') ?? attribute(picture, 'href')
}

function pictureInAddress(href: string): Uint8Array | null {
  const [, base64] = /^data:image\/[\w.+-]+;base64,(.*)$/isu.exec(href) ?? []
  return base64 === undefined ? null : Buffer.from(base64, 'base64')
}

/**
 * The cover as the package names it, else the one picture of its cover's page. Of a drawing that is laid around a picture, as Standard Ebooks' covers are, it is that picture:
 * nothing here draws SVG. A cover that is drawn and nothing else comes as it is, so that it is told of.
 */
export async function coverOf(found: Package, files: Files): Promise<Uint8Array | null> {
  const typeOf = (path: string): string => found.items.find((item) => item.path === path)?.mediaType ?? ''
  const pictureAt = async (path: string, isInside: boolean): Promise<Uint8Array | null> => {
    const type = typeOf(path)
    if (pictureTypes.test(type)) return files.bytes(path)
    const isDrawing = type === drawing
    // A page may show a drawing that shows a picture, and that is as far as it goes.
    const markup = isInside && !isDrawing ? null : await files.text(path)
    const href = markup === null ? null : onlyPicture(markup, isDrawing)
    if (href === null) return null
    const place = resolvePath(path, href)
    if (place === null) return pictureInAddress(href)
    return isInside && !pictureTypes.test(typeOf(place)) ? null : pictureAt(place, true)
  }
  const places = [...new Set(coverPlaces(found))]
  for (const path of places) {
    const picture = await pictureAt(path, false)
    if (picture !== null) return picture
  }
  const drawn = places.find((path) => typeOf(path) === drawing)
  return drawn === undefined ? null : files.bytes(drawn)
}
