import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'

/** A ZIP archive of these files, in their order. */
export async function makeZip(
  files: Readonly<Record<string, string | Uint8Array>>,
  password?: string,
): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    ...(password === undefined ? {} : { password }),
  })
  for (const [name, content] of Object.entries(files))
    await zip.add(
      name,
      new Uint8ArrayReader(typeof content === 'string' ? Buffer.from(content) : content),
      name === 'mimetype' ? { level: 0 } : {},
    )
  return zip.close()
}

export const containerXml =
  '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'

export type SmallEpub = {
  /** Inside of <metadata>. */
  metadata?: string
  /** Files of the spine by name, in order, inside of <body>, or whole where they begin with a tag of their own document. */
  chapters: Readonly<Record<string, string>>
  /** Inside of <nav epub:type="toc">. */
  nav?: string
  /** Further items of the manifest. */
  items?: string
  /** The whole spine, where it is not that of the chapters. */
  spine?: string
  guide?: string
  files?: Readonly<Record<string, string | Uint8Array>>
}

export const xhtml = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>T</title></head><body>${body}</body></html>`

/** A small EPUB 3. */
export async function makeEpub({
  metadata = '',
  chapters,
  nav,
  items = '',
  spine,
  guide = '',
  files = {},
}: SmallEpub): Promise<Uint8Array> {
  const names = Object.keys(chapters)
  const manifest = names
    .map((name) => `<item id="${name}" href="${name}" media-type="application/xhtml+xml"/>`)
    .join('')
  const navItem =
    nav === undefined
      ? ''
      : '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
  const refs = spine ?? names.map((name) => `<itemref idref="${name}"/>`).join('')
  return makeZip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': containerXml,
    'OPS/book.opf': `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><dc:title>A Small Book</dc:title><dc:language>en</dc:language>${metadata}</metadata><manifest>${manifest}${navItem}${items}</manifest><spine>${refs}</spine>${guide}</package>`,
    ...Object.fromEntries(
      Object.entries(chapters).map(([name, body]) => [
        `OPS/${name}`,
        body.startsWith('<?xml') || body.startsWith('<html') ? body : xhtml(body),
      ]),
    ),
    ...(nav === undefined ? {} : { 'OPS/nav.xhtml': xhtml(`<nav epub:type="toc">${nav}</nav>`) }),
    ...files,
  })
}
