import { dirname, isAbsolute, join, resolve } from 'node:path'
import { fileExists } from './atomic-file.ts'

const segmentsOf = (path: string): string[] =>
  path.split(/[\\/]+/u).filter((part) => part !== '' && part !== '.')

/**
 * Where a path that pipeline.json records may lie now: as it stands; with this system's separators; and, because a workspace may have been moved as a
 * whole or come from another system, what follows its folder of a phase, inside this workspace.
 */
export function placesOfRecorded(pipelineJson: string, recorded: string): string[] {
  const workspace = dirname(pipelineJson)
  const segments = segmentsOf(recorded)
  const isForeignAbsolute = /^[a-z]:[\\/]|^\\\\/iu.test(recorded) && process.platform !== 'win32'
  const own = isAbsolute(recorded) ? [recorded] : []
  const relative = isAbsolute(recorded) || isForeignAbsolute ? [] : [resolve(workspace, join(...segments))]
  const phase = segments.findIndex((part) => /^phase[1-7][-_]/iu.test(part))
  const inside = phase === -1 ? [] : [join(workspace, ...segments.slice(phase))]
  return [...new Set([...own, ...relative, ...inside])]
}

/** The first of those places that holds a file; null where none does. */
export async function findRecorded(pipelineJson: string, recorded: string): Promise<string | null> {
  for (const path of placesOfRecorded(pipelineJson, recorded)) if (await fileExists(path)) return path
  return null
}
