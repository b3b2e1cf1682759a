const bitratesV1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const bitratesV2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const ratesV1 = [44_100, 48_000, 32_000]

export type Mp3Extent = { frames: number; samplesPerFrame: number; sampleRateHz: number; durationSec: number }

const headerBytes = 3

/** The part of a frame's header that says how long it is; null where it is none. */
function parseHeader(
  sync: number,
  kind: number,
  rates: number,
): (Omit<Mp3Extent, 'frames' | 'durationSec'> & { bytes: number }) | null {
  const version = (kind >> 3) & 3
  const isLayer3 = ((kind >> 1) & 3) === 1
  if (sync !== 0xff || kind >> 5 !== 7 || !isLayer3 || version === 1) return null
  const bitrate = (version === 3 ? bitratesV1 : bitratesV2)[rates >> 4]
  const rate = ratesV1[(rates >> 2) & 3]
  if (bitrate === undefined || bitrate === 0 || rate === undefined) return null
  const sampleRateHz = rate / (version === 3 ? 1 : version === 2 ? 2 : 4)
  const samplesPerFrame = version === 3 ? 1152 : 576
  const bytes = Math.floor((samplesPerFrame * bitrate * 125) / sampleRateHz) + ((rates >> 1) & 1)
  return { samplesPerFrame, sampleRateHz, bytes }
}

/**
 * Counts the frames of a bare MPEG audio layer III stream, without tags (http://www.mp3-tech.org/programmer/frame_header.html). Null where it is no
 * such stream, or ends within a frame.
 */
export async function mp3Extent(pieces: AsyncIterable<Uint8Array>): Promise<Mp3Extent | null> {
  let frames = 0
  let last: ReturnType<typeof parseHeader> = null
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
      const [sync = 0, kind = 0, rates = 0] = cut
      last = parseHeader(sync, kind, rates)
      if (last === null) return null
      frames++
      cut = []
      toSkip = last.bytes - headerBytes
    }
  }
  if (last === null || toSkip > 0 || cut.length > 0) return null
  const { samplesPerFrame, sampleRateHz } = last
  return { frames, samplesPerFrame, sampleRateHz, durationSec: (frames * samplesPerFrame) / sampleRateHz }
}
