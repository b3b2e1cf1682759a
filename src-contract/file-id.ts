/**
 * The file's name without its extension, as Python's PurePath.stem cuts it: only the last extension, and a leading dot begins no extension.
 * https://docs.python.org/3/library/pathlib.html#pathlib.PurePath.stem
 */
export function stemOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.')
  return dot > 0 && dot < fileName.length - 1 ? fileName.slice(0, dot) : fileName
}

/** What a source is called: a file by its stem, a folder of pictures by its whole name ("Vol. 2"), which has no extension. */
export function nameOfSource(name: string, isFolder: boolean): string {
  return isFolder ? name : stemOf(name)
}

/**
 * What two stems have in common when a disk could take one for the other: NFC (macOS stores names decomposed), case folding (upper, then lower:
 * ß and SS meet), and the dots and spaces at the end that Windows drops.
 */
export function foldStem(stem: string): string {
  const folded = stem.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
  return folded.replace(/[. ]+$/u, '')
}

/** Whether an id can be the name of a folder without leading anywhere else. */
export function isFileId(id: string): boolean {
  return id !== '' && !/[\\/\0]/u.test(id) && !/^\.+$/u.test(id)
}

/** Who holds which id already: the folded id, and the sha256 of its file where it is known. */
export type FileIdOwners = ReadonlyMap<string, string | null>

const shortestHash = 8

/**
 * UTF-8 bytes of a stem within the 255 that most file systems give a name: phase 3 writes STEM_chunk_0001.txt, and a temporary name beside it. A
 * longer stem never went through the Python pipeline either.
 */
const longestStem = 160

function shortened(stem: string): string {
  const encoder = new TextEncoder()
  let kept = ''
  let bytes = 0
  for (const character of stem) {
    bytes += encoder.encode(character).length
    if (bytes > longestStem) return kept
    kept += character
  }
  return kept
}

/**
 * The id of a source in a pile: its name (nameOfSource), or, where another one holds that, STEM~ and the first 8 hex digits of its sha256 (more, should even
 * those be taken). A stem too long for names made of it is shortened and gets those digits too. A file that held an id before keeps it: the owner with the same
 * hash is the file itself.
 */
export function fileIdFor(whole: string, sha256: string, owners: FileIdOwners): string {
  // A backslash in a name is a letter on Linux and macOS, and a way elsewhere on Windows.
  const stem = shortened(whole).replaceAll(/[\\/\0]/gu, '_')
  const isFree = (id: string): boolean => {
    if (!isFileId(id)) return false
    const owner = owners.get(foldStem(id))
    return owner === undefined || owner?.toLowerCase() === sha256.toLowerCase()
  }
  if (stem === whole && isFree(stem)) return stem
  for (let digits = shortestHash; digits < sha256.length; digits += shortestHash) {
    const id = `${stem}~${sha256.slice(0, digits).toLowerCase()}`
    if (isFree(id)) return id
  }
  return `${stem}~${sha256.toLowerCase()}`
}
