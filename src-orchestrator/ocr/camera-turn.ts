/** Exif 2.32, 4.5.2 and 4.6.4: https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf */
const orientationTag = 0x0112
/** Right angles clockwise by the value of that tag; mirrored pictures, which cameras do not write, are left as they are. */
const quarters: Readonly<Record<number, number>> = { 3: 2, 6: 1, 8: 3 }

const entryBytes = 12
const exifMark = 'Exif\0\0'
const app1 = 0xe1
const startOfScan = 0xda

/** Where a JPEG file's Exif data begin and end; null where it has none. */
function exifOf(file: Buffer): Buffer | null {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff && file[at + 1] !== startOfScan;) {
    const length = file.readUInt16BE(at + 2)
    const held = file.subarray(at + 4, at + 2 + length)
    if (file[at + 1] === app1 && held.toString('latin1', 0, exifMark.length) === exifMark)
      return held.subarray(exifMark.length)
    at += 2 + Math.max(2, length)
  }
  return null
}

/** By how many right angles clockwise a JPEG file's picture is to be turned: cameras and phones write it as the sensor lies, and how they were held beside it. Pure. */
export function cameraTurn(bytes: Uint8Array): number {
  const exif = exifOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  if (exif === null || exif.length < 10) return 0
  const little = exif[0] === 0x49
  const short = (at: number): number => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at))
  const first = little ? exif.readUInt32LE(4) : exif.readUInt32BE(4)
  if (first + 2 > exif.length) return 0
  const entries = short(first)
  for (
    let at = first + 2;
    at < first + 2 + entries * entryBytes && at + entryBytes <= exif.length;
    at += entryBytes
  )
    if (short(at) === orientationTag) return quarters[short(at + 8)] ?? 0
  return 0
}
