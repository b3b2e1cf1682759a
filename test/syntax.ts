import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

/** The sources as syntax trees (ESTree), for rules that words in a comment or a string must not trip. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export type Node = { type: string; [key: string]: unknown }

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

export function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item)
    return
  }
  if (!isNode(value)) return
  yield value
  for (const inner of Object.values(value)) if (typeof inner === 'object') yield* nodesOf(inner)
}

export type Source = { path: string; nodes: Node[] }

/** Every source file of a top folder, tests apart. Paths are from the root, with slashes. */
export function sourcesOf(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path).split(sep).join('/'))
    .filter((path) => /\.tsx?$/u.test(path) && !/\.test\.tsx?$|\/testing\/|\.d\.ts$/u.test(path))
    .map((path) => {
      const { program, errors } = parseSync(path, readFileSync(join(root, path), 'utf8'))
      if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message ?? ''}`)
      return { path, nodes: [...nodesOf(program)] }
    })
}

/** The name of an identifier, a string literal's value, else null. */
export function nameOf(value: unknown): string | null {
  if (!isNode(value)) return null
  const name = value.type === 'Identifier' ? value['name'] : value.type === 'Literal' ? value['value'] : null
  return typeof name === 'string' ? name : null
}

/** `[module, imported name]` for each value that a file imports. */
export function importsOf({ nodes }: Source): [string, string][] {
  return nodes
    .filter((node) => node.type === 'ImportDeclaration' && node['importKind'] !== 'type')
    .flatMap((node) => {
      const module = nameOf(node['source']) ?? ''
      const names = Array.isArray(node['specifiers']) ? node['specifiers'] : []
      return names.map((one): [string, string] => [
        module,
        isNode(one) ? (nameOf(one['imported']) ?? '*') : '*',
      ])
    })
}

/** `object.property` accesses, as the last name of the object and the property's. */
export function accessesOf({ nodes }: Source): [string | null, string | null][] {
  return nodes
    .filter((node) => node.type === 'MemberExpression')
    .map((node) => {
      const object = node['object']
      const inner = isNode(object) && object.type === 'MemberExpression' ? object['property'] : object
      return [nameOf(inner), nameOf(node['property'])]
    })
}
