import { open, type FileHandle } from 'node:fs/promises'
import { writeAt } from '../../../src-node/atomic-file.ts'

/** A part of an MP4 file, ISO/IEC 14496-12, 4.2: where it begins, where what it holds does, and where it ends. */
type Atom = { name: string; from: number; body: number; end: number }

const headBytes = 8
/** Of version and flags, before a table. */
const flagBytes = 4
const countBytes = 4

function atomsIn(bytes: Buffer, from: number, end: number): Atom[] {
  const atoms: Atom[] = []
  for (let at = from; at + headBytes <= end; at = atoms.at(-1)?.end ?? end) {
    const size = bytes.readUInt32BE(at)
    if (size < headBytes || at + size > end) throw new Error(`an atom of ${size} bytes at ${at} of ${end}`)
    atoms.push({ name: bytes.toString('latin1', at + 4, at + headBytes), from: at, body: at + headBytes, end: at + size }) // prettier-ignore
  }
  return atoms
}

function atomOf(name: string, ...parts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(headBytes)
  head.writeUInt32BE(parts.reduce((sum, { length }) => sum + length, headBytes))
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, ...parts])
}

/** The atom with what `change` makes of those that lie at the path's end, each as a whole. */
function changed(bytes: Buffer, atom: Atom, path: readonly string[], change: (atom: Atom) => Buffer): Buffer {
  const [name, ...rest] = path
  if (name === undefined) return change(atom)
  const parts = atomsIn(bytes, atom.body, atom.end).map((child) =>
    child.name === name ? changed(bytes, child, rest, change) : bytes.subarray(child.from, child.end),
  )
  return atomOf(atom.name, ...parts)
}

function atPath(bytes: Buffer, atom: Atom, path: readonly string[]): Atom | undefined {
  const [name, ...rest] = path
  if (name === undefined) return atom
  const child = atomsIn(bytes, atom.body, atom.end).find((each) => each.name === name)
  return child === undefined ? undefined : atPath(bytes, child, rest)
}

const tables = ['mdia', 'minf', 'stbl']

function table(bytes: Buffer, track: Atom, name: string): { body: Buffer; count: number } | null {
  const atom = atPath(bytes, track, [...tables, name])
  if (atom === undefined) return null
  const body = bytes.subarray(atom.body + flagBytes, atom.end)
  return { body: body.subarray(countBytes), count: body.readUInt32BE() }
}

/** Bytes from the file's beginning at which each chunk of a track stands; `width`: bytes of such a number in its table. */
function chunkOffsets(bytes: Buffer, track: Atom): { offsets: number[]; width: 4 | 8 } {
  const narrow = table(bytes, track, 'stco')
  const wide = table(bytes, track, 'co64')
  const { body, count } = narrow ?? wide ?? { body: bytes, count: 0 }
  const width = narrow === null ? 8 : 4
  const read = (at: number): number =>
    width === 4 ? body.readUInt32BE(at) : Number(body.readBigUInt64BE(at))
  return { offsets: Array.from({ length: count }, (_, index) => read(index * width)), width }
}

function offsetsAtom(offsets: readonly number[], width: 4 | 8): Buffer {
  const body = Buffer.alloc(flagBytes + countBytes + offsets.length * width)
  body.writeUInt32BE(offsets.length, flagBytes)
  for (const [index, offset] of offsets.entries()) {
    const at = flagBytes + countBytes + index * width
    if (width === 4) body.writeUInt32BE(offset, at)
    else body.writeBigUInt64BE(BigInt(offset), at)
  }
  return atomOf(width === 4 ? 'stco' : 'co64', body)
}

function sampleSizes(bytes: Buffer, track: Atom): number[] {
  // Here the first number is the size of all, where they are of one, and their count stands behind it.
  const sizes = table(bytes, track, 'stsz')
  if (sizes === null) return []
  const count = sizes.body.readUInt32BE()
  return Array.from({ length: count }, (_, index) =>
    sizes.count === 0 ? sizes.body.readUInt32BE(countBytes + index * 4) : sizes.count,
  )
}

/** How many samples each of the first chunks holds. */
function chunkLengths(bytes: Buffer, track: Atom, chunks: number): number[] {
  const runs = table(bytes, track, 'stsc')
  if (runs === null) return []
  const { body, count } = runs
  // Chunks are counted from 1.
  const firstOf = (run: number): number => (run < count ? body.readUInt32BE(run * 12) - 1 : chunks)
  const lengths: number[] = []
  for (let run = 0; run < count; run++)
    for (let chunk = firstOf(run); chunk < firstOf(run + 1); chunk++)
      lengths.push(body.readUInt32BE(run * 12 + 4))
  return lengths
}

/** Bytes from the file's beginning at which each sample of a track stands. */
function sampleOffsets(bytes: Buffer, track: Atom): number[] {
  const sizes = sampleSizes(bytes, track).values()
  const { offsets } = chunkOffsets(bytes, track)
  return chunkLengths(bytes, track, offsets.length).flatMap((length, chunk) => {
    let at = offsets[chunk] ?? 0
    return Array.from({ length }, () => {
      const own = at
      at += sizes.next().value ?? 0
      return own
    })
  })
}

const oneAChunk = atomOf('stsc', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]))

function isText(bytes: Buffer, track: Atom): boolean {
  const handler = atPath(bytes, track, ['mdia', 'hdlr'])
  return handler !== undefined && bytes.toString('latin1', handler.body + 8, handler.body + 12) === 'text'
}

/** The `moov` atom with a chunk for each sample of its text track, and all that stands behind it so many bytes later. Pure. */
function withChunks(moov: Buffer, end: number, laterBytes: number): Buffer {
  const [whole] = atomsIn(moov, 0, moov.length)
  if (whole === undefined) throw new Error('a moov atom without a head')
  const later = (offset: number): number => (offset >= end ? offset + laterBytes : offset)
  return changed(moov, whole, ['trak'], (track) => {
    const { offsets, width } = chunkOffsets(moov, track)
    const holdsMarks = isText(moov, track)
    const places = holdsMarks ? sampleOffsets(moov, track) : offsets
    const name = width === 4 ? 'stco' : 'co64'
    const placed = changed(moov, track, [...tables, name], () => offsetsAtom(places.map(later), width))
    if (!holdsMarks) return placed
    return changed(placed, { name: 'trak', from: 0, body: headBytes, end: placed.length }, [...tables, 'stsc'], () => oneAChunk) // prettier-ignore
  })
}

const blockBytes = 1 << 22

/** Moves what stands from there on, its end first. */
async function moveBack(file: FileHandle, from: number, byBytes: number): Promise<void> {
  const { size } = await file.stat()
  const block = Buffer.alloc(Math.min(blockBytes, size - from))
  for (let end = size; end > from;) {
    const start = Math.max(from, end - block.length)
    const { bytesRead } = await file.read(block, 0, end - start, start)
    if (bytesRead !== end - start) throw new Error('the file became shorter while it was written')
    await writeAt(file, block.subarray(0, bytesRead), start + byBytes)
    end = start
  }
}

async function topAtoms(file: FileHandle): Promise<Atom[]> {
  const { size: whole } = await file.stat()
  const atoms: Atom[] = []
  for (let at = 0; at < whole; at = atoms.at(-1)?.end ?? whole) {
    const { buffer: head } = await file.read(Buffer.alloc(headBytes * 2), 0, headBytes * 2, at)
    const size = head.readUInt32BE()
    const bytes = size === 1 ? Number(head.readBigUInt64BE(headBytes)) : size
    if (bytes < headBytes) throw new Error(`an atom of ${bytes} bytes at ${at}`)
    atoms.push({
      name: head.toString('latin1', 4, headBytes),
      from: at,
      body: at + headBytes,
      end: at + bytes,
    })
  }
  return atoms
}

/**
 * Gives each mark of an MP4 file as ffmpeg writes it a chunk of its own in QuickTime's text track. ffmpeg puts all into one, which the format allows, but there are readers that look
 * for one chapter in each chunk and find a single one, or refuse the file (music-metadata 11, parseChapterTrack). No sample is touched; the audio moves back by a few bytes a mark.
 */
export async function chunkChapters(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const place = (await topAtoms(file)).find(({ name }) => name === 'moov')
    if (place === undefined) throw new Error(`${path} has no moov atom`)
    const { buffer: moov } = await file.read(Buffer.alloc(place.end - place.from), 0, place.end - place.from, place.from) // prettier-ignore
    const growth = withChunks(moov, place.end, 0).length - moov.length
    if (growth <= 0) return
    await moveBack(file, place.end, growth)
    await writeAt(file, withChunks(moov, place.end, growth), place.from)
  } finally {
    await file.close()
  }
}
