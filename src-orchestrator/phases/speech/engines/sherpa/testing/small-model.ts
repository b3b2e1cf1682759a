import { bytesConstant, modelOf, nodeField, port } from '../../onnx-build.ts'
import { bytesField, dataTypes, metadataBytes, numberField, onnxFields } from '../../onnx-file.ts'

const { node, attribute, tensor } = onnxFields
const { float: floatType, int64: int64Type } = dataTypes
const operatorVersion = 15

const int = (name: string, value: number): Buffer =>
  bytesField(node.attribute, bytesField(attribute.name, name), numberField(attribute.int, value), numberField(attribute.type, 2)) // prettier-ignore

/** A constant of whole numbers, one dimension. */
function whole(output: string, values: readonly number[]): Buffer {
  const raw = Buffer.alloc(8 * values.length)
  values.forEach((value, index) => raw.writeBigInt64LE(BigInt(value), 8 * index))
  const held = bytesField(attribute.tensor, numberField(tensor.dims, values.length), numberField(tensor.dataType, int64Type), bytesField(tensor.rawData, raw)) // prettier-ignore
  return nodeField('Constant', [], output, bytesField(node.attribute, bytesField(attribute.name, 'value'), held, numberField(attribute.type, 4))) // prettier-ignore
}

/** A network that does nothing but draw noise of its input's shape. */
export function noiseModel(operator: 'RandomNormalLike' | 'RandomUniformLike'): Buffer {
  const random = nodeField(operator, ['x'], 'y', int('dtype', floatType))
  return modelOf(
    operatorVersion,
    random,
    port('input', 'x', floatType, ['rows', 'columns']),
    port('output', 'y', floatType, ['rows', 'columns']),
  )
}

/** How many phonemes its first layer has a row for, in a table that is named as torch names Piper's. */
export const knownSymbols = 64

/** A “voice” of a few hundred bytes with the inputs and the output of Piper's: 400 samples of noise for each phoneme. */
export function smallVoice(notes: Readonly<Record<string, string | number>> = {}): Buffer {
  return Buffer.concat([
    modelOf(
      operatorVersion,
      bytesConstant('sid', dataTypes.uint8, [knownSymbols, 1], new Uint8Array(knownSymbols)),
      nodeField('Gather', ['sid', 'input'], 'known'),
      whole('times', [1, 400]),
      whole('flat', [1, 1, -1]),
      nodeField('Cast', ['input'], 'ids', int('to', floatType)),
      nodeField('Tile', ['ids', 'times'], 'long'),
      nodeField('RandomNormalLike', ['long'], 'noise', int('dtype', floatType)),
      nodeField('Erf', ['noise'], 'bounded'),
      nodeField('Reshape', ['bounded', 'flat'], 'output'),
      port('input', 'input', int64Type, ['one', 'phonemes']),
      port('input', 'input_lengths', int64Type, ['lengths']),
      port('input', 'scales', floatType, ['scales']),
      port('output', 'output', floatType, ['first', 'second', 'samples']),
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
