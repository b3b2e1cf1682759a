const bitratesV1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const bitratesV2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const ratesV1 = [44_100, 48_000, 32_000]

export type Mp3Extent = { frames: number; samplesPerFrame: number; sampleRateHz: number; durationSec: number }

/**
 * Counts the frames of a bare MPEG audio layer III stream, without tags (http://www.mp3-tech.org/programmer/frame_header.html). Null where it is no
 * such stream, or ends within a frame.
 */
export function mp3Extent(bytes: Uint8Array): Mp3Extent | null {
  let at = 0
  let frames = 0
  let samplesPerFrame = 0
  let sampleRateHz = 0
  while (at < bytes.length) {
    const [sync = 0, kind = 0, rates = 0] = bytes.subarray(at, at + 3)
    const version = (kind >> 3) & 3
    const isLayer3 = ((kind >> 1) & 3) === 1
    if (sync !== 0xff || kind >> 5 !== 7 || !isLayer3 || version === 1) return null
    const bitrate = (version === 3 ? bitratesV1 : bitratesV2)[rates >> 4]
    const rate = ratesV1[(rates >> 2) & 3]
    if (bitrate === undefined || bitrate === 0 || rate === undefined) return null
    sampleRateHz = rate / (version === 3 ? 1 : version === 2 ? 2 : 4)
    samplesPerFrame = version === 3 ? 1152 : 576
    at += Math.floor((samplesPerFrame * bitrate * 125) / sampleRateHz) + ((rates >> 1) & 1)
    frames++
  }
  if (frames === 0 || at !== bytes.length) return null
  return { frames, samplesPerFrame, sampleRateHz, durationSec: (frames * samplesPerFrame) / sampleRateHz }
}
