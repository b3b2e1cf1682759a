import type { InferenceSession, InferenceSessionFactory, TensorConstructor } from 'onnxruntime-node'

/** What is used of ONNX Runtime: both packages have the same interface. */
export type OnnxRuntime = {
  name: 'native' | 'wasm'
  InferenceSession: InferenceSessionFactory
  Tensor: TensorConstructor
}

/** Workers are what uses more than one core: each of them infers on its own thread. */
const sessionOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
}

async function native(): Promise<OnnxRuntime> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node')
  return { name: 'native', InferenceSession, Tensor }
}

async function wasm(): Promise<OnnxRuntime> {
  const { env, InferenceSession, Tensor } = await import('onnxruntime-web')
  env.wasm.numThreads = 1
  return { name: 'wasm', InferenceSession, Tensor }
}

let found: Promise<OnnxRuntime> | undefined

/**
 * ONNX Runtime: three times as fast native; as WebAssembly where the native one does not load (Macs with Intel processors have none in the package, old
 * systems lack a library that it needs). Rejects where neither loads.
 */
export function onnxRuntime(): Promise<OnnxRuntime> {
  found ??= native().catch(async (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    const fallback = await wasm()
    process.stderr.write(`ONNX Runtime does not load here, it runs as WebAssembly: ${reason}\n`)
    return fallback
  })
  return found
}

export async function openSession(runtime: OnnxRuntime, model: Uint8Array): Promise<InferenceSession> {
  return runtime.InferenceSession.create(model, sessionOptions)
}
