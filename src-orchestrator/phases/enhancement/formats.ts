import { assertNever } from '../../../src-contract/assert-never.ts'
import type { AudioFormat } from '../../../src-contract/config-options.ts'

/** How the samples of a chapter are kept until files are made of them. FLAC and WAV are both made of plain samples. */
export type Codec = 'mp3' | 'aac' | 'opus' | 'pcm'

export type FormatShape = {
  extension: string
  codec: Codec
  /** Milliseconds of a core that ffmpeg takes to put a second of speech into its file. */
  fileMsPerSec: number
}

/** Each format's file ending, and what is inside. */
export const formatShapes: Record<AudioFormat, FormatShape> = {
  mp3: { extension: 'mp3', codec: 'mp3', fileMsPerSec: 0.3 },
  m4b: { extension: 'm4b', codec: 'aac', fileMsPerSec: 0.25 },
  opus: { extension: 'opus', codec: 'opus', fileMsPerSec: 0 },
  flac: { extension: 'flac', codec: 'pcm', fileMsPerSec: 1.1 },
  wav: { extension: 'wav', codec: 'pcm', fileMsPerSec: 0.4 },
}

export type CodecShape = {
  /** Samples to a frame, and how many of them are a second. */
  frame: (sampleRateHz: number) => { samples: number; clockHz: number }
  /**
   * Samples of the chapter's own rate that the leading silence is made shorter by: what a decoder puts before the first sample and no player takes away.
   * AAC's priming is taken away by the edit list, Opus's by the pre-skip; of MP3's 1105 samples players skip the decoder's 529.
   */
  leadDrop: number
  /** What the encoder takes of the level at that many kbit/s, as a factor; it is given back before it. */
  scale: (kbps: number | null) => number
  /**
   * Where the samples are limited, dBFS, so that little of what an encoder makes of them is above the limit; that is encoded again, with less gain there.
   * Decision 16 has the measurements.
   */
  ceilingDb: number
  /** ffmpeg's name of the bare stream; null where no ffmpeg is needed. */
  stream: { extension: string; args: readonly string[] } | null
  /** Milliseconds of a core that ffmpeg takes to encode a second of speech, and to decode it (5.1, a Xeon of 2.6 GHz). */
  encodeMsPerSec: number
  decodeMsPerSec: number
}

/** LAME's own, so that nothing clips at low rates: `scale` in abr_switch_map of libmp3lame/presets.c, which constant rates go through too. Measured at 64 kbit/s: −0.45 dB. */
function lameScale(kbps: number | null): number {
  if (kbps === null || kbps < 192) return 0.95
  if (kbps < 224) return 0.97
  return kbps < 256 ? 0.98 : 1
}
const unscaled = (): number => 1

/** How ffmpeg is told of plain samples of one channel, as what it reads or what it writes. */
export function pcmArgs(sampleRateHz: number): string[] {
  return ['-f', 's16le', '-ar', String(sampleRateHz), '-ac', '1']
}

/** What samples are packed by, for a file or to learn how long it will be. */
export const flacArgs: readonly string[] = ['-c:a', 'flac', '-flags:a', '+bitexact', '-f', 'flac']

const bare = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact']

export const codecShapes: Record<Codec, CodecShape> = {
  mp3: {
    frame: (sampleRateHz) => ({ samples: sampleRateHz >= 32_000 ? 1152 : 576, clockHz: sampleRateHz }),
    leadDrop: 576,
    scale: lameScale,
    ceilingDb: -3.9,
    stream: { extension: 'mp3', args: [...bare, '-id3v2_version', '0', '-f', 'mp3'] },
    encodeMsPerSec: 2.7,
    decodeMsPerSec: 0.9,
  },
  aac: {
    frame: (sampleRateHz) => ({ samples: 1024, clockHz: sampleRateHz }),
    leadDrop: 0,
    scale: unscaled,
    ceilingDb: -3.9,
    stream: { extension: 'aac', args: [...bare, '-f', 'adts'] },
    encodeMsPerSec: 7,
    decodeMsPerSec: 0.6,
  },
  opus: {
    frame: () => ({ samples: 960, clockHz: 48_000 }),
    leadDrop: 0,
    scale: unscaled,
    ceilingDb: -4.6,
    stream: { extension: 'opus', args: [...bare, '-f', 'opus'] },
    encodeMsPerSec: 6,
    decodeMsPerSec: 2.4,
  },
  pcm: {
    frame: (sampleRateHz) => ({ samples: 1, clockHz: sampleRateHz }),
    leadDrop: 0,
    scale: unscaled,
    ceilingDb: -3.9,
    stream: null,
    encodeMsPerSec: 0,
    decodeMsPerSec: 0,
  },
}

/** kbit/s where the user has named none: by spectral distance AAC at 48 and Opus at 24 keep more of a voice than MP3 at 64 (decision 16). */
const usualKbps = { mp3: 64, aac: 48, opus: 24 } as const

/** What MPEG layer III has, in kbit/s: versions 2 and 2.5 below 32 kHz, version 1 from there. http://www.mp3-tech.org/programmer/frame_header.html */
const mp3Kbps = {
  low: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  high: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
}
/** A mono AAC frame of 1024 samples holds at most 6144 bits (ISO/IEC 14496-3). */
const aacBitsPerSample = 6
/** Of one channel: https://opus-codec.org/docs/opus_api-1.5/group__opus__encoderctls.html */
const opusMostKbps = 256

/** The bit rate that a codec can really have, nearest to what was asked for. kbit/s; null for plain samples. */
export function bitrateOf(codec: Codec, asked: number | null, sampleRateHz: number): number | null {
  if (codec === 'pcm') return null
  const wanted = asked ?? usualKbps[codec]
  if (codec === 'aac') return Math.min(wanted, Math.floor((aacBitsPerSample * sampleRateHz) / 1000))
  if (codec === 'opus') return Math.min(wanted, opusMostKbps)
  const legal = sampleRateHz >= 32_000 ? mp3Kbps.high : mp3Kbps.low
  return legal.reduce((best, kbps) => (Math.abs(kbps - wanted) < Math.abs(best - wanted) ? kbps : best))
}

/** ffmpeg's arguments for an encoder; decision 16 has the measurements behind them. */
export function encoderArgs(codec: Codec, kbps: number | null): string[] {
  const rate = ['-b:a', `${kbps ?? 0}k`]
  switch (codec) {
    // LAME's level 7 leaves out noise shaping and takes half the time. No bit reservoir, no Xing frame: only so can chapters be joined as they are.
    case 'mp3':
      return ['-c:a', 'libmp3lame', ...rate, '-compression_level', '7', '-reservoir', '0', '-write_xing', '0']
    case 'aac':
      return ['-c:a', 'aac', ...rate, '-aac_coder', 'fast', '-aac_tns', '0', '-aac_pns', '0']
    case 'opus':
      return [
        '-c:a',
        'libopus',
        ...rate,
        '-vbr',
        'on',
        '-application',
        'audio',
        '-compression_level',
        '5',
        '-frame_duration',
        '20',
      ]
    case 'pcm':
      return []
    default:
      return assertNever(codec)
  }
}
