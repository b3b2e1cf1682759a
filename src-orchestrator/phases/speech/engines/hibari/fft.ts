/** Complex transforms of one length, in place in WebAssembly's memory. PFFFT's own floats, four at a time: https://bitbucket.org/jpommier/pffft */
export type Fft = {
  /** The places one after the other; in each real and imaginary parts in turn. */
  memory: Float32Array
  forward: (place: number) => void
  /** Not scaled: a round trip multiplies by the length. */
  backward: (place: number) => void
}

const complexKind = 1
const directions = { forward: 0, backward: 1 }

/** A length that is a multiple of 16 with no prime factor beyond 5, and how many transforms lie in memory side by side. */
export async function createFft(length: number, places: number): Promise<Fft> {
  const { default: load } = await import('@echogarden/pffft-wasm/simd')
  const module = await load()
  const setup = module._pffft_new_setup(length, complexKind)
  if (setup === 0) throw new RangeError(`no transform of ${length} points`)
  const bytes = length * 8
  const work = module._pffft_aligned_malloc(bytes)
  const first = module._pffft_aligned_malloc(bytes * places)
  const transform = (place: number, direction: number): void => {
    const pointer = first + place * bytes
    module._pffft_transform_ordered(setup, pointer, pointer, work, direction)
  }
  return {
    // All memory is there now: nothing allocates later, so the view stays valid.
    memory: module.HEAPF32.subarray(first / 4, (first + bytes * places) / 4),
    forward: (place) => transform(place, directions.forward),
    backward: (place) => transform(place, directions.backward),
  }
}
