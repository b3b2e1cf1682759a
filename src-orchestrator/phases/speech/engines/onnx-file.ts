/*
 * An ONNX file is one protobuf message (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). What is needed of it is read and written field by field
 * (https://protobuf.dev/programming-guides/encoding/): the weights, nearly all of its bytes, are passed on as they are.
 */

/** `value` of a number (wire type 0), else the bytes from `start` to `end`; the whole field lies from `at` to `end`. */
export type Field = { number: number; wire: number; value: number; at: number; start: number; end: number }

/** The field numbers that are used here. */
export const onnxFields = {
  model: { irVersion: 1, graph: 7, opsets: 8, metadata: 14 },
  opset: { domain: 1, version: 2 },
  entry: { key: 1, value: 2 },
  graph: { node: 1, name: 2, initializer: 5, input: 11, output: 12 },
  node: { input: 1, output: 2, name: 3, operator: 4, attribute: 5 },
  attribute: { name: 1, float: 2, int: 3, tensor: 5, graph: 6, type: 20 },
  port: { name: 1 },
  tensor: { dims: 1, dataType: 2, int32Data: 5, name: 8, rawData: 9 },
} as const

/** How ONNX counts the types of a tensor's elements. */
export const dataTypes = { float: 1, uint8: 2, int8: 3, int32: 6, int64: 7 } as const

function varintAt(bytes: Uint8Array, from: number, to: number): { value: number; end: number } {
  let [value, at] = [0, from]
  for (let scale = 1; scale <= 2 ** 63; scale *= 128) {
    const byte = bytes[at++]
    if (byte === undefined || at > to) break
    value += (byte & 127) * scale
    if (byte < 128) return { value, end: at }
  }
  throw new RangeError('its end is missing')
}

/** The fields of a message. Throws RangeError where it is no message, or one that was cut short. */
export function* fieldsOf(bytes: Uint8Array, from = 0, to = bytes.length): Generator<Field> {
  let at = from
  const varint = (): number => {
    const { value, end } = varintAt(bytes, at, to)
    at = end
    return value
  }
  while (at < to) {
    const begin = at
    const tag = varint()
    const [number, wire] = [Math.floor(tag / 8), tag % 8]
    const value = wire === 0 || wire === 2 ? varint() : 0
    const start = at
    if (wire === 2) at += value
    else if (wire === 1) at += 8
    else if (wire === 5) at += 4
    else if (wire !== 0) throw new RangeError('it is no ONNX file')
    if (at > to || number === 0) throw new RangeError('its end is missing')
    yield { number, wire, value, at: begin, start, end: at }
  }
}

export function textOf(bytes: Uint8Array, { start, end }: Pick<Field, 'start' | 'end'>): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8')
}

function varintBytes(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  do {
    const byte = rest % 128
    rest = Math.floor(rest / 128)
    bytes.push(rest > 0 ? byte | 128 : byte)
  } while (rest > 0)
  return bytes
}

export function numberField(number: number, value: number): Buffer {
  return Buffer.from([...varintBytes(number * 8), ...varintBytes(value)])
}

export function bytesField(number: number, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const payload = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))
  const length = payload.reduce((sum, { byteLength }) => sum + byteLength, 0)
  return Buffer.concat([Buffer.from([...varintBytes(number * 8 + 2), ...varintBytes(length)]), ...payload])
}

/** The model's own notes. Throws RangeError where it is no ONNX file, or one that was cut short. */
export function metadataOf(model: Uint8Array): Map<string, string> {
  const found = new Map<string, string>()
  let hasGraph = false
  for (const field of fieldsOf(model)) {
    if (field.number === onnxFields.model.graph) hasGraph = true
    if (field.number !== onnxFields.model.metadata) continue
    let [key, value] = ['', '']
    for (const part of fieldsOf(model, field.start, field.end))
      if (part.number === onnxFields.entry.key) key = textOf(model, part)
      else value = textOf(model, part)
    found.set(key, value)
  }
  if (!hasGraph) throw new RangeError('there is no network in it')
  return found
}

/** What a network takes, by name, and how many symbols its first layer has a row for; null: it does not say. */
export type NetworkShape = { inputs: string[]; symbols: number | null }

/** What Piper's networks call the numbers of phonemes. */
const symbolInput = 'input'

/**
 * The first layer is told by what looks into it: torch names its table after another input, `sid`, where a network has one speaker. Throws RangeError where it is no ONNX
 * file, or one that was cut short.
 */
export function shapeOf(model: Uint8Array): NetworkShape {
  const { graph, node, tensor, port } = onnxFields
  const inputs: string[] = []
  const sizes = new Map<string, number | null>()
  let symbolTable: string | undefined
  const textsIn = (fields: readonly Field[], wanted: number): string[] =>
    fields.filter(({ number }) => number === wanted).map((field) => textOf(model, field))
  for (const field of fieldsOf(model)) {
    if (field.number !== onnxFields.model.graph) continue
    for (const part of fieldsOf(model, field.start, field.end)) {
      if (part.wire !== 2) continue
      const fieldsIn = (): Field[] => [...fieldsOf(model, part.start, part.end)]
      if (part.number === graph.input) inputs.push(...textsIn(fieldsIn(), port.name))
      if (part.number === graph.initializer) {
        const fields = fieldsIn()
        sizes.set(textsIn(fields, tensor.name)[0] ?? '', firstSize(model, fields))
      }
      if (part.number === graph.node) {
        const [table, index] = textsIn(fieldsIn(), node.input)
        if (index === symbolInput) symbolTable ??= table
      }
    }
  }
  // Of old versions the constants stand among what goes in, too.
  const isGiven = (name: string): boolean => !sizes.has(name)
  return { inputs: inputs.filter(isGiven), symbols: sizes.get(symbolTable ?? '') ?? null }
}

/** Sizes stand one to a field or, as numbers that follow each other are packed, all in one. */
function firstSize(model: Uint8Array, fields: readonly Field[]): number | null {
  const sizes = fields.find(({ number }) => number === onnxFields.tensor.dims)
  if (sizes === undefined) return null
  return sizes.wire === 2 ? varintAt(model, sizes.start, sizes.end).value : sizes.value
}

/** The bytes that, appended to a model, add these notes to it. */
export function metadataBytes(notes: Readonly<Record<string, string | number>>): Buffer {
  const { metadata } = onnxFields.model
  const { key, value } = onnxFields.entry
  const entries = Object.entries(notes).map(([name, note]) =>
    bytesField(metadata, bytesField(key, name), bytesField(value, String(note))),
  )
  return Buffer.concat(entries)
}
