import { open, type FileHandle } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'

// APPNOTE.TXT 6.3.10, 4.3: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const endBytes = 22
const longestComment = 65_535
/** Real books have a few hundred entries; ten thousand take less than a megabyte. */
const maxDirectoryBytes = 16_000_000

export type ZipEntry = { name: string; method: number; packed: number; offset: number }

async function readAt(handle: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes)
  const { bytesRead } = await handle.read(buffer, 0, bytes, position)
  return buffer.subarray(0, bytesRead)
}

function entriesOf(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature) {
    const nameBytes = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

async function readDirectory(handle: FileHandle): Promise<ZipEntry[]> {
  const { size } = await handle.stat()
  const tail = await readAt(
    handle,
    Math.max(0, size - endBytes - longestComment),
    Math.min(size, endBytes + longestComment),
  )
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue
    const bytes = tail.readUInt32LE(at + 12)
    const offset = tail.readUInt32LE(at + 16)
    return offset + bytes > size || bytes > maxDirectoryBytes
      ? []
      : entriesOf(await readAt(handle, offset, bytes))
  }
  return []
}

/** A small entry's bytes; null where it is larger than `maxBytes`, or cannot be unpacked. */
async function entryBytes(handle: FileHandle, entry: ZipEntry, maxBytes: number): Promise<Buffer | null> {
  if (entry.packed > maxBytes) return null
  const header = await readAt(handle, entry.offset, 30)
  if (header.length < 30) return null
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = await readAt(handle, start, entry.packed)
  if (entry.method === 0) return packed
  if (entry.method !== 8) return null
  try {
    return inflateRawSync(packed, { maxOutputLength: maxBytes })
  } catch {
    // A bomb or damage: there is nothing to be read from it.
    return null
  }
}

/**
 * What an archive lists, and one small entry's text: for a look at an ebook without unpacking it. An archive without a directory (damaged, ZIP64) lists
 * nothing. Throws what Node's fs throws.
 */
export async function readZip(
  path: string,
  wanted: string,
  maxBytes = 1_000_000,
): Promise<{ names: ReadonlySet<string>; text: string | null }> {
  const handle = await open(path, 'r')
  try {
    const entries = await readDirectory(handle)
    const entry = entries.find(({ name }) => name === wanted)
    return {
      names: new Set(entries.map(({ name }) => name)),
      text:
        entry === undefined ? null : ((await entryBytes(handle, entry, maxBytes))?.toString('utf8') ?? null),
    }
  } finally {
    await handle.close()
  }
}

/**
 * Of an archive, the entries that are asked for by their exact names, each up to `maxBytes`. No name in the archive becomes a path. What is missing, larger or
 * damaged is left out. Throws what Node's fs throws.
 */
export async function readZipEntries(
  path: string,
  isWanted: (name: string) => boolean,
  maxBytes: number,
): Promise<Map<string, Buffer>> {
  const handle = await open(path, 'r')
  try {
    const found = new Map<string, Buffer>()
    for (const entry of (await readDirectory(handle)).filter(({ name }) => isWanted(name))) {
      const bytes = await entryBytes(handle, entry, maxBytes)
      if (bytes !== null) found.set(entry.name, bytes)
    }
    return found
  } finally {
    await handle.close()
  }
}
