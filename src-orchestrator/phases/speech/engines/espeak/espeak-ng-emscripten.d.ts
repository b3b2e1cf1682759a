/** The part of the package's interface that is used here; pointers are byte offsets into HEAPU8. */
declare module '@echogarden/espeak-ng-emscripten' {
  type Voice = { name: string; identifier: string; languages: { priority: number; name: string }[] }
  type Worker = {
    list_voices: () => Voice[]
    /** 0: found. Strings are given as pointers to UTF-8 with a final 0. */
    set_voice: (name: number, language: number) => number
    /** Phonemes of a text, a line for each of its clauses, with `_` between two phonemes. */
    synthesize_ipa: (text: number) => { code: number; ipa: string }
    set_rate: (wordsPerMinute: number) => void
    get_samplerate: () => number
    /** SSML is on: `<` and `&` must be escaped. Return true from the callback to stop. */
    synthesize: (text: number, callback: (samples: Int16Array, events: unknown[]) => boolean) => void
  }
  /** A file holds bytes, a folder its entries. */
  export type FileNode = { contents: Uint8Array | Record<string, FileNode> }
  export type EspeakModule = {
    eSpeakNGWorker: new () => Worker
    HEAPU8: Uint8Array
    _malloc: (bytes: number) => number
    FS: { lookupPath: (path: string) => { node: FileNode } }
  }
  const load: (options?: {
    getPreloadedPackage?: (name: string, bytes: number) => ArrayBuffer
  }) => Promise<EspeakModule>
  export { load as default }
}
