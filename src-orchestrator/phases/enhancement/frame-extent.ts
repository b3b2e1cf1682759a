/** How far a bare stream of frames goes. */
export type FrameExtent = {
  frames: number
  /** Bytes up to the end of each of the last frames, the last one last: where a stream may be cut. */
  ends: number[]
}

/** What a frame's first bytes say of it: its whole length in bytes. Null where no frame begins so. */
export type FrameHeader = { bytes: number; lengthOf: (header: readonly number[]) => number | null }

/** More than the frames of silence that a chapter is encoded with beyond its end. */
const endsKept = 8

/** Counts the frames of a bare stream, without tags. Null where it is no such stream, is empty, or ends within a frame. */
export async function frameExtent(
  pieces: AsyncIterable<Uint8Array>,
  { bytes: headerBytes, lengthOf }: FrameHeader,
): Promise<FrameExtent | null> {
  const ends: number[] = []
  let frames = 0
  let end = 0
  // Bytes of the frame that are still to come, and of a header that a piece's end has cut.
  let toSkip = 0
  let cut: number[] = []
  for await (const piece of pieces) {
    let at = 0
    while (at < piece.length) {
      if (toSkip > 0) {
        const step = Math.min(toSkip, piece.length - at)
        at += step
        toSkip -= step
        continue
      }
      cut.push(piece[at++] ?? 0)
      if (cut.length < headerBytes) continue
      const length = lengthOf(cut)
      if (length === null || length < headerBytes) return null
      frames++
      end += length
      ends.push(end)
      if (ends.length > endsKept) ends.shift()
      cut = []
      toSkip = length - headerBytes
    }
  }
  return frames === 0 || toSkip > 0 || cut.length > 0 ? null : { frames, ends }
}

const bitratesV1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const bitratesV2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const ratesV1 = [44_100, 48_000, 32_000]

/** MPEG audio layer III: http://www.mp3-tech.org/programmer/frame_header.html */
export const mp3Header: FrameHeader = {
  bytes: 3,
  lengthOf: ([sync = 0, kind = 0, rates = 0]) => {
    const version = (kind >> 3) & 3
    const isLayer3 = ((kind >> 1) & 3) === 1
    if (sync !== 0xff || kind >> 5 !== 7 || !isLayer3 || version === 1) return null
    const bitrate = (version === 3 ? bitratesV1 : bitratesV2)[rates >> 4]
    const rate = ratesV1[(rates >> 2) & 3]
    if (bitrate === undefined || bitrate === 0 || rate === undefined) return null
    const sampleRateHz = rate / (version === 3 ? 1 : version === 2 ? 2 : 4)
    const samples = version === 3 ? 1152 : 576
    return Math.floor((samples * bitrate * 125) / sampleRateHz) + ((rates >> 1) & 1)
  },
}

/** AAC in ADTS: https://wiki.multimedia.cx/index.php/ADTS */
export const adtsHeader: FrameHeader = {
  bytes: 6,
  lengthOf: ([sync = 0, kind = 0, , channels = 0, middle = 0, low = 0]) =>
    sync === 0xff && (kind & 0xf6) === 0xf0 ? ((channels & 3) << 11) | (middle << 3) | (low >> 5) : null,
}
