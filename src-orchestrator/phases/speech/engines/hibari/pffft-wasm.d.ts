/** The part of the package's interface that is used here; pointers are byte offsets into the memory. */
declare module '@echogarden/pffft-wasm/simd' {
  export type PffftModule = {
    /** 0: the length does not suit. `kind` 1: complex. */
    _pffft_new_setup: (length: number, kind: number) => number
    /** 0: no room. Aligned for vectors. */
    _pffft_aligned_malloc: (bytes: number) => number
    _pffft_aligned_free: (pointer: number) => void
    /** Real and imaginary parts in turn, in the usual order; not scaled. `direction` 0: forward, 1: backward. In place where `input` is `output`. */
    _pffft_transform_ordered: (
      setup: number,
      input: number,
      output: number,
      work: number,
      direction: number,
    ) => void
  }
  export type PffftOverrides = {
    instantiateWasm: (
      imports: WebAssembly.Imports,
      take: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) => WebAssembly.Exports
  }
  const load: (overrides: PffftOverrides) => Promise<PffftModule>
  export { load as default }
}
