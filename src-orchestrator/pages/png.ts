import { promisify } from 'node:util'
import { crc32, deflate } from 'node:zlib'
import type { Picture } from '../pdf/render-page.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const channels = 3
/** Eight bits a channel, red, green and blue, nothing interlaced. */
const header = [8, 2, 0, 0, 0]
/** The scanline filter "Up": each byte is told by what it differs from the one above. Paper is the same all the way down. */
const upFilter = 2

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length, 0)
  around.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)])
}

function filtered({ width, height, rgba }: Picture): Uint8Array {
  const bytes = width * channels
  const lines = new Uint8Array((bytes + 1) * height)
  for (let y = 0; y < height; y++) {
    const line = y * (bytes + 1)
    lines[line] = upFilter
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < channels; channel++) {
        const at = (y * width + x) * 4 + channel
        const above = y === 0 ? 0 : (rgba[at - width * 4] ?? 0)
        lines[line + 1 + x * channels + channel] = (rgba[at] ?? 0) - above
      }
  }
  return lines
}

/** A picture without transparency as a PNG file. https://www.w3.org/TR/png-3/ */
export async function pngOf(picture: Picture): Promise<Buffer> {
  const size = Buffer.alloc(8)
  size.writeUInt32BE(picture.width, 0)
  size.writeUInt32BE(picture.height, 4)
  return Buffer.concat([
    signature,
    chunk('IHDR', Buffer.concat([size, Buffer.from(header)])),
    chunk('IDAT', await promisify(deflate)(filtered(picture))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
