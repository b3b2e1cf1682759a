/** Mono samples between -1 and 1. */
export type Sound = { samples: Float32Array; sampleRateHz: number }

/** Numbers of WAVE's formats: https://www.rfc-editor.org/rfc/rfc2361 and mmreg.h. */
const formats = { integer: 1, float: 3, extensible: 0xff_fe } as const
const headBytes = 12

/**
 * No sentence has a gigabyte: so much is said by a program that wrote to a pipe and could not come back to say how much it was. eSpeak NG writes 0x7ffff000 or
 * thereabouts, others the largest number with or without a sign.
 */
const unknownFrom = 0x40_00_00_00
/** In RF64 it means that a chunk of its own, ds64, has the length: https://tech.ebu.ch/docs/tech/tech3306.pdf */
const largest = 0xff_ff_ff_ff

type Format = { tag: number; channels: number; rateHz: number; bits: number; frameBytes: number }

const textAt = (bytes: Buffer, from: number): string => bytes.toString('latin1', from, from + 4)

function formatAt(bytes: Buffer, from: number, length: number): Format | null {
  if (length < 16 || from + 16 > bytes.length) return null
  const written = bytes.readUInt16LE(from)
  // The first two bytes of the long form's GUID are the format's number.
  const isLong = written === formats.extensible && length >= 26 && from + 26 <= bytes.length
  return {
    tag: isLong ? bytes.readUInt16LE(from + 24) : written,
    channels: bytes.readUInt16LE(from + 2),
    rateHz: bytes.readUInt32LE(from + 4),
    bits: bytes.readUInt16LE(from + 14),
    frameBytes: bytes.readUInt16LE(from + 12),
  }
}

/** Of what follows the head of a stream, the bytes beyond whole frames; the one that RIFF puts behind an odd number of bytes is none of them. */
function oddBytes({ length }: Buffer, frameBytes: number): number {
  const over = length % frameBytes
  return over === 1 && length % 2 === 0 ? 0 : over
}

type Reader = (bytes: Buffer, at: number) => number

function readerFor({ tag, bits }: Format): Reader | null {
  if (tag === formats.integer) {
    if (bits === 8) return (bytes, at) => (bytes.readUInt8(at) - 128) / 128
    if (bits === 16) return (bytes, at) => bytes.readInt16LE(at) / 32_768
    if (bits === 24) return (bytes, at) => bytes.readIntLE(at, 3) / 8_388_608
    if (bits === 32) return (bytes, at) => bytes.readInt32LE(at) / 2_147_483_648
  }
  if (tag === formats.float) {
    if (bits === 32) return (bytes, at) => bytes.readFloatLE(at)
    if (bits === 64) return (bytes, at) => bytes.readDoubleLE(at)
  }
  return null
}

function decoded(bytes: Buffer, format: Format, isStream: boolean): Sound | string {
  const read = readerFor(format)
  const { channels, rateHz, bits, tag } = format
  if (read === null) return `its WAV has ${bits} bits in format ${tag}, which is not read here`
  if (channels === 0 || rateHz < 1000 || rateHz > 384_000)
    return `its WAV has ${channels} channels at ${rateHz} Hz`
  const width = bits / 8
  const frameBytes = width * channels
  const odd = isStream ? oddBytes(bytes, frameBytes) : 0
  if (odd > 0) return `its WAV was cut short: it ends with ${odd} of a sample's ${frameBytes} bytes`
  const samples = new Float32Array(Math.floor(bytes.length / frameBytes))
  for (let frame = 0; frame < samples.length; frame++) {
    let sum = 0
    for (let channel = 0; channel < channels; channel++)
      sum += read(bytes, frame * frameBytes + channel * width)
    const mean = sum / channels
    samples[frame] = Number.isFinite(mean) ? mean : 0
  }
  return { samples, sampleRateHz: rateHz }
}

/**
 * Reads what programs write: whole numbers of 8 to 32 bits or floats, any rate, several channels as their mean, with other chunks before the samples. Where no
 * length is said, or none that can be one, the samples are what follows, and all that tells of a cut is a piece of a sample at the end. Else in words what is wrong with it.
 */
export function readWav(bytes: Buffer): Sound | string {
  if (bytes.length === 0) return 'it gave nothing'
  const magic = textAt(bytes, 0)
  if (!['RIFF', 'RF64'].includes(magic) || textAt(bytes, 8) !== 'WAVE') {
    const start = bytes
      .toString('utf8', 0, 40)
      .replaceAll(/[^\x20-\x7e]+/gu, '·')
      .trim()
    return `what it gave is no WAV: it begins with “${start}”`
  }
  let format: Format | null = null
  let longLength: number | null = null
  for (let at = headBytes; at + 8 <= bytes.length;) {
    const name = textAt(bytes, at)
    const length = bytes.readUInt32LE(at + 4)
    const from = at + 8
    if (name === 'fmt ') format = formatAt(bytes, from, length)
    if (name === 'ds64' && from + 16 <= bytes.length) longLength = Number(bytes.readBigUInt64LE(from + 8))
    if (name === 'data') {
      if (format === null) return 'its WAV does not say how its samples are written'
      const said = length === largest ? (longLength ?? length) : length
      if (said === 0 || said >= unknownFrom) return decoded(bytes.subarray(from), format, true)
      const left = bytes.length - from
      if (left < said) return `its WAV was cut short: ${left} of ${said} bytes of sound came`
      return decoded(bytes.subarray(from, from + said), format, false)
    }
    at = from + length + (length % 2)
  }
  return 'its WAV has no samples'
}
