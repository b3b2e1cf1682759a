import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { InferenceSession, InferenceSessionFactory, TensorConstructor } from 'onnxruntime-common'
import { builtFile, packageFile } from '../../../../../src-node/install-layout.ts'
import { multipliesSigned } from './signed-products.ts'
import { withUnsignedWeights } from './unsigned-weights.ts'

/** What is used of ONNX Runtime: both packages have the same interface. */
export type OnnxRuntime = {
  name: 'native' | 'wasm'
  InferenceSession: InferenceSessionFactory
  Tensor: TensorConstructor
  /** How weights of eight bits have to be counted so that it multiplies them as they are. */
  weights: 'signed' | 'unsigned'
}

/** Workers are what uses more than one core: each of them infers on its own thread. */
const sessionOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
}

/** Of both packages, what is the same. */
type Package = Pick<OnnxRuntime, 'InferenceSession' | 'Tensor'>

function isPackage(loaded: unknown): loaded is Package {
  return typeof loaded === 'object' && loaded !== null && 'InferenceSession' in loaded && 'Tensor' in loaded
}

async function withWeights(
  name: OnnxRuntime['name'],
  { InferenceSession, Tensor }: Package,
): Promise<OnnxRuntime> {
  const weights = (await multipliesSigned({ InferenceSession, Tensor })) ? 'signed' : 'unsigned'
  return { name, InferenceSession, Tensor, weights }
}

/** A checkout has the package; an installed Bookspool carries its CPU build (scripts/copy-onnxruntime.mjs). */
async function native(): Promise<OnnxRuntime> {
  const require = createRequire(import.meta.url)
  let place = builtFile('onnxruntime-node', 'dist', 'index.js')
  if (!existsSync(place)) place = packageFile('onnxruntime-node')
  const loaded: unknown = require(place)
  if (!isPackage(loaded)) throw new TypeError(`${place} is no ONNX Runtime`)
  return withWeights('native', loaded)
}

async function wasm(): Promise<OnnxRuntime> {
  const loaded = await import('onnxruntime-web')
  loaded.env.wasm.numThreads = 1
  return withWeights('wasm', loaded)
}

/** The first that loads; what is said of one that does not goes to `say`. Rejects where none does. */
export async function firstRuntime(
  loaders: readonly (() => Promise<OnnxRuntime>)[],
  say: (words: string) => void,
): Promise<OnnxRuntime> {
  const [first, ...others] = loaders
  if (first === undefined) throw new Error('ONNX Runtime does not load here')
  try {
    return await first()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    if (others.length === 0) throw error
    return firstRuntime(others, say)
  }
}

export const runtimes = { native, wasm } as const

let found: Promise<OnnxRuntime> | undefined

/**
 * ONNX Runtime: three times as fast native; as WebAssembly where the native one does not load (Macs with Intel processors have none in the package, old
 * systems lack a library that it needs). Rejects where neither loads.
 */
export function onnxRuntime(): Promise<OnnxRuntime> {
  found ??= firstRuntime([runtimes.native, runtimes.wasm], (words) =>
    process.stderr.write(`ONNX Runtime does not load here, it runs as WebAssembly: ${words}\n`),
  )
  return found
}

export async function openSession(runtime: OnnxRuntime, model: Uint8Array): Promise<InferenceSession> {
  const counted = runtime.weights === 'signed' ? model : withUnsignedWeights(model)
  return runtime.InferenceSession.create(counted, sessionOptions)
}
