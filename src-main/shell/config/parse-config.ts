import { isMap, isScalar, LineCounter, parseDocument, type Document, type Pair } from 'yaml'
import {
  configKeyAliases,
  configKeys,
  configSchema,
  configShape,
  type Config,
  type ConfigKey,
} from '../../../src-contract/config-options.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { describeIssue } from './describe-issue.ts'

export type ParsedConfig = {
  config: Config
  /** Keys that the file sets, under their present names. */
  given: ConfigKey[]
  /** Keys that nobody knows, as they stand in the file. */
  unknownKeys: string[]
}

/** Read as PyYAML read it: YAML 1.1, where `no` is false, and of two same keys the last counts. */
export function parseYaml(text: string, lineCounter = new LineCounter()): Document.Parsed {
  return parseDocument(text, { version: '1.1', uniqueKeys: false, lineCounter })
}

export function configKeyOf(name: string): ConfigKey | null {
  const known = configKeys.find((key) => key === name)
  if (known !== undefined) return known
  return Object.hasOwn(configKeyAliases, name) ? (configKeyAliases[name] ?? null) : null
}

function keyName(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key)
}

/** `<<`, which brings the keys of other mappings along. */
function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && (typeof pair.key.value === 'symbol' || pair.key.source === '<<')
}

/** The pair in force for each key: the last one under the present name, else the last one under an older name. */
export function pairsInForce(document: Document.Parsed): { pairs: Map<ConfigKey, Pair>; unknown: string[] } {
  const pairs = new Map<ConfigKey, Pair>()
  const unknown: string[] = []
  if (!isMap(document.contents)) return { pairs, unknown }
  for (const pair of document.contents.items) {
    if (isMergeKey(pair)) continue
    const name = keyName(pair)
    const key = configKeyOf(name)
    if (key === null) unknown.push(name)
    else {
      const before = pairs.get(key)
      const isOlderName = name !== key && before !== undefined && keyName(before) === key
      if (!isOlderName) pairs.set(key, pair)
    }
  }
  return { pairs, unknown }
}

function lineOf(node: unknown, lines: LineCounter): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
    return null
  const start: unknown = node.range[0]
  return typeof start === 'number' ? lines.linePos(start).line : null
}

/**
 * A config.yaml of any age. `config-unreadable` with the line where it is no YAML, `config-invalid` naming every key that cannot be used: never the
 * defaults in place of a file that says something else. An empty file is all defaults.
 */
export function parseConfig(text: string, file: string): Result<ParsedConfig> {
  const lines = new LineCounter()
  const document = parseYaml(text, lines)
  const error = document.errors[0]
  if (error !== undefined) {
    const position = lines.linePos(error.pos[0])
    const words =
      error.code === 'MULTIPLE_DOCS'
        ? 'a second document begins (---)'
        : (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/u, '')
    return fail('config-unreadable', {
      file,
      detail: `line ${position.line}, column ${position.col}: ${words}`,
    })
  }
  const values = readValues(document)
  if (!values.ok) return fail('config-unreadable', { file, detail: values.detail })
  const { contents } = document
  if (contents === null || (isScalar(contents) && contents.value === null))
    return succeed({ config: configSchema.parse({}), given: [], unknownKeys: [] })
  if (!isMap(contents) || values.value === null) {
    return fail('config-invalid', { file, detail: 'expected keys with values, got a list or a single value' })
  }
  const { pairs, unknown } = pairsInForce(document)
  const raw: Record<string, unknown> = {}
  const problems: string[] = []
  for (const key of configKeys) {
    const merged = contents.items.some(isMergeKey) && Object.hasOwn(values.value, key)
    if (pairs.has(key) || !merged) continue
    const parsed = configShape[key].safeParse(values.value[key])
    if (parsed.success) raw[key] = values.value[key]
    else problems.push(describeIssue(key, parsed.error.issues[0], values.value[key]))
  }
  for (const [key, pair] of pairs) {
    const value = asItStands(key, pair, values.value[keyName(pair)])
    const parsed = configShape[key].safeParse(value)
    if (parsed.success) raw[key] = value
    else {
      const line = lineOf(pair.key, lines)
      const where = line === null ? '' : ` (line ${line})`
      problems.push(`${describeIssue(keyName(pair), parsed.error.issues[0], value)}${where}`)
    }
  }
  if (problems.length > 0) return fail('config-invalid', { file, detail: problems.join('; ') })
  return succeed({
    config: configSchema.parse(raw),
    given: configKeys.filter((key) => Object.hasOwn(raw, key)),
    unknownKeys: unknown,
  })
}

/** Where text belongs, what YAML took for a number is that text: `input_dir: .` (not a number to PyYAML either), or a folder called 2024. */
function asItStands(key: ConfigKey, pair: Pair, value: unknown): unknown {
  if (typeof value !== 'number' || !isScalar(pair.value)) return value
  const { source } = pair.value
  const isText = !configShape[key].safeParse(value).success && configShape[key].safeParse(source).success
  return isText ? source : value
}

type Values = { ok: true; value: Record<string, unknown> | null } | { ok: false; detail: string }

/** Merge keys (`<<`) and aliases are followed here; an alias bomb is refused by the library's own limit. */
function readValues(document: Document.Parsed): Values {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    return { ok: true, value: typeof value === 'object' && value !== null ? { ...value } : null }
  } catch (error) {
    if (error instanceof ReferenceError) return { ok: false, detail: error.message }
    throw error
  }
}
