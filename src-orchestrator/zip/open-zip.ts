import { open, type FileHandle } from 'node:fs/promises'
import {
  configure,
  ERR_UNSAFE_FILENAME,
  Reader,
  Uint8ArrayWriter,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js'
import { ExpectedFailure } from '../../src-contract/failure.ts'

// Its workers are a browser's.
configure({ useWebWorkers: false })

export type ZipLimits = {
  /** Bytes of one entry, unpacked. */
  entry: number
  /** Of all entries that one reading unpacks. */
  total: number
  /** How many times its size an entry may unpack to. */
  ratio: number
}

/** The longest single files of real books have a tenth of it. Deflate reaches a ratio of 1032, on one repeated byte; markup reaches 20. */
const documentLimits: ZipLimits = { entry: 128_000_000, total: 512_000_000, ratio: 200 }
/** Bytes below which a ratio says nothing: an empty page of a template. */
const harmlessBytes = 1_000_000
const maxEntries = 100_000

/** An archive that is read entry by entry. No name in it becomes a path of the file system. */
export type Archive = {
  names: ReadonlySet<string>
  /** An entry's bytes; null where there is none of that name. Throws ExpectedFailure for what is damaged, locked, or too large. */
  read: (name: string) => Promise<Uint8Array | null>
  close: () => Promise<void>
}

/** zip.js reads a file in pieces through this. */
export class FileReader extends Reader<FileHandle> {
  readonly #handle: FileHandle
  constructor(handle: FileHandle, size: number) {
    super(handle)
    this.#handle = handle
    this.size = size
  }
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - index)))
    const { bytesRead } = await this.#handle.read(bytes, 0, bytes.length, index)
    return bytes.subarray(0, bytesRead)
  }
}

/** Ends unpacking at the bytes that the archive announced, whatever comes out of it. */
class BoundedWriter extends Uint8ArrayWriter {
  #written = 0
  readonly #limit: number
  constructor(limit: number) {
    super()
    this.#limit = limit
  }
  override async writeUint8Array(bytes: Uint8Array): Promise<void> {
    this.#written += bytes.length
    if (this.#written > this.#limit) throw new RangeError('it holds more than it says')
    await super.writeUint8Array(bytes)
  }
}

/**
 * Opens a ZIP archive (EPUB, DOCX, ODT). Throws ExpectedFailure 'file-damaged' where it is none; what Node's fs throws goes through. The caller closes it.
 */
export async function openZip(path: string, limits = documentLimits): Promise<Archive> {
  const damaged = (detail: string, cause?: unknown): ExpectedFailure =>
    new ExpectedFailure({ code: 'file-damaged', file: path, detail }, { cause })
  const handle = await open(path, 'r')
  try {
    const zip = new ZipReader(new FileReader(handle, (await handle.stat()).size))
    const entries = new Map<string, FileEntry>()
    const listed = await zip.getEntries().catch((error: unknown) => {
      const leadsOut = error instanceof Error && error.message === ERR_UNSAFE_FILENAME
      throw damaged(leadsOut ? 'a name in it leads out of it' : 'its list of files cannot be read', error)
    })
    if (listed.length > maxEntries) throw damaged(`it lists ${listed.length} files`)
    // Of two entries with one name the later is the newer: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.1
    for (const entry of listed) if (!entry.directory) entries.set(entry.filename, entry)
    let total = 0
    const read = async (name: string): Promise<Uint8Array | null> => {
      const entry = entries.get(name)
      if (entry === undefined) return null
      if (entry.encrypted)
        throw new ExpectedFailure({
          code: 'drm-protected',
          file: path,
          detail: 'an encryption of its archive',
        })
      const size = entry.uncompressedSize
      total += size
      const isBomb = size > harmlessBytes && size > entry.compressedSize * limits.ratio
      if (size > limits.entry || total > limits.total || isBomb)
        throw damaged(`“${name}” in it unpacks to ${Math.ceil(size / 1_000_000)} MB`)
      try {
        return await entry.getData(new BoundedWriter(size))
      } catch (error) {
        throw damaged(`“${name}” in it cannot be unpacked`, error)
      }
    }
    return { names: new Set(entries.keys()), read, close: async () => handle.close() }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * Of an archive, the entries that are asked for by their names, each up to `maxBytes`. What is missing, larger or damaged is left out; an archive whose list
 * cannot be read has none. Throws what Node's fs throws.
 */
export async function readZipEntries(
  path: string,
  isWanted: (name: string) => boolean,
  maxBytes: number,
): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  const orNull = (error: unknown): null => {
    if (error instanceof ExpectedFailure) return null
    throw error
  }
  const limits = { entry: maxBytes, total: Number.POSITIVE_INFINITY, ratio: Number.POSITIVE_INFINITY }
  const archive = await openZip(path, limits).catch(orNull)
  if (archive === null) return found
  try {
    for (const name of archive.names) {
      if (!isWanted(name)) continue
      const bytes = await archive.read(name).catch(orNull)
      if (bytes !== null) found.set(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
    }
    return found
  } finally {
    await archive.close()
  }
}
