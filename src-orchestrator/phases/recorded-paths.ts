import { basename } from 'node:path'
import { isSection, type Section } from '../../src-contract/pipeline-json/read.ts'
import { findRecorded } from '../../src-node/recorded-file.ts'

function stringsIn(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.flatMap((item) => {
    // Some versions list chunks as objects of their own.
    const path = isSection(item) ? item['path'] : item
    return typeof path === 'string' && path.trim() !== '' ? [path] : []
  })
}

/**
 * The files that an entry records under the first of these keys that holds any, in its order. Empty where there are none, or where one of them is
 * not there: half a list is no list.
 */
export async function recordedPaths(
  entry: Section | null,
  keys: readonly string[],
  pipelineJson: string,
): Promise<string[]> {
  const artifacts = entry === null ? undefined : entry['artifacts']
  const sources = [entry, isSection(artifacts) ? artifacts : null]
  for (const source of sources)
    for (const key of source === null ? [] : keys) {
      const listed = stringsIn(source?.[key])
      if (listed.length === 0) continue
      const found: string[] = []
      for (const path of listed) {
        const there = await findRecorded(pipelineJson, path)
        if (there === null) return []
        found.push(there)
      }
      return found
    }
  return []
}

/**
 * Files that are numbered by the contract, by their numbers: a program that makes them side by side may list them as they were finished. In the given
 * order where one has no such number, or two have the same.
 */
export function inNumberOrder(paths: readonly string[]): string[] {
  const numbers = paths.map((path) => /chunk_(\d+)\.[a-z0-9]+$/iu.exec(basename(path))?.[1])
  const isNumbered = numbers.every((number) => number !== undefined) && new Set(numbers).size === paths.length
  const numberOf = (path: string): number => Number(/(\d+)\.[a-z0-9]+$/iu.exec(path)?.[1])
  return isNumbered ? paths.toSorted((a, b) => numberOf(a) - numberOf(b)) : [...paths]
}
