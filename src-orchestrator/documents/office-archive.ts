import { tidyValue, yearIn } from '../../src-contract/metadata-values.ts'
import { openZip } from '../zip/open-zip.ts'
import { decodeMarkup } from './decode-markup.ts'
import { firstNamed, parseXml, tidyText } from './dom.ts'
import { nothingAbout, type DocumentAbout } from './source-document.ts'

export type OfficeArchive = {
  names: ReadonlySet<string>
  /** A part of the archive as text; null where it has none of that name. */
  text: (name: string) => Promise<string | null>
}

/** Opens the archive that a word processor's document is, for as long as it is read. Throws what openZip throws. */
export async function readOffice<T>(path: string, read: (archive: OfficeArchive) => Promise<T>): Promise<T> {
  const archive = await openZip(path)
  try {
    return await read({
      names: archive.names,
      text: async (name) => {
        const bytes = await archive.read(name)
        return bytes === null ? null : decodeMarkup(bytes)
      },
    })
  } finally {
    await archive.close()
  }
}

/** What the part with the metadata says in Dublin Core's words; who wrote it and when have other names in each format: the first that is there counts. */
export function officeAbout(
  metadata: string | null,
  names: { authors: readonly string[]; created: string },
): DocumentAbout {
  if (metadata === null) return nothingAbout
  const root = parseXml(metadata)
  const value = (name: string): string | null => tidyValue(tidyText(firstNamed(root, name)))
  return {
    ...nothingAbout,
    title: value('title'),
    author: names.authors.map(value).find((author) => author !== null) ?? null,
    language: value('language'),
    year: yearIn(value(names.created)),
    description: value('description'),
  }
}
