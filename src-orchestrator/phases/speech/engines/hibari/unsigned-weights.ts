import { bytesField, dataTypes, fieldsOf, numberField, onnxFields, textOf } from '../onnx-file.ts'

const { model: modelFields, graph, node, tensor } = onnxFields
/** What MatMulInteger takes: both factors, then where the zero of each lies. */
const weightsPlaces: ReadonlySet<number> = new Set([1, 3])
/** Adds 128 to eight bits that were signed and are not any more. */
const signBit = 0x80

type Range = { start: number; end: number }

function nameOf(bytes: Uint8Array, { start, end }: Range): string {
  for (const part of fieldsOf(bytes, start, end)) if (part.number === tensor.name) return textOf(bytes, part)
  return ''
}

/** The constants that are factors of MatMulInteger, and their zeros; none where one of them is something else too. */
function factorNames(bytes: Uint8Array, whole: Range): ReadonlySet<string> {
  const factors = new Set<string>()
  const others = new Set<string>()
  for (const field of fieldsOf(bytes, whole.start, whole.end)) {
    if (field.number !== graph.node) continue
    const parts = [...fieldsOf(bytes, field.start, field.end)]
    const operator = parts.find(({ number }) => number === node.operator)
    const inputs = parts.filter(({ number }) => number === node.input).map((part) => textOf(bytes, part))
    const multiplies = operator !== undefined && textOf(bytes, operator) === 'MatMulInteger'
    // Without a zero of its own the factor's zero is 0, of either type.
    const movable = multiplies && inputs.length === 4 && inputs[3] !== ''
    inputs.forEach((name, place) => (movable && weightsPlaces.has(place) ? factors : others).add(name))
  }
  return [...factors].some((name) => others.has(name)) ? new Set() : factors
}

/** One constant of eight bits with a sign, as one without; null where it is written otherwise. */
function unsigned(bytes: Uint8Array, { start, end }: Range): Buffer | null {
  const fields: Uint8Array[] = []
  for (const part of fieldsOf(bytes, start, end)) {
    if (part.number === tensor.dataType) {
      if (part.value !== dataTypes.int8) return null
      fields.push(numberField(tensor.dataType, dataTypes.uint8))
    } else if (part.number === tensor.rawData) {
      // Not slice: that of a Buffer is the same memory.
      const raw = new Uint8Array(bytes.subarray(part.start, part.end))
      for (let at = 0; at < raw.length; at++) raw[at] = (raw[at] ?? 0) ^ signBit
      fields.push(bytesField(tensor.rawData, raw))
    } else if (part.number === tensor.int32Data) {
      const values = part.wire === 0 ? [part.value] : [...bytes.subarray(part.start, part.end)]
      // One byte a number: of zeros, which is how symmetric weights have them, nothing else occurs.
      if (values.some((value) => value !== 0)) return null
      fields.push(...values.map((value) => numberField(tensor.int32Data, value + signBit)))
    } else fields.push(bytes.subarray(part.at, part.end))
  }
  return bytesField(graph.initializer, ...fields)
}

/**
 * The same network, its quantised weights counted from 0 to 255 in place of -128 to 127, and their zeros with them: all products stay what they are. A network
 * whose weights are used or written otherwise comes back as it is. Throws RangeError where it is no ONNX file, or one that was cut short.
 */
export function withUnsignedWeights(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  for (const field of fieldsOf(bytes)) {
    if (field.number !== modelFields.graph) {
      parts.push(bytes.subarray(field.at, field.end))
      continue
    }
    const factors = factorNames(bytes, field)
    let found = 0
    const inside: Uint8Array[] = []
    for (const inner of fieldsOf(bytes, field.start, field.end)) {
      const isFactor = inner.number === graph.initializer && factors.has(nameOf(bytes, inner))
      const changed = isFactor ? unsigned(bytes, inner) : null
      if (isFactor && changed === null) return bytes
      if (isFactor) found++
      inside.push(changed ?? bytes.subarray(inner.at, inner.end))
    }
    if (found < factors.size) return bytes
    parts.push(bytesField(modelFields.graph, ...inside))
  }
  return Buffer.concat(parts)
}
