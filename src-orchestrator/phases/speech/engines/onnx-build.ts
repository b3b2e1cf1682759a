import { bytesField, numberField, onnxFields } from './onnx-file.ts'

const { model, opset, graph, node, tensor } = onnxFields
/** The newest that all runtimes here read: https://github.com/onnx/onnx/blob/main/docs/Versioning.md */
const irVersion = 8

export function nodeField(
  operator: string,
  inputs: readonly string[],
  output: string,
  ...attributes: Buffer[]
): Buffer {
  return bytesField(
    graph.node,
    ...inputs.map((input) => bytesField(node.input, input)),
    bytesField(node.output, output),
    bytesField(node.name, output),
    bytesField(node.operator, operator),
    ...attributes,
  )
}

/** A constant of one byte an element. */
export function bytesConstant(
  name: string,
  type: number,
  dims: readonly number[],
  values: Uint8Array,
): Buffer {
  return bytesField(
    graph.initializer,
    ...dims.map((size) => numberField(tensor.dims, size)),
    numberField(tensor.dataType, type),
    bytesField(tensor.name, name),
    bytesField(tensor.rawData, values),
  )
}

/** A tensor that goes in or comes out: its type, and its sizes, of which those with names are left open. */
export function port(
  side: 'input' | 'output',
  name: string,
  type: number,
  sizes: readonly (number | string)[],
): Buffer {
  const dims = sizes.map((size) => (typeof size === 'number' ? numberField(1, size) : bytesField(2, size)))
  const shape = bytesField(2, ...dims.map((dim) => bytesField(1, dim)))
  const number = side === 'input' ? graph.input : graph.output
  return bytesField(number, bytesField(1, name), bytesField(2, bytesField(1, numberField(1, type), shape)))
}

/** A whole network of these parts, in this version of ONNX's own operators. */
export function modelOf(operatorVersion: number, ...parts: Buffer[]): Buffer {
  return Buffer.concat([
    numberField(model.irVersion, irVersion),
    bytesField(model.opsets, bytesField(opset.domain, ''), numberField(opset.version, operatorVersion)),
    bytesField(model.graph, bytesField(graph.name, 'graph'), ...parts),
  ])
}
