import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { packageFile } from '../../src-node/install-layout.ts'
import { cameraTurn } from './camera-turn.ts'
import { pgmOf, quarterTurned, type GreyPicture } from './grey-picture.ts'
import { recognisedSchema, type Recognised } from './recognised.ts'
import { withSquarePixels } from './square-pixels.ts'

/** Of a page Tesseract finds blocks, columns and lines itself; what is one line is none to be looked for. https://tesseract-ocr.github.io/tessdoc/ImproveQuality.html */
const pageModes = { page: 3, line: 7, word: 8 }
const lstmOnly = 1
const inputFile = '/input'

/** One module of WebAssembly that uses SIMD: what does not know it refuses to compile it. A function with one vector in it. */
const simdModule = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]) // prettier-ignore

const silent = (): void => undefined

type Core = { module: TesseractModule; memory: WebAssembly.Memory }

/** Without SIMD it takes four times as long, which some processors have to put up with. */
async function startCore(): Promise<Core> {
  const hasSimd = WebAssembly.validate(simdModule)
  const name = hasSimd ? 'tesseract-core-simd-lstm' : 'tesseract-core-lstm'
  const { default: load } = hasSimd
    ? await import('tesseract.js-core/tesseract-core-simd-lstm.js')
    : await import('tesseract.js-core/tesseract-core-lstm.js')
  const compiled = await WebAssembly.compile(await readFile(packageFile(`tesseract.js-core/${name}.wasm`)))
  let memory: WebAssembly.Memory | undefined
  const module = await load({
    print: silent,
    printErr: silent,
    TesseractProgress: silent,
    // The package does not export its heap: this is where pictures are read from.
    instantiateWasm: (imports, take) => {
      const instance = new WebAssembly.Instance(compiled, imports)
      memory = Object.values(instance.exports).find((each) => each instanceof WebAssembly.Memory)
      take(instance, compiled)
      return {}
    },
  })
  if (memory === undefined) throw new Error(`${name} has no memory`)
  return { module, memory }
}

export type TextReader = {
  /** Every word of an upright picture: of a page, of one line, or one word. */
  recognise: (picture: GreyPicture, of?: keyof typeof pageModes) => Recognised
  /** A picture file as Leptonica reads it: JPEG, PNG, TIFF (its first picture), WebP, GIF, BMP, PNM; as it looks on paper. Null where it knows none in these bytes. */
  decode: (file: Uint8Array) => GreyPicture | null
}

/** Starts Tesseract with the data of some languages, the most important first: `data` holds a `.traineddata` each. */
export async function openTextReader(data: ReadonlyMap<string, Uint8Array>): Promise<TextReader> {
  const { module, memory } = await startCore()
  for (const [code, bytes] of data) module.FS.writeFile(`${code}.traineddata`, bytes)
  const api = new module.TessBaseAPI()
  const languages = [...data.keys()].join('+')
  if (api.Init(null, languages, lstmOnly) !== 0)
    throw new Error(`Tesseract cannot load the data of ${languages}`)
  for (const code of data.keys()) module.FS.unlink(`${code}.traineddata`)
  const take = (file: Uint8Array): boolean => {
    module.FS.writeFile(inputFile, file)
    try {
      return api.SetImageFile(1, 0) === 0
    } finally {
      module.FS.unlink(inputFile)
    }
  }
  return {
    recognise: (picture, of = 'page') => {
      api.SetPageSegMode(pageModes[of])
      if (!take(pgmOf(picture))) throw new Error('Tesseract does not take the picture')
      if (api.Recognize(null) !== 0) throw new Error('Tesseract gave up')
      const found = recognisedSchema.parse(JSON.parse(api.GetJSONText()))
      api.Clear()
      return found
    },
    decode: (file) => {
      if (!take(file)) return null
      const pix = api.GetInputImage()
      const picture = withSquarePixels(greyOf(pix, memory), { across: pix.get_xres(), down: pix.get_yres() })
      api.Clear()
      return quarterTurned(picture, cameraTurn(file))
    },
  }
}

/** Leptonica's pictures: rows of 32-bit words, the first pixel in the highest bits; in colour red, green and blue in the three highest bytes. */
function greyOf(pix: LeptonicaPicture, memory: WebAssembly.Memory): GreyPicture {
  const [width, height, depth, wordsARow] = [pix.get_w(), pix.get_h(), pix.get_d(), pix.get_wpl()]
  const words = new Uint32Array(memory.buffer, pix.get_data(), wordsARow * height)
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = greyAt(words[y * wordsARow + Math.floor((x * depth) / 32)] ?? 0, x, depth)
  return { width, height, pixels }
}

const depthSchema = z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(8), z.literal(16), z.literal(32)]) // prettier-ignore

function greyAt(word: number, x: number, bits: number): number {
  const depth = depthSchema.parse(bits)
  // Rec. 601: https://www.itu.int/rec/R-REC-BT.601
  if (depth === 32)
    return 0.299 * (word >>> 24) + 0.587 * ((word >>> 16) & 255) + 0.114 * ((word >>> 8) & 255)
  const perWord = 32 / depth
  const value = (word >>> (32 - depth * ((x % perWord) + 1))) & (2 ** depth - 1)
  // Of a bit a pixel, 1 is black; of more, the highest is white.
  return depth === 1 ? (value === 1 ? 0 : 255) : (value * 255) / (2 ** depth - 1)
}
