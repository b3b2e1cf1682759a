import { codecShapes } from './formats.ts'
import type { Encoder } from './piece-store.ts'

/** Frames of silence beyond a chapter's end: where the chapters before it end between two frames, one more of it is used. */
const spareFrames = 3

/** ffmpeg takes the lead that an encoder does not want from its stream, and puts the spare silence behind it. */
export function streamArgs({ codec, kbps, args }: Encoder, target: string, sampleRateHz: number): string[] {
  const { stream, leadDrop, scale: scaleAt, frame } = codecShapes[codec]
  if (stream === null) return []
  const scale = scaleAt(kbps)
  const { samples, clockHz } = frame(sampleRateHz)
  const spare = Math.ceil((spareFrames * samples * sampleRateHz) / clockHz)
  const filters = [...(leadDrop > 0 ? [`atrim=start_sample=${leadDrop}`, 'asetpts=N/SR/TB'] : []), `apad=pad_len=${leadDrop + spare}`, ...(scale === 1 ? [] : [`volume=${1 / scale}:precision=float`])] // prettier-ignore
  return ['-map', '0:a', '-af', filters.join(','), '-threads', '1', ...args, ...stream.args, '-y', target]
}
