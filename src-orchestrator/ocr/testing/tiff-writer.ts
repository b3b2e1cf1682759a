import type { GreyPicture } from '../grey-picture.ts'
import type { Resolution } from '../square-pixels.ts'

/** TIFF's types of numbers. */
const [long, rational] = [4, 5]

/** A TIFF of grey pictures, one after the other, not packed; where it is told, with their pixels an inch. */
export function makeTiff(pictures: readonly GreyPicture[], resolution?: Resolution): Buffer {
  const parts: Buffer[] = []
  let at = 8
  const header = Buffer.from('II*\0\x08\0\0\0', 'latin1')
  for (const [index, { width, height, pixels }] of pictures.entries()) {
    const entries = resolution === undefined ? 9 : 11
    const directory = Buffer.alloc(2 + entries * 12 + 4)
    const fractions = Buffer.from(Uint32Array.of(resolution?.across ?? 0, 1, resolution?.down ?? 0, 1).buffer)
    const data = at + directory.length + fractions.length
    const next = data + pixels.length + (pixels.length % 2)
    directory.writeUInt16LE(entries, 0)
    // ImageWidth, ImageLength, BitsPerSample, Compression, PhotometricInterpretation, StripOffsets, SamplesPerPixel, RowsPerStrip, StripByteCounts, XResolution, YResolution
    const values = [256, width, 257, height, 258, 8, 259, 1, 262, 1, 273, data, 277, 1, 278, height, 279, pixels.length, 282, at + directory.length, 283, at + directory.length + 8] // prettier-ignore
    for (let entry = 0; entry < entries; entry++) {
      directory.writeUInt16LE(values[entry * 2] ?? 0, 2 + entry * 12)
      directory.writeUInt16LE(entry < 9 ? long : rational, 4 + entry * 12)
      directory.writeUInt32LE(1, 6 + entry * 12)
      directory.writeUInt32LE(values[entry * 2 + 1] ?? 0, 10 + entry * 12)
    }
    directory.writeUInt32LE(index === pictures.length - 1 ? 0 : next, 2 + entries * 12)
    parts.push(directory, fractions, Buffer.from(pixels), Buffer.alloc(pixels.length % 2))
    at = next
  }
  return Buffer.concat([header, ...parts])
}
