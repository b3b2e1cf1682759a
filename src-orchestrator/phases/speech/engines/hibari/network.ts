import { openSession, type OnnxRuntime } from './onnx-runtime.ts'
import { bins, type Spectra } from './spectra.ts'

/** Phoneme ids without the padding at their ends, and 1 for the voice's own pace. */
export type Network = (ids: readonly number[], speed: number) => Promise<Spectra>

const outputs = ['lh', 'theta', 'ln', 'lr', 'phi', 'f0'] as const

/** The network of one voice, loaded from its ONNX file. Rejects what is none; the network rejects an answer of another shape. */
export async function loadNetwork(runtime: OnnxRuntime, model: Uint8Array): Promise<Network> {
  const session = await openSession(runtime, model)
  const { Tensor } = runtime
  return async (ids, speed) => {
    const padded = BigInt64Array.from([0, ...ids, 0], BigInt)
    const answer = await session.run(
      {
        ids: new Tensor('int64', padded, [1, padded.length]),
        speed: new Tensor('float32', Float32Array.of(speed), [1]),
      },
      outputs,
    )
    const part = (name: (typeof outputs)[number]): Float32Array => {
      const data = answer[name]?.data
      if (!(data instanceof Float32Array)) throw new TypeError(`the voice's network gives no ${name}`)
      return data
    }
    const pitch = part('f0')
    const frames = pitch.length
    const rows = (name: (typeof outputs)[number]): Float32Array => {
      const data = part(name)
      if (data.length !== frames * bins)
        throw new TypeError(`the voice's network gives ${data.length} values of ${name} for ${frames} frames`)
      return data
    }
    return {
      frames,
      voiced: rows('lh'),
      phase: rows('theta'),
      noise: rows('ln'),
      free: rows('lr'),
      freePhase: rows('phi'),
      pitch,
    }
  }
}
