import { isAbsolute, resolve } from 'node:path'
import { fileExists } from '../../src-node/atomic-file.ts'
import { isSection, type Section } from '../../src-contract/pipeline-json/read.ts'

function stringsIn(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.flatMap((item) => {
    if (typeof item === 'string') return item.trim() === '' ? [] : [item]
    // Some versions list chunks as objects of their own.
    const path = isSection(item) ? item['path'] : undefined
    return typeof path === 'string' ? [path] : []
  })
}

/** A path that was recorded on another system, with its separators, as this one writes it. */
function native(path: string): string {
  return process.platform === 'win32' || !/^[^/]*\\/u.test(path) ? path : path.replaceAll('\\', '/')
}

/**
 * The paths that an entry records under the first of these keys that holds any, absolute; `folder` is where relative ones count from. Empty where there are
 * none, or where one of them is not there: half a list is no list.
 */
export async function recordedPaths(
  entry: Section | null,
  keys: readonly string[],
  folder: string,
): Promise<string[]> {
  const artifacts = entry === null ? undefined : entry['artifacts']
  const sources = [entry, isSection(artifacts) ? artifacts : null]
  for (const source of sources)
    for (const key of source === null ? [] : keys) {
      const paths = stringsIn(source?.[key])
        .map(native)
        .map((path) => (isAbsolute(path) ? path : resolve(folder, path)))
      if (paths.length === 0) continue
      const there = await Promise.all(paths.map(async (path) => fileExists(path)))
      return there.every(Boolean) ? paths : []
    }
  return []
}
