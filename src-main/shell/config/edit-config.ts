import { isDeepStrictEqual } from 'node:util'
import {
  isMap,
  isScalar,
  isSeq,
  stringify,
  type Document,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { configShape, type ConfigKey } from '../../../src-contract/config-options.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { pairsInForce, parseConfig, parseYaml } from './parse-config.ts'

type Splice = { from: number; to: number; text: string }
type Scalars = Readonly<Record<string, string | number | boolean | readonly string[]>>
type Value = string | number | boolean | null | readonly (string | number | Scalars)[]

function render(value: unknown, stringType: Scalar.Type | null | undefined): string {
  const quoted = stringType === 'QUOTE_DOUBLE' || stringType === 'QUOTE_SINGLE' ? stringType : 'PLAIN'
  return stringify(value, {
    version: '1.1',
    lineWidth: 0,
    blockQuote: false,
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    defaultStringType: quoted,
    singleQuote: quoted === 'QUOTE_SINGLE' ? true : null,
  }).trimEnd()
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** A list that stands one item a line keeps the lines, and so the comments, of the items that stay. */
function blockListSplice(text: string, list: YAMLSeq, value: readonly unknown[]): Splice | null {
  const from = list.range?.[0]
  if (from === undefined || list.flow === true || value.length === 0) return null
  const indent = /[^\n]*$/u.exec(text.slice(0, from))?.[0] ?? ''
  if (indent.trim() !== '') return null
  const kept = new Map<unknown, string>()
  let at = from
  for (const item of list.items) {
    if (!isScalar(item) || !item.range) return null
    const newline = text.indexOf('\n', item.range[1])
    const end = newline === -1 ? text.length : newline + 1
    kept.set(item.value, text.slice(at, end))
    at = end
  }
  const eol = lineEnd(text)
  const lines = value.map((item) => kept.get(item) ?? `${indent}- ${render(item, 'PLAIN')}${eol}`)
  const whole = lines
    .map((line) => (line.endsWith('\n') ? line : `${line}${eol}`))
    .map((line, index) => (index === 0 ? line.trimStart() : line.startsWith('-') ? `${indent}${line}` : line))
    .join('')
  return { from, to: at, text: text.slice(from, at).endsWith('\n') ? whole : whole.slice(0, -eol.length) }
}

function rangeOf(node: unknown): [number, number] | null {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
    return null
  const from: unknown = node.range[0]
  const to: unknown = node.range[1]
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : null
}

function replaceSplice(text: string, pair: Pair, value: Value): Splice | null {
  const node = pair.value
  const range = rangeOf(node)
  const keyRange = rangeOf(pair.key)
  if (range === null || keyRange === null) return null
  const [from, end] = range
  if (isSeq(node) && Array.isArray(value)) {
    const splice = blockListSplice(text, node, value)
    if (splice !== null) return splice
  }
  const rendered = render(value, isScalar(node) ? node.type : 'PLAIN')
  if (from === end) {
    const behindColon = text.indexOf(':', keyRange[1]) + 1
    return { from: behindColon, to: behindColon, text: ` ${rendered}` }
  }
  // Block scalars and block lists end behind their last line end: it stays. A list at the line's start would not belong to its key.
  const trailing = /\s*$/u.exec(text.slice(from, end))?.[0].length ?? 0
  return { from, to: end - trailing, text: `${text.charAt(from - 1) === '\n' ? ' ' : ''}${rendered}` }
}

function appendSplice(text: string, document: Document.Parsed, key: string, value: Value): Splice {
  const map: YAMLMap | null = isMap(document.contents) ? document.contents : null
  const eol = lineEnd(text)
  if (map?.flow === true && map.range) {
    const at = map.range[1] - 1
    const separator = map.items.length > 0 ? ', ' : ''
    return { from: at, to: at, text: `${separator}${key}: ${render(value, 'QUOTE_DOUBLE')}` }
  }
  const endMarker = /^\.\.\.(?=\s|$)/mu.exec(text)
  const at = document.directives?.docEnd && endMarker !== null ? endMarker.index : text.length
  const firstKey = map?.items[0]?.key
  const keyStart = isScalar(firstKey) ? firstKey.range?.[0] : undefined
  const indent = keyStart === undefined ? '' : (/[ ]*$/u.exec(text.slice(0, keyStart))?.[0] ?? '')
  const before = text.slice(0, at)
  const separator = before === '' || before === '\uFEFF' || before.endsWith('\n') ? '' : eol
  return { from: at, to: at, text: `${separator}${indent}${key}: ${render(value, 'PLAIN')}${eol}` }
}

const isScalarValue = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)

/** A mapping of scalars and lists of them, as a command that speaks, or how a word is said. */
function isScalars(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const parts: unknown[] = Object.values(value)
  return parts.every((part) => (Array.isArray(part) ? part.every(isScalarValue) : isScalarValue(part)))
}

function isWritable(value: unknown): value is Value {
  if (value === null) return true
  if (Array.isArray(value)) return value.every((item) => isScalarValue(item) || isScalars(item))
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function without(value: Record<string, unknown>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
}

/**
 * The text of config.yaml with one value set: the bytes of that value change, or one line is added, and nothing else. The edit is checked by
 * reading it again; where the file is written in a way that one value cannot be changed alone (an anchor used elsewhere, a tag), it is refused.
 * `value` has been parsed by the key's schema.
 */
export function setConfigValue(text: string, file: string, key: ConfigKey, value: unknown): Result<string> {
  const before = parseConfig(text, file)
  if (!before.ok) return before
  if (!isWritable(value)) throw new TypeError(`no such value can stand under ${key}`)
  const document = parseYaml(text)
  const pair = pairsInForce(document).pairs.get(key)
  const splice =
    pair === undefined ? appendSplice(text, document, key, value) : replaceSplice(text, pair, value)
  const edited =
    splice === null ? text : `${text.slice(0, splice.from)}${splice.text}${text.slice(splice.to)}`
  const after = parseConfig(edited, file)
  const wanted: unknown = configShape[key].parse(value)
  const isRight =
    after.ok &&
    isDeepStrictEqual(after.value.config[key], wanted) &&
    isDeepStrictEqual(without(after.value.config, key), without(before.value.config, key)) &&
    isDeepStrictEqual(after.value.unknownKeys, before.value.unknownKeys)
  if (isRight) return succeed(edited)
  return fail('config-not-writable', {
    file,
    detail: `${key} is written there in a way that has to be edited by hand`,
  })
}
