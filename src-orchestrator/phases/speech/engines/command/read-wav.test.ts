import { expect, it } from 'vitest'
import { anyWav, type WavShape } from '../../testing/any-wav.ts'
import { readWav, type Sound } from './read-wav.ts'
import { resample } from '../../resample.ts'

function sound(bytes: Buffer): Sound {
  const read = readWav(bytes)
  if (typeof read === 'string') throw new Error(read)
  return read
}

/** How strong a tone is in the sound. */
function strength({ samples, sampleRateHz }: Sound, hertz: number): number {
  let [re, im] = [0, 0]
  for (const [at, sample] of samples.entries()) {
    const angle = (2 * Math.PI * hertz * at) / sampleRateHz
    re += sample * Math.cos(angle)
    im += sample * Math.sin(angle)
  }
  return (2 * Math.hypot(re, im)) / samples.length
}

const shapes: WavShape[] = (['uint8', 'int16', 'int24', 'int32', 'float32', 'float64'] as const).flatMap(
  (kind) => [
    { kind, channels: 1, rateHz: 22_050 },
    { kind, channels: 2, rateHz: 44_100 },
  ],
)

it.each(shapes)('reads $kind, $channels channels at $rateHz Hz', (shape) => {
  const read = sound(anyWav(shape, 0.5))
  expect(read.sampleRateHz).toBe(shape.rateHz)
  expect(read.samples).toHaveLength(shape.rateHz / 2)
  expect(strength(read, 220)).toBeCloseTo(0.3, 1)
})

const plain = anyWav({ kind: 'int16', channels: 1, rateHz: 8000 }, 0.1)
const dataAt = plain.indexOf('data')

it.each([
  ['0', 0],
  ['the most that there is', 0xff_ff_ff_ff],
  ['the most with a sign', 0x7f_ff_ff_ff],
  ['eSpeak NG', 0x7f_ff_f0_00],
])('a length of %s is one of a program that wrote to a pipe', (_name, length) => {
  const streamed = Buffer.from(plain)
  streamed.writeUInt32LE(length, dataAt + 4)
  streamed.writeUInt32LE(length, 4)
  expect(sound(streamed).samples).toEqual(sound(plain).samples)
})

/** What a program that writes to a pipe gives, which cannot come back to say how much it was. */
function stream(shape: WavShape, sec: number): Buffer {
  const bytes = anyWav(shape, sec)
  bytes.writeUInt32LE(0xff_ff_ff_ff, bytes.indexOf('data') + 4)
  return bytes
}

it.each([
  ['int16', 1, 1, "it ends with 1 of a sample's 2 bytes"],
  ['int24', 1, 1, "it ends with 2 of a sample's 3 bytes"],
  ['float32', 1, 3, "it ends with 1 of a sample's 4 bytes"],
  ['int16', 2, 2, "it ends with 2 of a sample's 4 bytes"],
] as const)(
  'a stream of %s, channels %i, that lacks %i bytes was cut short',
  (kind, channels, lost, words) => {
    const bytes = stream({ kind, channels, rateHz: 8000 }, 0.1)
    expect(readWav(bytes.subarray(0, bytes.length - lost))).toContain(words)
  },
)

it('the byte that makes an odd number of bytes even is no piece of a sample', () => {
  const shape: WavShape = { kind: 'int24', channels: 1, rateHz: 8010 }
  expect(stream(shape, 0.1).length % 2).toBe(0)
  expect(sound(stream(shape, 0.1)).samples).toHaveLength(801)
})

/** With a chunk of its own for lengths, as RF64 has it. */
function rf64(bytes: Buffer, length: number): Buffer {
  const sizes = Buffer.alloc(36)
  sizes.write('ds64', 'latin1')
  sizes.writeUInt32LE(28, 4)
  sizes.writeBigUInt64LE(BigInt(length), 16)
  const long = Buffer.concat([bytes.subarray(0, 12), sizes, bytes.subarray(12)])
  long.write('RF64', 'latin1')
  long.writeUInt32LE(0xff_ff_ff_ff, long.indexOf('data') + 4)
  return long
}

it('RF64 says its length elsewhere', () => {
  const followed = Buffer.concat([plain, Buffer.from('LIST\u0004\0\0\0INFO')])
  expect(sound(rf64(followed, 1600)).samples).toEqual(sound(plain).samples)
  expect(readWav(rf64(plain.subarray(0, -800), 1600))).toContain('cut short: 800 of 1600 bytes')
  // As a stream has it.
  expect(sound(rf64(plain, 0)).samples).toEqual(sound(plain).samples)
})

it('reads the long form of the format', () => {
  const long = Buffer.alloc(40)
  plain.copy(long, 0, 20, 36)
  long.writeUInt16LE(0xff_fe, 0)
  long.writeUInt16LE(22, 16)
  long.writeUInt16LE(1, 24)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(40)
  const bytes = Buffer.concat([
    plain.subarray(0, 12),
    Buffer.from('fmt '),
    size,
    long,
    plain.subarray(dataAt),
  ])
  expect(sound(bytes).samples).toEqual(sound(plain).samples)
})

const ofFormat = (number: number): Buffer => {
  const bytes = Buffer.from(plain)
  bytes.writeUInt16LE(number, 20)
  return bytes
}

it.each([
  ['nothing', Buffer.alloc(0), 'it gave nothing'],
  ['words', Buffer.from('usage: speak FILE\n'), 'no WAV: it begins with “usage: speak FILE'],
  ['another kind of sound', Buffer.from('ID3\u0004 and so on, which is an MP3'), 'no WAV'],
  ['µ-law', ofFormat(7), '16 bits in format 7'],
  ['a head alone', plain.subarray(0, 20), 'no samples'],
  ['half of it', plain.subarray(0, dataAt + 8 + 800), 'cut short: 800 of 1600 bytes'],
  ['all but its last sample', plain.subarray(0, -2), 'cut short: 1598 of 1600 bytes'],
])('says what is wrong with %s', (_name, bytes, words) => {
  expect(readWav(bytes)).toContain(words)
})

it.each([
  [22_050, 24_000],
  [44_100, 22_050],
  [16_000, 22_050],
  [48_000, 22_050],
])('a tone is the same from %i at %i Hz, and what the lower rate cannot hold is gone', (from, to) => {
  const tone = (hertz: number): Float32Array =>
    Float32Array.from({ length: from / 2 }, (_, at) => 0.5 * Math.sin((2 * Math.PI * hertz * at) / from))
  const low = { samples: resample(tone(1000), from, to), sampleRateHz: to }
  expect(low.samples).toHaveLength(to / 2)
  expect(strength(low, 1000)).toBeCloseTo(0.5, 2)
  if (from < to) return
  const high = resample(tone(0.97 * (from / 2)), from, to).subarray(500, -500)
  expect(high.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeLessThan(0.001)
})
