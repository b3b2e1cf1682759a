import { describe, expect, test } from 'vitest'
import { bytesConstant, modelOf, nodeField, port } from '../onnx-build.ts'
import { bytesField, dataTypes, numberField, onnxFields } from '../onnx-file.ts'
import { openSession, runtimes, type OnnxRuntime } from './onnx-runtime.ts'
import { withUnsignedWeights } from './unsigned-weights.ts'

const { graph, tensor } = onnxFields
const size = 40
const square = [size, size]
/** From end to end of what eight bits hold. */
const weights = Uint8Array.from({ length: size * size }, (_, at) => (at * 167) % 256)
const given = Uint8Array.from({ length: size * size }, (_, at) => 255 - ((at * 31) % 60))

const zero = (...values: readonly Buffer[]): Buffer =>
  bytesField(
    graph.initializer,
    numberField(tensor.dataType, dataTypes.int8),
    ...values,
    bytesField(tensor.name, 'w0'),
  )
const packedZero = zero(bytesField(tensor.int32Data, Buffer.of(0)))

const network = (...parts: readonly Buffer[]): Buffer =>
  modelOf(
    13,
    ...parts,
    bytesConstant('w', dataTypes.int8, square, weights),
    bytesConstant('x0', dataTypes.uint8, [], Uint8Array.of(3)),
    port('input', 'x', dataTypes.uint8, square),
    port('output', 'y', dataTypes.int32, square),
  )
const product = nodeField('MatMulInteger', ['x', 'w', 'x0', 'w0'], 'y')

async function products(runtime: OnnxRuntime, model: Uint8Array): Promise<number[]> {
  const session = await openSession(runtime, model)
  const { y } = await session.run({ x: new runtime.Tensor('uint8', given, square) })
  return y?.data instanceof Int32Array ? [...y.data] : []
}

const exact = Array.from({ length: size * size }, (_, at) => {
  const row = Math.floor(at / size) * size
  return Array.from({ length: size }, (__, k) => {
    const weight = weights[k * size + (at % size)] ?? 0
    return ((given[row + k] ?? 0) - 3) * (weight - (weight > 127 ? 256 : 0))
  }).reduce((sum, each) => sum + each, 0)
})

describe('weights of eight bits', () => {
  test.each([
    ['native', packedZero],
    ['wasm', packedZero],
    ['native', zero(numberField(tensor.int32Data, 0))],
    ['native', zero(bytesField(tensor.rawData, Uint8Array.of(0)))],
  ] as const)(
    'are multiplied by the runtime (%s) as they are, whether it takes them with their signs or not',
    async (name, zeroPoint) => {
      const runtime = await runtimes[name]()
      const model = network(product, zeroPoint)
      const before = Buffer.from(model)
      expect(await products(runtime, model)).toEqual(exact)
      expect(await products({ ...runtime, weights: 'unsigned' }, model)).toEqual(exact)
      expect(model.equals(before)).toBe(true)
      expect(before.equals(withUnsignedWeights(model))).toBe(false)
    },
  )

  test.each([
    ['used by another operator too', [product, nodeField('Cast', ['w'], 'z'), packedZero]],
    ['without a zero of their own', [nodeField('MatMulInteger', ['x', 'w'], 'y')]],
    ['whose zero is computed', [product]],
    ['whose zero is not in the middle', [product, zero(numberField(tensor.int32Data, 5))]],
  ] as const)('%s stay as they are', (_, parts) => {
    const model = network(...parts)
    expect(Buffer.from(withUnsignedWeights(model)).equals(model)).toBe(true)
  })

  test('what was cut short is no network', () => {
    expect(() => withUnsignedWeights(network(product, packedZero).subarray(0, 500))).toThrow(RangeError)
  })
})
