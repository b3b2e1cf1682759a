import type { GreyPicture } from '../grey-picture.ts'

const entries = 9

/** A TIFF of grey pictures, one after the other, not packed. */
export function makeTiff(pictures: readonly GreyPicture[]): Buffer {
  const parts: Buffer[] = []
  let at = 8
  const header = Buffer.from('II*\0\x08\0\0\0', 'latin1')
  for (const [index, { width, height, pixels }] of pictures.entries()) {
    const directory = Buffer.alloc(2 + entries * 12 + 4)
    const data = at + directory.length
    const next = data + pixels.length + (pixels.length % 2)
    directory.writeUInt16LE(entries, 0)
    // ImageWidth, ImageLength, BitsPerSample, Compression, PhotometricInterpretation, StripOffsets, SamplesPerPixel, RowsPerStrip, StripByteCounts
    const values = [256, width, 257, height, 258, 8, 259, 1, 262, 1, 273, data, 277, 1, 278, height, 279, pixels.length] // prettier-ignore
    for (let entry = 0; entry < entries; entry++) {
      directory.writeUInt16LE(values[entry * 2] ?? 0, 2 + entry * 12)
      directory.writeUInt16LE(4, 4 + entry * 12)
      directory.writeUInt32LE(1, 6 + entry * 12)
      directory.writeUInt32LE(values[entry * 2 + 1] ?? 0, 10 + entry * 12)
    }
    directory.writeUInt32LE(index === pictures.length - 1 ? 0 : next, 2 + entries * 12)
    parts.push(directory, Buffer.from(pixels), Buffer.alloc(pixels.length % 2))
    at = next
  }
  return Buffer.concat([header, ...parts])
}
