const headerBytes = 44

/** Mono, 16 bits, little-endian: RIFF as in http://soundfile.sapp.org/doc/WaveFormat/ */
export function encodeWav(samples: Int16Array, sampleRateHz: number): Uint8Array {
  const bytes = new Uint8Array(headerBytes + samples.byteLength)
  const view = new DataView(bytes.buffer)
  const ascii = (at: number, text: string): void => {
    for (let index = 0; index < text.length; index++) view.setUint8(at + index, text.charCodeAt(index))
  }
  ascii(0, 'RIFF')
  view.setUint32(4, 36 + samples.byteLength, true)
  ascii(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRateHz, true)
  view.setUint32(28, sampleRateHz * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  ascii(36, 'data')
  view.setUint32(40, samples.byteLength, true)
  // WAV is little-endian, as is every processor that Node and Electron are built for.
  bytes.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), headerBytes)
  return bytes
}

export function wavBytes(sampleCount: number): number {
  return headerBytes + sampleCount * 2
}

/** Where a file of this length with these first bytes is one that `decodeWav` reads: its rate and its samples, without reading them. */
export function plainWav(
  head: Uint8Array,
  fileBytes: number,
): { sampleRateHz: number; sampleCount: number } | null {
  if (head.byteLength < headerBytes) return null
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const dataBytes = view.getUint32(40, true)
  const isWhole = headerBytes + dataBytes === fileBytes
  return isWhole && isPlain(head, view)
    ? { sampleRateHz: view.getUint32(24, true), sampleCount: dataBytes >> 1 }
    : null
}

function isPlain(bytes: Uint8Array, view: DataView): boolean {
  const tag = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
  const isPcm = tag(0) === 'RIFF' && tag(8) === 'WAVE' && tag(36) === 'data' && view.getUint16(20, true) === 1
  return isPcm && view.getUint16(22, true) === 1 && view.getUint16(34, true) === 16
}

/** Reads what `encodeWav` writes, without copying it: the samples lie in `bytes`, at an even offset. Null for anything else, a cut-off file included. */
export function decodeWav(bytes: Uint8Array): { samples: Int16Array; sampleRateHz: number } | null {
  if (bytes.byteLength < headerBytes) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!isPlain(bytes, view)) return null
  const dataBytes = view.getUint32(40, true)
  if (headerBytes + dataBytes !== bytes.byteLength) return null
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset + headerBytes, dataBytes >> 1)
  return { samples, sampleRateHz: view.getUint32(24, true) }
}
