/** The part of the package's interface that is used here; pointers are byte offsets into the heap. */
declare module '@echogarden/pffft-wasm/simd' {
  export type PffftModule = {
    /** Replaced where the memory grows: never keep it across an allocation. */
    HEAPF32: Float32Array
    /** 0: the length does not suit. `kind` 1: complex. */
    _pffft_new_setup: (length: number, kind: number) => number
    _pffft_aligned_malloc: (bytes: number) => number
    /** Real and imaginary parts in turn, in the usual order; not scaled. `direction` 0: forward, 1: backward. In place where `input` is `output`. */
    _pffft_transform_ordered: (
      setup: number,
      input: number,
      output: number,
      work: number,
      direction: number,
    ) => void
  }
  const load: () => Promise<PffftModule>
  export { load as default }
}
