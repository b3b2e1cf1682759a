import type { Archive } from '../../zip/open-zip.ts'
import { decodeMarkup } from '../decode-markup.ts'

/** An archive whose names are found whatever their case and form of Unicode: packages write them one way, archives another. */
function finder(archive: Archive): (path: string) => string | null {
  const folded = new Map<string, string>()
  const fold = (name: string): string => name.normalize('NFC').toLowerCase()
  for (const name of archive.names) if (!folded.has(fold(name))) folded.set(fold(name), name)
  return (path) => (archive.names.has(path) ? path : (folded.get(fold(path)) ?? null))
}

/** Files of an EPUB by the paths that its documents use. Null: there is none. */
export type Files = {
  /** The name that the archive has for it. */
  find: (path: string) => string | null
  text: (path: string) => Promise<string | null>
  bytes: (path: string) => Promise<Uint8Array | null>
}

/** The files of an archive that was opened. */
export function filesOf(archive: Archive): Files {
  const find = finder(archive)
  const bytes = async (path: string): Promise<Uint8Array | null> => {
    const name = find(path)
    return name === null ? null : archive.read(name)
  }
  return {
    find,
    bytes,
    text: async (path) => {
      const found = await bytes(path)
      return found === null ? null : decodeMarkup(found)
    },
  }
}
