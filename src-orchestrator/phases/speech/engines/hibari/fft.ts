import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { packageFile } from '../../../../../src-node/install-layout.ts'

/**
 * Complex transforms of one length, in place in WebAssembly's memory, of which others get their parts here too. Pointers are byte offsets; a place holds real and
 * imaginary parts in turn. PFFFT's own floats, four at a time: https://bitbucket.org/jpommier/pffft
 */
export type Fft = {
  memory: WebAssembly.Memory
  /** May make the memory grow: views of its buffer are then empty. Throws where there is no room. */
  allocate: (bytes: number) => number
  release: (pointer: number) => void
  forward: (place: number) => void
  /** Not scaled: a round trip multiplies by the length. */
  backward: (place: number) => void
}

const complexKind = 1
const directions = { forward: 0, backward: 1 }

/** Of a length that is a multiple of 16 with no prime factor beyond 5. */
export async function createFft(length: number): Promise<Fft> {
  const specifier = '@echogarden/pffft-wasm/simd'
  const { default: load } = await import('@echogarden/pffft-wasm/simd')
  const compiled = await WebAssembly.compile(
    await readFile(join(dirname(packageFile(specifier)), 'pffft.wasm')),
  )
  let memory: WebAssembly.Memory | undefined
  const module = await load({
    // The package does not export its memory, and the kernels work in it too.
    instantiateWasm: (imports, take) => {
      const instance = new WebAssembly.Instance(compiled, imports)
      memory = Object.values(instance.exports).find((each) => each instanceof WebAssembly.Memory)
      take(instance, compiled)
      return instance.exports
    },
  })
  if (memory === undefined) throw new Error(`${specifier} has no memory`)
  const setup = module._pffft_new_setup(length, complexKind)
  if (setup === 0) throw new RangeError(`no transform of ${length} points`)
  const allocate = (bytes: number): number => {
    const pointer = module._pffft_aligned_malloc(bytes)
    if (pointer === 0) throw new RangeError(`no room for ${bytes} bytes of sound`)
    return pointer
  }
  const work = allocate(length * 8)
  return {
    memory,
    allocate,
    release: (pointer) => module._pffft_aligned_free(pointer),
    forward: (place) => module._pffft_transform_ordered(setup, place, place, work, directions.forward),
    backward: (place) => module._pffft_transform_ordered(setup, place, place, work, directions.backward),
  }
}
