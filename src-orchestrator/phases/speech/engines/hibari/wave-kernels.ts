import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { builtFile } from '../../../../../src-node/install-layout.ts'
import type { Fft } from './fft.ts'

const kernel = <Arguments extends number[], Answer extends number | undefined>() =>
  z.custom<(...args: Arguments) => Answer>((value) => typeof value === 'function')

type Pointer = number

const kernelsSchema = z.object({
  constantsBytes: kernel<[], number>(),
  layConstants: kernel<[at: Pointer], undefined>(),
  pulseTrain: kernel<[pitch: Pointer, frames: number, hop: number, sampleRateHz: number, samples: Pointer], undefined>(),
  analyse: kernel<[samples: Pointer, window: Pointer, length: number, hop: number, place: Pointer], number>(),
  shapeBin: kernel<[bin: number, frames: number, rows: Pointer, partBytes: number, voicedPairs: Pointer, states: Pointer, places: Pointer, length: number], undefined>(),
  overlap: kernel<[place: Pointer, window: Pointer, length: number, hop: number, samples: Pointer], undefined>(),
  scale: kernel<[samples: Pointer, factors: Pointer, count: number], undefined>(),
}) // prettier-ignore

/** What takes a voice's time beside the network, four numbers at once. What each does and asks for is said in `kernels/`, where they are written. */
export type WaveKernels = Omit<z.infer<typeof kernelsSchema>, 'constantsBytes' | 'layConstants'>

/** As scripts/build-kernels.mjs made them, at work in a memory; `allocate` gives a part of it to them. */
export async function loadWaveKernels({
  memory,
  allocate,
}: Pick<Fft, 'memory' | 'allocate'>): Promise<WaveKernels> {
  const compiled = await WebAssembly.compile(await readFile(builtFile('hibari-kernels.wasm')))
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
  const { constantsBytes, layConstants, ...kernels } = kernelsSchema.parse(exports)
  layConstants(allocate(constantsBytes()))
  return kernels
}
