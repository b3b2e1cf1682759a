type LeptonicaPicture = {
  get_w: () => number
  get_h: () => number
  /** Bits a pixel: 1, 8, 32 and, seldom, 2, 4, 16. */
  get_d: () => number
  /** 32-bit words a row. */
  get_wpl: () => number
  get_data: () => number
  /** Pixels an inch; 0: the file does not say. */
  get_xres: () => number
  get_yres: () => number
}
/** The part of the package's interface that is used here. */
type TesseractApi = {
  /** 0: loaded. `languages`: "eng", "deu+eng". `mode` 1: the LSTM alone. */
  Init: (folder: string | null, languages: string, mode: number) => number
  SetPageSegMode: (mode: number) => void
  SetVariable: (name: string, value: string) => boolean
  /** Takes the file `/input`. `orientation`: as EXIF has it, 1 upright; `angle`: radians. 0: taken; 1: no picture that it knows. */
  SetImageFile: (orientation: number, angle: number) => number
  GetInputImage: () => LeptonicaPicture
  /** 0: recognised. */
  Recognize: (monitor: null) => number
  GetJSONText: () => string
  Clear: () => void
}
type TesseractModule = {
  TessBaseAPI: new () => TesseractApi
  FS: {
    writeFile: (path: string, bytes: Uint8Array) => void
    unlink: (path: string) => void
  }
}
type TesseractOptions = {
  print: (words: string) => void
  printErr: (words: string) => void
  TesseractProgress: (percent: number) => void
  instantiateWasm: (
    imports: WebAssembly.Imports,
    take: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object
}
type TesseractCore = (options: TesseractOptions) => Promise<TesseractModule>

declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  const load: TesseractCore
  export { load as default }
}
declare module 'tesseract.js-core/tesseract-core-lstm.js' {
  const load: TesseractCore
  export { load as default }
}

/** Of Node's global, whose types come with a browser's library alone. https://webassembly.github.io/spec/js-api/ */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>
  class Module {
    readonly own: 'module'
  }
  class Memory {
    readonly buffer: ArrayBuffer
  }
  class Instance {
    constructor(module: Module, imports: Imports)
    readonly exports: Readonly<Record<string, unknown>>
  }
  function validate(bytes: Uint8Array): boolean
  function compile(bytes: Uint8Array): Promise<Module>
}
