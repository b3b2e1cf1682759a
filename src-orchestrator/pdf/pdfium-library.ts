import { readFile } from 'node:fs/promises'
import { init } from '@embedpdf/pdfium'
import { z } from 'zod'
import { packageFile } from '../../src-node/install-layout.ts'

type NativeFunction = (...args: number[]) => number

/**
 * PDFium's C functions as WASM exports. The package's own wrappers convert and check every argument, which is half of the time of a book
 * with 150,000 characters; the exports take numbers and pointers as they are.
 */
export type Pdfium = {
  call: (name: string, ...args: number[]) => number
  /** For loops over characters: looked up once. */
  native: (name: string) => NativeFunction
  /** The heap moves when it grows: ask again after every call that can allocate. */
  heap: () => ArrayBuffer
  allocate: (bytes: number) => number
  release: (pointer: number) => void
  /** Puts a JavaScript function into the table that C calls through. */
  callback: (body: NativeFunction, signature: string) => number
  dropCallback: (pointer: number) => void
}

const nativeFunction = z.custom<NativeFunction>((value) => typeof value === 'function')
const exportsSchema = z.looseObject({
  memory: z.custom<{ buffer: ArrayBuffer }>(
    (value) => typeof value === 'object' && value !== null && 'buffer' in value,
  ),
  malloc: nativeFunction,
  free: nativeFunction,
})
const helpersSchema = z.looseObject({
  addFunction: z.custom<(body: NativeFunction, signature: string) => number>(
    (value) => typeof value === 'function',
  ),
  removeFunction: z.custom<(pointer: number) => void>((value) => typeof value === 'function'),
})

const silent = (): void => undefined

/**
 * Emscripten's debug build defines 150 getters on the global object that warn of names it does not export. Each of them holds the instance with
 * its memory for ever, and none is ever asked.
 */
async function withoutNewGlobals<T>(body: () => Promise<T>): Promise<T> {
  const before = new Set(Object.getOwnPropertyNames(globalThis))
  try {
    return await body()
  } finally {
    // Only the new ones are looked at: to describe fetch and its like, Node loads them, which takes as long as starting PDFium does.
    for (const name of Object.getOwnPropertyNames(globalThis))
      if (!before.has(name) && Object.getOwnPropertyDescriptor(globalThis, name)?.get !== undefined)
        Reflect.deleteProperty(globalThis, name)
  }
}

async function start(): Promise<Pdfium> {
  const wasmBinary = await readFile(packageFile('@embedpdf/pdfium/pdfium.wasm'))
  const overrides = { wasmBinary, print: silent, printErr: silent }
  const wrapped = await withoutNewGlobals(async () => init(overrides))
  wrapped.PDFiumExt_Init()
  const exports = exportsSchema.parse(wrapped.pdfium.wasmExports)
  const helpers = helpersSchema.parse(wrapped.pdfium)
  const functions = new Map<string, NativeFunction>()
  const native = (name: string): NativeFunction => {
    const known = functions.get(name)
    if (known !== undefined) return known
    const found = nativeFunction.parse(exports[name])
    functions.set(name, found)
    return found
  }
  return {
    native,
    call: (name, ...args) => native(name)(...args),
    heap: () => exports.memory.buffer,
    allocate: (bytes) => {
      const pointer = exports.malloc(bytes)
      if (pointer === 0) throw new RangeError(`PDFium has no room for ${bytes} bytes`)
      return pointer
    },
    release: (pointer) => void exports.free(pointer),
    callback: (body, signature) => helpers.addFunction(body, signature),
    dropCallback: (pointer) => helpers.removeFunction(pointer),
  }
}

let library: Promise<Pdfium> | null = null

/** One instance for the process; it takes 40 ms to start. */
export async function loadPdfium(): Promise<Pdfium> {
  library ??= start()
  return library
}

/** The next document gets a new instance: after a trap, whose memory is in no known state, and after a book's last page, to give 60 MB back. */
export function abandonPdfium(): void {
  library = null
}
