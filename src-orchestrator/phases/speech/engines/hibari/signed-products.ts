import type { InferenceSessionFactory, TensorConstructor } from 'onnxruntime-common'
import { bytesConstant, modelOf, nodeField, port } from '../onnx-build.ts'
import { dataTypes } from '../onnx-file.ts'

/** As many as the widest of the kernels takes at once, and more than one row: for one there are kernels of another kind. */
const size = 64
const square = [size, size]

/** A network that multiplies what it is given with a square of 127. */
function probe(): Buffer {
  return modelOf(
    10,
    nodeField('MatMulInteger', ['x', 'weights'], 'y'),
    bytesConstant('weights', dataTypes.int8, square, new Uint8Array(size * size).fill(127)),
    port('input', 'x', dataTypes.uint8, square),
    port('output', 'y', dataTypes.int32, square),
  )
}

/**
 * Whether this runtime multiplies bytes with signed bytes as they are on this processor. On x64 without VNNI (laptops before Intel's Ice Lake and AMD's Zen 4) it does
 * not: sums of two products are cut at 16 bits (https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html), and a voice of such weights speaks other
 * samples than its own. The option against that, session.x64quantprecision, ends with an error where two nodes share their weights.
 */
export async function multipliesSigned(runtime: {
  InferenceSession: InferenceSessionFactory
  Tensor: TensorConstructor
}): Promise<boolean> {
  const session = await runtime.InferenceSession.create(probe())
  const most = new runtime.Tensor('uint8', new Uint8Array(size * size).fill(255), square)
  const { y } = await session.run({ x: most })
  await session.release()
  return y?.data instanceof Int32Array && y.data.every((sum) => sum === 255 * 127 * size)
}
