import { readFileSync } from 'node:fs'

/** Keys whose values tell when or how fast something was done, or by which run, and nothing about what was made. */
const passing =
  /(?:_at|_sec|Sec|_id|time|timestamps|last_updated|rt_factor|duration|elapsed|seconds|speed_factor|cpu|engine_used)$/u
/** A batch is one session's affair; a killed one leaves a different trail of them. */
const sessions = new Set(['batch', 'batch_runs'])

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => !passing.test(key) && !sessions.has(key))
  return Object.fromEntries(
    kept.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, strip(inner)]),
  )
}

/** What pipeline.json says has been made, without times; `folder` is written as WORKSPACE, so that two workspaces can be compared. */
export function madeIn(path: string, folder: string): string {
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return JSON.stringify(strip(parsed), null, 1).replaceAll(folder, 'WORKSPACE')
}
