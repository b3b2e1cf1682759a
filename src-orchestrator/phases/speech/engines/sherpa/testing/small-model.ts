import { bytesField, metadataBytes, numberField, onnxFields } from '../onnx-file.ts'

const { node, attribute, tensor, graph } = onnxFields
const [floatType, int64Type] = [1, 7]

const op = (operator: string, inputs: readonly string[], output: string, ...attributes: Buffer[]): Buffer =>
  bytesField(
    graph.node,
    ...inputs.map((input) => bytesField(node.input, input)),
    bytesField(node.output, output),
    bytesField(node.operator, operator),
    ...attributes,
  )

const int = (name: string, value: number): Buffer =>
  bytesField(node.attribute, bytesField(attribute.name, name), numberField(attribute.int, value), numberField(attribute.type, 2)) // prettier-ignore

/** A constant of whole numbers, one dimension. */
function whole(output: string, values: readonly number[]): Buffer {
  const raw = Buffer.alloc(8 * values.length)
  values.forEach((value, index) => raw.writeBigInt64LE(BigInt(value), 8 * index))
  const held = bytesField(attribute.tensor, numberField(tensor.dims, values.length), numberField(tensor.dataType, int64Type), bytesField(tensor.rawData, raw)) // prettier-ignore
  return op('Constant', [], output, bytesField(node.attribute, bytesField(attribute.name, 'value'), held, numberField(attribute.type, 4))) // prettier-ignore
}

/** A tensor that goes in (11) or comes out (12): type and shape, whose sizes are left open. */
function port(number: 11 | 12, name: string, type: number, dimensions: number): Buffer {
  const shape = bytesField(2, ...Array.from({ length: dimensions }, (_, index) => bytesField(1, bytesField(2, `${name}${index}`)))) // prettier-ignore
  return bytesField(number, bytesField(1, name), bytesField(2, bytesField(1, numberField(1, type), shape)))
}

const model = (...parts: Buffer[]): Buffer =>
  Buffer.concat([
    numberField(1, 8),
    bytesField(onnxFields.model.graph, bytesField(2, 'small'), ...parts),
    bytesField(onnxFields.model.opsets, bytesField(onnxFields.opset.domain, ''), numberField(onnxFields.opset.version, 15)),
  ]) // prettier-ignore

/** A network that does nothing but draw noise of its input's shape. */
export function noiseModel(operator: 'RandomNormalLike' | 'RandomUniformLike'): Buffer {
  const random = op(operator, ['x'], 'y', int('dtype', floatType))
  return model(random, port(11, 'x', floatType, 2), port(12, 'y', floatType, 2))
}

/** A “voice” of a few hundred bytes with the inputs and the output of Piper's: 400 samples of noise for each phoneme. */
export function smallVoice(notes: Readonly<Record<string, string | number>> = {}): Buffer {
  return Buffer.concat([
    model(
      whole('times', [1, 400]),
      whole('flat', [1, 1, -1]),
      op('Cast', ['input'], 'ids', int('to', floatType)),
      op('Tile', ['ids', 'times'], 'long'),
      op('RandomNormalLike', ['long'], 'noise', int('dtype', floatType)),
      op('Erf', ['noise'], 'bounded'),
      op('Reshape', ['bounded', 'flat'], 'output'),
      port(11, 'input', int64Type, 2),
      port(11, 'input_lengths', int64Type, 1),
      port(11, 'scales', floatType, 1),
      port(12, 'output', floatType, 3),
    ),
    metadataBytes(notes),
  ])
}

/** What lies beside it as NAME.onnx.json. */
export const smallConfig = {
  audio: { sample_rate: 16_000 },
  espeak: { voice: 'en-us' },
  phoneme_id_map: Object.fromEntries(Array.from('_^$ !,.:;?abcdefhijklmnoprstuvwzæðŋɐɑɔəɚɛɜɡɪɹʃʊʌʒˈˌːθɾ').map((phoneme, id) => [phoneme, [id]])), // prettier-ignore
}
