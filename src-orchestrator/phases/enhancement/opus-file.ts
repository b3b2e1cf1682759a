import { open, readFile } from 'node:fs/promises'
import { oggPackets, oggWriter, usualPacketsPerPage } from './ogg.ts'

/** 20 ms at Opus's own 48 kHz. */
const samplesPerPacket = 960n
const frontCover = 3

/** A FLAC picture block, as METADATA_BLOCK_PICTURE holds it (RFC 9639, 8.8). Sizes of 0 leave them to the JPEG. */
function pictureBlock(jpeg: Uint8Array): Uint8Array {
  const mime = new TextEncoder().encode('image/jpeg')
  const block = new Uint8Array(32 + mime.length + jpeg.length)
  const view = new DataView(block.buffer)
  view.setUint32(0, frontCover)
  view.setUint32(4, mime.length)
  block.set(mime, 8)
  view.setUint32(28 + mime.length, jpeg.length)
  block.set(jpeg, 32 + mime.length)
  return block
}

/** OpusTags: RFC 7845, 5.2. */
function opusTags(comments: readonly (readonly [string, string])[]): Uint8Array {
  const encoder = new TextEncoder()
  const vendor = encoder.encode('Bookspool')
  const lines = comments.map(([key, value]) => encoder.encode(`${key.toUpperCase()}=${value}`))
  const size = 16 + vendor.length + lines.reduce((sum, line) => sum + 4 + line.length, 0)
  const tags = new Uint8Array(size)
  const view = new DataView(tags.buffer)
  tags.set(encoder.encode('OpusTags'))
  view.setUint32(8, vendor.length, true)
  tags.set(vendor, 12)
  let at = 12 + vendor.length
  view.setUint32(at, lines.length, true)
  at += 4
  for (const line of lines) {
    view.setUint32(at, line.length, true)
    tags.set(line, at + 4)
    at += 4 + line.length
  }
  return tags
}

export type OpusStretch = { open: () => AsyncIterable<Uint8Array>; frames: number }

/** Joins Opus streams packet by packet, without touching one: the first stream's head, then its own tags, then so many packets of each; `onPage` is awaited after each page. */
export async function writeOpusFile(
  target: string,
  stretches: readonly OpusStretch[],
  comments: readonly (readonly [string, string])[],
  coverPath: string | null,
  onPage: () => Promise<void>,
): Promise<void> {
  const cover: [string, string][] =
    coverPath === null
      ? []
      : [['METADATA_BLOCK_PICTURE', Buffer.from(pictureBlock(await readFile(coverPath))).toString('base64')]]
  const writer = oggWriter(1, usualPacketsPerPage)
  let granule = 0n
  let hasHead = false
  const file = await open(target, 'w')
  try {
    for (const { open: openStream, frames } of stretches) {
      let number = -2
      for await (const packet of oggPackets(openStream())) {
        if (number === -2 && !hasHead) {
          hasHead = true
          for (const page of [...writer.header(packet), ...writer.header(opusTags([...comments, ...cover]))])
            await file.writeFile(page)
        }
        if (number >= frames) break
        if (number >= 0) {
          granule += samplesPerPacket
          const page = writer.packet(packet, granule)
          if (page !== null) {
            await file.writeFile(page)
            await onPage()
          }
        }
        number++
      }
      if (number < frames) throw new Error(`a chapter of ${number} packets has no ${frames}`)
    }
    await file.writeFile(writer.end())
  } finally {
    await file.close()
  }
}
