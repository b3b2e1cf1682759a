import { describe, expect, test } from 'vitest'
import { bitrateOf } from './formats.ts'
import { adtsHeader, frameExtent, mp3Header } from './frame-extent.ts'
import { oggPackets, oggWriter, pagedBytes, usualPacketsPerPage } from './ogg.ts'

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.slice(at, at + size))
}

/** 22.05 kHz, 64 kbit/s: 208 or 209 bytes. */
function mp3Frame(padded: boolean): Uint8Array {
  const frame = new Uint8Array(padded ? 209 : 208)
  frame.set([0xff, 0xf3, 0x80 | (padded ? 2 : 0), 0xc0])
  return frame
}

function adtsFrame(length: number): Uint8Array {
  const frame = new Uint8Array(length)
  frame.set([0xff, 0xf1, 0x5c, 0x40 | (length >> 11), (length >> 3) & 0xff, ((length & 7) << 5) | 0x1f, 0xfc])
  return frame
}

describe('bare streams', () => {
  const mp3 = Buffer.concat([mp3Frame(false), mp3Frame(true), mp3Frame(false)])
  const aac = Buffer.concat([adtsFrame(300), adtsFrame(9), adtsFrame(2100)])
  test.each([1, 7, 1000])('are counted however they are cut (%i bytes)', async (size) => {
    expect(await frameExtent(inPieces(mp3, size), mp3Header)).toEqual({ frames: 3, ends: [208, 417, 625] })
    expect(await frameExtent(inPieces(aac, size), adtsHeader)).toEqual({ frames: 3, ends: [300, 309, 2409] })
  })

  test('that end within a frame, or are none, are refused', async () => {
    expect(await frameExtent(inPieces(mp3.subarray(0, 624), 100), mp3Header)).toBeNull()
    expect(await frameExtent(inPieces(aac.subarray(0, 305), 100), adtsHeader)).toBeNull()
    expect(await frameExtent(inPieces(mp3, 100), adtsHeader)).toBeNull()
    expect(await frameExtent(inPieces(new Uint8Array(0), 1), mp3Header)).toBeNull()
  })
})

describe('Ogg', () => {
  const packet = (length: number, fill: number): Uint8Array => new Uint8Array(length).fill(fill)
  const headers = [packet(19, 1), packet(200_000, 2)]
  const sound = [0, 1, 254, 255, 256, 510, 900].map((length, at) => packet(length, at + 3))

  function written(): Buffer {
    const writer = oggWriter(7, 3)
    const pages = headers.flatMap((header) => writer.header(header))
    for (const [at, one] of sound.entries()) {
      const page = writer.packet(one, BigInt(at + 1) * 960n)
      if (page !== null) pages.push(page)
    }
    return Buffer.concat([...pages, writer.end()])
  }

  test('of which a file’s size is known before it is written', () => {
    const writer = oggWriter(7, usualPacketsPerPage)
    const lengths = Array.from({ length: 5 * usualPacketsPerPage }, (_, at) => 1 + ((at * 37) % 700))
    const pages = lengths.flatMap((length, at) => writer.packet(packet(length, 1), BigInt(at)) ?? [])
    const bytes = Buffer.concat([...pages, writer.end()]).length
    expect(lengths.reduce((sum, length) => sum + pagedBytes(length), 0)).toBeCloseTo(bytes, 6)
  })

  test.each([13, 4096, 1_000_000])('packets of every length come back (pieces of %i bytes)', async (size) => {
    const back: Uint8Array[] = []
    for await (const one of oggPackets(inPieces(written(), size))) back.push(one)
    expect(back.map((one) => one.length)).toEqual([...headers, ...sound].map((one) => one.length))
    expect(Buffer.concat(back).equals(Buffer.concat([...headers, ...sound]))).toBe(true)
  })

  test('a page has the header and the checksum of RFC 3533, by its polynomial bit by bit', () => {
    const page = Buffer.from(oggWriter(0x01_02_03_04, 1).header(Buffer.from('OpusHead'))[0] ?? [])
    const sum = page.readUInt32LE(22)
    page.writeUInt32LE(0, 22)
    expect(page.toString('hex')).toBe(`4f6767530002${'00'.repeat(8)}04030201${'00'.repeat(8)}0108${Buffer.from('OpusHead').toString('hex')}`) // prettier-ignore
    let crc = 0n
    for (const byte of page) {
      crc ^= BigInt(byte) << 24n
      for (let bit = 0; bit < 8; bit++)
        crc = ((crc << 1n) ^ ((crc & 0x80_00_00_00n) === 0n ? 0n : 0x1_04_c1_1d_b7n)) & 0xff_ff_ff_ffn
    }
    expect(sum).toBe(Number(crc))
  })

  test('a stream that is cut off or damaged is said', async () => {
    const whole = written()
    const readAll = async (bytes: Uint8Array): Promise<number> => {
      let packets = 0
      for await (const one of oggPackets(inPieces(bytes, 4096))) packets += one.length >= 0 ? 1 : 0
      return packets
    }
    await expect(readAll(whole.subarray(0, whole.length - 5))).rejects.toThrow('cut off')
    await expect(readAll(Buffer.concat([Buffer.from('nothing of the kind, really'), whole]))).rejects.toThrow(
      'damaged',
    )
  })
})

test.each([
  ['mp3', null, 22_050, 64],
  ['mp3', 70, 22_050, 64],
  ['mp3', 320, 24_000, 160],
  ['mp3', 16, 44_100, 32],
  ['aac', null, 22_050, 48],
  ['aac', 320, 22_050, 132],
  ['opus', null, 24_000, 24],
  ['opus', 320, 24_000, 256],
  ['pcm', 64, 24_000, null],
] as const)('%s at %s kbit/s and %i Hz has %s', (codec, asked, rate, kbps) => {
  expect(bitrateOf(codec, asked, rate)).toBe(kbps)
})
