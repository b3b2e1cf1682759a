/** TIFF 6.0, section 2: https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf */
const headerBytes = 8
const entryBytes = 12
/** More frames than any scan has; a list that leads back to itself ends here. */
const mostFrames = 20_000

/** By its first four bytes. */
export function isTiff(bytes: Uint8Array): boolean {
  const mark = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  return mark === 'II*\0' || mark === 'MM\0*'
}

function viewOf(bytes: Uint8Array): { view: DataView; little: boolean } {
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), little: bytes[0] === 0x49 }
}

/** Where the directories of a TIFF's pictures lie, in their order; none of what is no TIFF. */
export function tiffFrames(bytes: Uint8Array): number[] {
  if (!isTiff(bytes) || bytes.length < headerBytes) return []
  const { view, little } = viewOf(bytes)
  const frames: number[] = []
  let at = view.getUint32(4, little)
  while (at >= headerBytes && at + 2 <= bytes.length && frames.length < mostFrames && !frames.includes(at)) {
    frames.push(at)
    const next = at + 2 + view.getUint16(at, little) * entryBytes
    if (next + 4 > bytes.length) break
    at = view.getUint32(next, little)
  }
  return frames
}

/** The file with one of its pictures as its first, which is the one that Leptonica reads; as it is where there is no such frame. */
export function withFrame(bytes: Uint8Array, frame: number): Uint8Array {
  const at = frame === 0 ? undefined : tiffFrames(bytes)[frame]
  if (at === undefined) return bytes
  // A Buffer's own slice would be the same memory.
  const file = Uint8Array.from(bytes)
  const { view, little } = viewOf(file)
  view.setUint32(4, at, little)
  return file
}
