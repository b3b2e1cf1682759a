import { nodeField } from '../onnx-build.ts'
import { bytesField, dataTypes, fieldsOf, numberField, onnxFields, textOf, type Field } from '../onnx-file.ts'

/*
 * Networks for speech draw noise inside of themselves (RandomNormalLike), seeded by ONNX Runtime from the clock: the same words would never give the same samples
 * twice, not even the same length. In their place we put noise that is counted out from an element's position alone: a congruential hash of it in whole numbers,
 * which are the same on every processor, and Box and Muller's transform. It costs a few milliseconds a sentence, and sounds the same.
 */

const attributeTypes = { float: 1, int: 2, tensor: 4 }
/** 2³¹ - 1, a prime: products of two numbers below it stay below 2⁶³. */
const modulus = 2_147_483_647
const multiplier = 1_103_515_245
const rounds = [48_271, 69_621]

const { node, attribute, tensor, graph, model: modelFields, opset } = onnxFields

type Random = {
  shape: string
  output: string
  uniform: boolean
  /** Of what comes out, as ONNX counts data types; null: as that of the input. */
  dataType: number | null
  /** Mean and standard deviation, or the least and the most. */
  numbers: [number, number]
}

function floatAttribute(bytes: Uint8Array, fields: readonly Field[]): number {
  const field = fields.find(({ number }) => number === attribute.float)
  return field === undefined ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getFloat32(field.start, true)
}

function randomOf(bytes: Uint8Array, fields: readonly Field[]): Random | null {
  const textField = (wanted: number): string => {
    const found = fields.find(({ number }) => number === wanted)
    return found === undefined ? '' : textOf(bytes, found)
  }
  const operator = textField(node.operator)
  const uniform = operator === 'RandomUniformLike'
  if (!uniform && operator !== 'RandomNormalLike') return null
  const random: Random = { shape: textField(node.input), output: textField(node.output), uniform, dataType: null, numbers: [0, 1] } // prettier-ignore
  for (const field of fields) {
    if (field.number !== node.attribute) continue
    const parts = [...fieldsOf(bytes, field.start, field.end)]
    const named = parts.find(({ number }) => number === attribute.name)
    const name = named === undefined ? '' : textOf(bytes, named)
    if (name === 'dtype')
      random.dataType = parts.find(({ number }) => number === attribute.int)?.value ?? null
    if (name === 'mean' || name === 'low') random.numbers[0] = floatAttribute(bytes, parts)
    if (name === 'scale' || name === 'high') random.numbers[1] = floatAttribute(bytes, parts)
  }
  return random
}

const intAttribute = (name: string, value: number): Buffer =>
  bytesField(
    node.attribute,
    bytesField(attribute.name, name),
    numberField(attribute.int, value),
    numberField(attribute.type, attributeTypes.int),
  )

function constant(output: string, value: number, type: 'float' | 'int64'): Buffer {
  const raw = Buffer.alloc(type === 'float' ? 4 : 8)
  if (type === 'float') raw.writeFloatLE(value)
  else raw.writeBigInt64LE(BigInt(value))
  const held = bytesField(
    attribute.tensor,
    numberField(tensor.dataType, dataTypes[type]),
    bytesField(tensor.rawData, raw),
  )
  const name = bytesField(attribute.name, 'value')
  return nodeField('Constant', [], output, bytesField(node.attribute, name, held, numberField(attribute.type, attributeTypes.tensor))) // prettier-ignore
}

/** The nodes that stand in place of a random one; `salt` tells the places in a network apart. */
function counted({ shape, output, uniform, dataType, numbers }: Random, salt: number): Buffer[] {
  const nodes: Buffer[] = []
  let names = 0
  const add = (operator: string, inputs: readonly string[], ...attributes: Buffer[]): string => {
    const name = `${output}_counted_${names++}`
    nodes.push(nodeField(operator, inputs, name, ...attributes))
    return name
  }
  const value = (number: number, type: 'float' | 'int64'): string => {
    const name = `${output}_counted_${names++}`
    nodes.push(constant(name, number, type))
    return name
  }
  const whole = value(modulus, 'int64')
  const positions = add('Range', [value(0, 'int64'), add('Size', [shape]), value(1, 'int64')])
  const spread = add('Mul', [positions, value(multiplier, 'int64')])
  /** Evenly between 0 and 1, without either. */
  const even = (stream: number): string => {
    let hash = add('Mod', [add('Add', [spread, value(1 + 7_919 * (2 * salt + stream), 'int64')]), whole])
    for (const round of rounds)
      hash = add('Mod', [add('Mul', [hash, add('Add', [hash, value(round, 'int64')])]), whole])
    const float = add('Cast', [hash], intAttribute('to', dataTypes.float))
    return add('Mul', [add('Add', [float, value(0.5, 'float')]), value(1 / modulus, 'float')])
  }
  const radius = (u: string): string => add('Sqrt', [add('Mul', [add('Log', [u]), value(-2, 'float')])])
  const plain = uniform ? even(0) : add('Mul', [radius(even(0)), add('Cos', [add('Mul', [even(1), value(2 * Math.PI, 'float')])])]) // prettier-ignore
  const [first, second] = numbers
  const scaled = add('Mul', [plain, value(uniform ? second - first : second, 'float')])
  const flat = add('Add', [scaled, value(first, 'float')])
  const shaped = add('Reshape', [flat, add('Shape', [shape])])
  if (dataType === null) nodes.push(nodeField('CastLike', [shaped, shape], output))
  else nodes.push(nodeField('Cast', [shaped], output, intAttribute('to', dataType)))
  return nodes
}

/** The version of ONNX's own operators that the model uses. */
function operatorVersion(bytes: Uint8Array): number {
  for (const field of fieldsOf(bytes)) {
    if (field.number !== modelFields.opsets) continue
    const parts = [...fieldsOf(bytes, field.start, field.end)]
    const domain = parts.find(({ number }) => number === opset.domain)
    if (domain === undefined || domain.start === domain.end)
      return parts.find(({ number }) => number === opset.version)?.value ?? 0
  }
  return 0
}

/** From these versions on there are all the operators that stand in its place: Range, and CastLike. */
const leastVersion = { known: 11, alike: 15 }

/**
 * The model, in parts that follow each other, with noise that depends on nothing but the shape of what it is added to. Random nodes inside of loops and branches
 * stay as they are. Throws RangeError where it is no ONNX file, or one that was cut short.
 */
export function withSteadyNoise(bytes: Uint8Array): { parts: Uint8Array[]; replaced: number } {
  const version = operatorVersion(bytes)
  const parts: Uint8Array[] = []
  let replaced = 0
  for (const field of fieldsOf(bytes)) {
    if (field.number !== modelFields.graph) {
      parts.push(bytes.subarray(field.at, field.end))
      continue
    }
    const inside: Uint8Array[] = []
    let from = field.start
    for (const inner of fieldsOf(bytes, field.start, field.end)) {
      if (inner.number !== graph.node) continue
      const random = randomOf(bytes, [...fieldsOf(bytes, inner.start, inner.end)])
      if (random === null || version < (random.dataType === null ? leastVersion.alike : leastVersion.known))
        continue
      inside.push(bytes.subarray(from, inner.at), ...counted(random, replaced))
      from = inner.end
      replaced++
    }
    inside.push(bytes.subarray(from, field.end))
    parts.push(bytesField(modelFields.graph, ...inside))
  }
  return { parts, replaced }
}
