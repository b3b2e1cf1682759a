export type WavShape = {
  rateHz: number
  channels: number
  kind: 'uint8' | 'int16' | 'int24' | 'int32' | 'float32' | 'float64'
}

const bytesOf = { uint8: 1, int16: 2, int24: 3, int32: 4, float32: 4, float64: 8 }

/** A tone of a kind that other programs write: stereo, 24 bits, floating point; with a chunk of theirs before the samples. */
export function anyWav({ rateHz, channels, kind }: WavShape, sec: number): Buffer {
  const frames = Math.round(sec * rateHz)
  const width = bytesOf[kind]
  const data = Buffer.alloc(frames * channels * width)
  for (let at = 0; at < frames * channels; at++) {
    const value = 0.3 * Math.sin((Math.floor(at / channels) * 2 * Math.PI * 220) / rateHz)
    if (kind === 'float32') data.writeFloatLE(value, at * width)
    else if (kind === 'float64') data.writeDoubleLE(value, at * width)
    else if (kind === 'uint8') data.writeUInt8(Math.round(value * 127) + 128, at)
    else data.writeIntLE(Math.round(value * (2 ** (width * 8 - 1) - 1)), at * width, width)
  }
  const chunk = (id: string, body: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(body.length)
    return Buffer.concat([Buffer.from(id, 'ascii'), length, body, Buffer.alloc(body.length % 2)])
  }
  const format = Buffer.alloc(16)
  format.writeUInt16LE(kind.startsWith('float') ? 3 : 1, 0)
  format.writeUInt16LE(channels, 2)
  format.writeUInt32LE(rateHz, 4)
  format.writeUInt32LE(rateHz * channels * width, 8)
  format.writeUInt16LE(channels * width, 12)
  format.writeUInt16LE(width * 8, 14)
  const body = [chunk('fmt ', format), chunk('LIST', Buffer.from('INFOtext')), chunk('data', data)]
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE', 'ascii'), ...body]))
}
