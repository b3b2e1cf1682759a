/** Pages of an Ogg stream: RFC 3533. */
const headerBytes = 27
const crcAt = 22

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index << 24
  for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc < 0 ? 0x04_c1_1d_b7 : 0)
  return crc >>> 0
})

function checksum(page: Uint8Array): number {
  let crc = 0
  for (let at = 0; at < page.length; at++) crc = (crc << 8) ^ (crcTable[(crc >>> 24) ^ (page[at] ?? 0)] ?? 0)
  return crc >>> 0
}

/** The packets of an Ogg stream with one logical stream, its headers first. Throws where a page is damaged or cut off. */
export async function* oggPackets(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let memory: Uint8Array = new Uint8Array(0)
  let open: Uint8Array[] = []
  for await (const piece of pieces) {
    memory = joined([memory, piece])
    let at = 0
    for (;;) {
      const page = pageAt(memory, at)
      if (page === null) break
      let from = page.body
      for (const [index, size] of page.sizes.entries()) {
        open.push(memory.slice(from, from + size))
        from += size
        const isOpen = index === page.sizes.length - 1 && page.endsOpen
        if (isOpen) break
        yield joined(open)
        open = []
      }
      at = page.end
    }
    memory = memory.slice(at)
  }
  if (memory.length > 0 || open.length > 0) throw new Error('an Ogg stream is cut off')
}

type Page = { body: number; end: number; sizes: number[]; endsOpen: boolean }

function pageAt(bytes: Uint8Array, at: number): Page | null {
  if (bytes.length < at + headerBytes) return null
  const segments = bytes[at + 26] ?? 0
  const body = at + headerBytes + segments
  if (bytes.length < body) return null
  if (bytes[at] !== 0x4f || bytes[at + 1] !== 0x67 || bytes[at + 2] !== 0x67 || bytes[at + 3] !== 0x53)
    throw new Error('an Ogg stream is damaged')
  const lacing = bytes.subarray(at + headerBytes, body)
  const sizes: number[] = []
  let size = 0
  for (const value of lacing) {
    size += value
    if (value === 255) continue
    sizes.push(size)
    size = 0
  }
  const endsOpen = lacing.at(-1) === 255
  if (endsOpen) sizes.push(size)
  const end = body + lacing.reduce((sum, value) => sum + value, 0)
  return bytes.length < end ? null : { body, end, sizes, endsOpen }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const mostSegments = 255
const noPacketEnds = 0xff_ff_ff_ff_ff_ff_ff_ffn

/** A second of Opus's usual packets. */
export const usualPacketsPerPage = 50

/** Bytes that a packet of sound takes in a file: itself, how long it is, and its share of a page's head. */
export function pagedBytes(packetBytes: number): number {
  return packetBytes + Math.floor(packetBytes / 255) + 1 + headerBytes / usualPacketsPerPage
}

export type OggWriter = {
  /** Pages for a packet that stands alone, however long: one of the headers. */
  header: (packet: Uint8Array) => Uint8Array[]
  /** Takes a packet of sound; gives a page where one is full. */
  packet: (packet: Uint8Array, granule: bigint) => Uint8Array | null
  /** The last page. */
  end: () => Uint8Array
}

/** Writes one logical stream. A packet of sound must be shorter than a page. `packetsPerPage`: a second of sound is usual. */
export function oggWriter(serial: number, packetsPerPage: number): OggWriter {
  let sequence = 0
  let waiting: Uint8Array[] = []
  let granule = 0n
  const page = (lacing: readonly number[], body: readonly Uint8Array[], flags: number, position: bigint) => {
    const head = new Uint8Array(headerBytes + lacing.length)
    const view = new DataView(head.buffer)
    head.set([0x4f, 0x67, 0x67, 0x53, 0, flags])
    view.setBigUint64(6, position, true)
    view.setUint32(14, serial, true)
    view.setUint32(18, sequence++, true)
    head[26] = lacing.length
    head.set(lacing, headerBytes)
    const whole = joined([head, ...body])
    new DataView(whole.buffer).setUint32(crcAt, checksum(whole), true)
    return whole
  }
  const lacingOf = (bytes: number): number[] => [
    ...Array.from({ length: Math.floor(bytes / 255) }, () => 255),
    bytes % 255,
  ]
  const flush = (flags: number): Uint8Array => {
    const whole = page(
      waiting.flatMap(({ length }) => lacingOf(length)),
      waiting,
      flags,
      granule,
    )
    waiting = []
    return whole
  }
  return {
    header: (packet) => {
      const lacing = lacingOf(packet.length)
      const pages: Uint8Array[] = []
      for (let from = 0; from < lacing.length; from += mostSegments) {
        const some = lacing.slice(from, from + mostSegments)
        const body = packet.subarray(from * 255, from * 255 + some.reduce((sum, size) => sum + size, 0))
        const isLast = from + mostSegments >= lacing.length
        const flags = (from > 0 ? 1 : 0) | (sequence === 0 ? 2 : 0)
        pages.push(page(some, [body], flags, isLast ? 0n : noPacketEnds))
      }
      return pages
    },
    packet: (packet, position) => {
      const segments = [...waiting, packet].reduce((sum, { length }) => sum + Math.floor(length / 255) + 1, 0)
      const full = waiting.length >= packetsPerPage || segments > mostSegments ? flush(0) : null
      waiting.push(packet)
      granule = position
      return full
    },
    end: () => flush(4),
  }
}
